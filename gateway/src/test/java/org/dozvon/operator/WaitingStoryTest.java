package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dozvon.call.CallId;
import org.dozvon.keeper.Claim;
import org.dozvon.keeper.QueueRules;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.Test;

class WaitingStoryTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private final List<WaitingCaller> line = new ArrayList<>();

  private static WaitingCaller caller(String id, int joined, int priority) {
    return caller(id, joined, priority, Facts.unknown(T.plusSeconds(joined)));
  }

  private static WaitingCaller caller(String id, int joined, int priority, Facts facts) {
    return new WaitingCaller(
        "support", id, "PJSIP/" + id, T.plusSeconds(joined), priority, Optional.empty(), facts);
  }

  private static Facts facts(String call, int joined, boolean gentle, PriorityReason... reasons) {
    Instant at = T.plusSeconds(joined);
    return new Facts(
        Optional.of(new CallId(call)),
        "",
        at.minusSeconds(90),
        at.minusSeconds(5),
        gentle,
        "",
        "",
        List.of(reasons));
  }

  private Wall wall(int second) {
    QueueRules rules = QueueRules.DEFAULT;
    QueueView view = new QueueView("support", line, List.of(), 0);
    List<WallCaller> waiting =
        line.stream()
            .map(
                c ->
                    new WallCaller(
                        c,
                        OptionalDouble.of(40),
                        Optional.empty(),
                        Claim.of(c.facts(), c.joined(), rules.priorities())))
            .toList();
    Figures none =
        new Figures(
            "support",
            new Interval(T, T.plusSeconds(900)),
            rules.target(),
            Counts.NONE,
            Duration.ZERO);
    return new Wall(
        T.plusSeconds(second),
        Optional.empty(),
        List.of(
            new WallQueue(
                view,
                rules,
                none,
                none,
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                waiting)));
  }

  private List<String> story(int second, String id) {
    return WaitingStory.of(wall(second), id).stream().map(told -> told.substring(21)).toList();
  }

  @Test
  void tellsWhoStandsBeforeAndWhy() {
    line.add(caller("1.3", 50, 12, facts("gentle", 50, true)));
    line.add(caller("1.4", 60, 7));
    line.add(caller("1.1", 0, 0));
    line.add(caller("1.2", 20, 0, facts("mine", 20, false)));

    assertThat(story(80, "mine"))
        .containsExactly(
            "waits in support for 1 min 0 s (2 min 30 s after the answer of the call, 1 min 5 s"
                + " after asking for a person): number 4 of 4, another 40 s as predicted",
            "their own reasons to go first: none",
            "gentle stands before, who joined 30 s later: 12 points [gentle 12]",
            "1.4 stands before, who joined 40 s later: priority 7 instead of 0",
            "1.1 stands before, who joined 20 s earlier",
            "people: 0 free of 0");
    assertThat(story(80, "1.2")).as("by Asterisk's name").isEqualTo(story(80, "mine"));
    assertThat(story(80, "gentle").get(1))
        .isEqualTo("their own reasons to go first: 12 points [gentle 12]");
    assertThat(story(80, "nobody")).isEmpty();
  }

  @Test
  void aLongLineIsNotToldOneByOne() {
    IntStream.range(0, 30).forEach(at -> line.add(caller("1." + at, at, 0)));
    assertThat(story(80, "1.29")).hasSize(24).contains("and 9 more stand before");
  }

  @Test
  void followsWhatWasKept() throws IOException {
    line.add(caller("1.1", 0, 0));
    QueueRecords kept =
        new QueueRecords() {
          @Override
          public List<Figures> quarters(Interval time) {
            return List.of();
          }

          @Override
          public List<Outcome> outcomes(Interval time) {
            return List.of();
          }

          @Override
          public List<String> story(String call) {
            return List.of("before");
          }
        };
    assertThat(new LiveRecords(kept, () -> wall(9)).story("1.1")).hasSize(4).startsWith("before");
    assertThat(new LiveRecords(kept, () -> Wall.EMPTY).story("1.1")).containsExactly("before");
  }
}
