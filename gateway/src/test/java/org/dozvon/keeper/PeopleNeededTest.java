package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.testing.Outcomes;
import org.junit.jupiter.api.Test;

class PeopleNeededTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final Interval LATELY = new Interval(NOON.minus(PeopleNeeded.LATELY), NOON);

  private static Figures figures(int callers, int talks, int talkSeconds, Duration blind) {
    Counts counts = Counts.NONE;
    Outcome.Wait wait = Outcomes.wait("support", "c", NOON, 5, Outcome.Wait.End.ANSWERED);
    for (int i = 0; i < callers; i++) {
      counts = counts.plus(Counts.of(wait, ServiceTarget.DEFAULT));
    }
    for (int i = 0; i < talks; i++) {
      Outcome.Talk talk = Outcomes.talk("support", "c", NOON, talkSeconds);
      counts = counts.plus(Counts.of(talk, ServiceTarget.DEFAULT));
    }
    return new Figures("support", LATELY, ServiceTarget.DEFAULT, counts, blind);
  }

  /** 1750 in 30 minutes, three minutes each, 80 % within 20 s: 183, as ./dozvon staff says. */
  @Test
  void whatCameLatelySaysHowManyAreNeeded() {
    assertThat(PeopleNeeded.now(QueueRules.DEFAULT, figures(1750, 0, 0, Duration.ZERO), 0))
        .hasValue(183);
  }

  @Test
  void talksAreAsLongAsTheyWereOnceThereAreEnough() {
    assertThat(PeopleNeeded.now(QueueRules.DEFAULT, figures(100, 10, 360, Duration.ZERO), 0))
        .hasValue(25);
    assertThat(PeopleNeeded.now(QueueRules.DEFAULT, figures(100, 9, 360, Duration.ZERO), 0))
        .hasValue(14);
  }

  @Test
  void whoWaitsIsServedBesideThoseWhoCome() {
    Figures quiet = figures(0, 0, 0, Duration.ZERO);
    assertThat(PeopleNeeded.now(QueueRules.DEFAULT, quiet, 0)).hasValue(0);
    // 10 talks of 3 minutes in 10 minutes.
    assertThat(PeopleNeeded.now(QueueRules.DEFAULT, quiet, 10)).hasValue(3);
  }

  @Test
  void timeOfWhichNothingIsKnownBringsNoCalls() {
    assertThat(PeopleNeeded.now(QueueRules.DEFAULT, figures(875, 0, 0, Duration.ofMinutes(15)), 0))
        .hasValue(183);
    assertThat(PeopleNeeded.now(QueueRules.DEFAULT, figures(99, 0, 0, Duration.ofMinutes(26)), 0))
        .isEmpty();
  }
}
