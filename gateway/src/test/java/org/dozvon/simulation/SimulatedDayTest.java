package org.dozvon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dozvon.keeper.Intervention;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.Test;

class SimulatedDayTest {
  private static final DayPlan GROCERY = Days.grocery();

  @Test
  void theSameSeedIsTheSameDay() {
    assertThat(events(7, Keeping.NOBODY)).isEqualTo(events(7, Keeping.NOBODY));
    assertThat(events(7, Keeping.NOBODY)).isNotEqualTo(events(8, Keeping.NOBODY));
  }

  @Test
  void everybodyEndsExactlyOnce() {
    List<SimulatedCaller> crowd = Crowd.of(GROCERY, "", 3);
    Map<String, Integer> ends = new HashMap<>();
    Watcher watcher = new Watcher();
    new SimulatedDay(GROCERY, 178, crowd, Days.START, new Meddler(), watcher).run();
    for (Outcome outcome : watcher.outcomes) {
      switch (outcome) {
        case Outcome.BotServed served -> ends.merge(served.caller(), 1, Integer::sum);
        case Outcome.Wait wait -> {
          if (wait.end() != Outcome.Wait.End.MOVED) {
            ends.merge(wait.caller().caller(), 1, Integer::sum);
          }
        }
        default -> {}
      }
    }
    watcher.elsewhere.forEach(caller -> ends.merge(caller, 1, Integer::sum));
    assertThat(watcher.elsewhere).isNotEmpty();
    assertThat(ends).hasSize(crowd.size());
    assertThat(ends.values()).containsOnly(1);
  }

  @Test
  void bothPoliciesMeetTheSameCallers() {
    assertThat(arrivals(new Meddler())).isEqualTo(arrivals(Keeping.NOBODY));
  }

  @Test
  void aPersonTalksWithOneCallerAtATime() {
    Map<String, String> talks = new HashMap<>();
    for (QueueEvent event : events(5, new Meddler())) {
      switch (event) {
        case QueueEvent.Answered e ->
            assertThat(talks.put(e.phone(), e.caller())).as("%s", e).isNull();
        case QueueEvent.TalkEnded e -> assertThat(talks.remove(e.phone())).isEqualTo(e.caller());
        default -> {}
      }
    }
    assertThat(talks).isEmpty();
  }

  @Test
  void aUsualDayHasTheCallersOfThePlan() {
    DayReport report = new DayReport(Days.START, queue -> ServiceTarget.DEFAULT);
    DayPlan calm = GROCERY.calm();
    new SimulatedDay(calm, 190, Crowd.of(calm, "", 1), Days.START, Keeping.NOBODY, report).run();
    assertThat(report.day().answered() + report.day().abandoned()).isBetween(34_400, 35_600);
    assertThat(report.half(22).answered() + report.half(22).abandoned()).isBetween(1600, 1900);
  }

  private static List<QueueEvent> events(long seed, Keeping keeping) {
    Watcher watcher = new Watcher();
    new SimulatedDay(GROCERY, 178, Crowd.of(GROCERY, "", seed), Days.START, keeping, watcher).run();
    return watcher.events;
  }

  /** When who was known to want a person, and when the bot took whom. */
  private static Map<String, Instant> arrivals(Keeping keeping) {
    Map<String, Instant> answered = new HashMap<>();
    for (QueueEvent event : events(4, keeping)) {
      switch (event) {
        case QueueEvent.BotTook e -> answered.put(e.caller(), e.at());
        case QueueEvent.Joined e -> answered.putIfAbsent(e.caller(), e.at());
        default -> {}
      }
    }
    return answered;
  }

  /** Does everything that can be done to callers and people, more than any keeper would. */
  private static final class Meddler implements Keeping {
    private long look;

    @Override
    public void happened(QueueEvent event, List<Outcome> outcomes) {}

    @Override
    public List<Intervention> look(List<QueueView> queues, Instant now) {
      look++;
      List<Intervention> all = new ArrayList<>();
      for (QueueView view : queues) {
        view.waiting().stream().findFirst().ifPresent(c -> all.add(touch(view, c)));
      }
      return all;
    }

    private Intervention touch(QueueView view, WaitingCaller c) {
      String other = view.queue().equals("support") ? "complaints" : "support";
      return switch ((int) (look % 6)) {
        case 0 -> new Intervention.Prioritise(view.queue(), c.caller(), "", 5);
        case 1 -> new Intervention.Overflow(view.queue(), c.caller(), "", other);
        case 2 -> new Intervention.OfferCallBack(view.queue(), c.caller(), "");
        case 3 -> new Intervention.AddMember("complaints", "Sim/general-7", "", 3);
        case 4 -> new Intervention.RemoveMember("complaints", "Sim/general-7");
        default -> new Intervention.SetPenalty("support", "Sim/general-8", 2);
      };
    }
  }

  private static final class Watcher implements Audience {
    private final List<QueueEvent> events = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();

    @Override
    public void happened(QueueEvent event, List<Outcome> ended) {
      events.add(event);
      outcomes.addAll(ended);
    }

    @Override
    public void ended(Instant at, String caller, End how) {
      elsewhere.add(caller);
    }

    @Override
    public void done(Instant at, Intervention intervention) {}
  }
}
