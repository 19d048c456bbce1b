package org.dozvon.dialog;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.timetable.Timetable;
import org.dozvon.timetable.TimetableReader;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Place;

/** Reads {@code schedule:} of hotline.yaml. */
final class ScheduleReader {
  private static final Map<String, Schedule.Then> THEN =
      Map.of(
          "queue", Schedule.Then.QUEUE,
          "hang-up", Schedule.Then.HANG_UP,
          "message", Schedule.Then.MESSAGE);

  private final Scope scope;

  /**
   * @param scope with the values that every intent knows
   */
  ScheduleReader(Scope scope) {
    this.scope = scope;
  }

  /** The schedule, when there is one. */
  Optional<Schedule> read(Fields main) {
    return main.node("schedule").map(node -> schedule(node.fields(scope.problems())));
  }

  private Schedule schedule(Fields fields) {
    Timetable times = new TimetableReader(scope.problems()).read(fields);
    Optional<Schedule.Closed> closed =
        fields.node("closed").map(node -> closed(node.fields(scope.problems())));
    fields.done();
    return new Schedule(times, closed);
  }

  private Schedule.Closed closed(Fields fields) {
    Set<String> values = new HashSet<>(scope.values());
    values.add("topic");
    Scope inside = scope.with(values, Set.of());
    Schedule.Then then = fields.choice("then", THEN, Schedule.Then.QUEUE);
    Prompt said = fields.required("say").map(inside::prompt).orElse(Prompt.NONE);
    Prompt message = fields.node("message").map(inside::prompt).orElse(Prompt.NONE);
    if ((then == Schedule.Then.MESSAGE) == message.isEmpty()) {
      problem(
          fields.place(),
          message.isEmpty()
              ? "\"message\" is missing: what is sent?"
              : "a message is sent with \"then: message\" only");
    }
    Template to = fields.node("to").map(inside::argument).orElse(Scope.NUMBER);
    fields.done();
    return new Schedule.Closed(said, then, message, to);
  }

  private void problem(Place place, String message) {
    scope.problems().add(place, message);
  }
}
