package org.dozvon.dialog;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.YamlNode;

/** Reads {@code schedule:} of hotline.yaml. */
final class ScheduleReader {
  private static final Pattern HOURS =
      Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

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
    Map<DayOfWeek, List<Schedule.Hours>> week = new EnumMap<>(DayOfWeek.class);
    Fields days = fields.fields("days");
    days.all().forEach((name, node) -> days(days, name, hours(node), week));
    if (days.all().isEmpty()) {
      problem(fields.place(), "\"days\" is missing: on which days, from when to when?");
    }
    Map<LocalDate, List<Schedule.Hours>> holidays = new HashMap<>();
    Fields dates = fields.fields("holidays");
    dates.all().forEach((date, node) -> holiday(dates, date, hours(node), holidays));
    Optional<Schedule.Closed> closed =
        fields.node("closed").map(node -> closed(node.fields(scope.problems())));
    fields.done();
    return new Schedule(week, holidays, closed);
  }

  private void days(
      Fields days,
      String name,
      List<Schedule.Hours> hours,
      Map<DayOfWeek, List<Schedule.Hours>> week) {
    String[] ends = name.toLowerCase(Locale.ROOT).split("-", 2);
    int first = DAYS.indexOf(ends[0].strip());
    int last = DAYS.indexOf(ends[ends.length - 1].strip());
    if (first < 0 || last < first) {
      problem(
          days.keyPlace(name),
          "days: \"" + name + "\" (expected: such as mon, or mon-fri)" + Nearest.hint(name, DAYS));
      return;
    }
    for (int day = first; day <= last; day++) {
      if (week.put(DayOfWeek.of(day + 1), hours) != null) {
        problem(days.keyPlace(name), DAYS.get(day) + " is there twice");
      }
    }
  }

  private void holiday(
      Fields dates,
      String date,
      List<Schedule.Hours> hours,
      Map<LocalDate, List<Schedule.Hours>> holidays) {
    try {
      holidays.put(LocalDate.parse(date), hours);
    } catch (DateTimeException e) {
      problem(dates.keyPlace(date), "holidays: \"" + date + "\" (expected: such as 2027-01-01)");
    }
  }

  private List<Schedule.Hours> hours(YamlNode node) {
    List<Schedule.Hours> hours = new ArrayList<>();
    for (YamlNode item : node.items()) {
      String text = item.text(scope.problems()).strip();
      if (!text.equals("closed")) {
        hours(text)
            .ifPresentOrElse(
                hours::add,
                () ->
                    problem(
                        item.place(),
                        "hours: \"" + text + "\" (expected: such as 09:00-21:00, or closed)"));
      }
    }
    return List.copyOf(hours);
  }

  /** An end that is not after the beginning is on the next day. */
  private static Optional<Schedule.Hours> hours(String text) {
    Matcher matcher = HOURS.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int from = minute(matcher.group(1), matcher.group(2));
    int to = minute(matcher.group(3), matcher.group(4));
    boolean right = from >= 0 && from < Schedule.Hours.DAY && to >= 0;
    return Optional.of(new Schedule.Hours(from, to > from ? to : to + Schedule.Hours.DAY))
        .filter(hours -> right);
  }

  /** Minutes from midnight; negative when there is no such time. */
  private static int minute(String hour, String minute) {
    int all = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    return all <= Schedule.Hours.DAY && Integer.parseInt(minute) < 60 ? all : -1;
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
