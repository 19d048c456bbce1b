package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dozvon.queue.Floor;
import org.dozvon.queue.Outcome;
import org.junit.jupiter.api.Test;

/** Our dialplan rings the last agent past app_queue; it counts as a call of the queue. */
class LastAgentTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private final QueueTranslator translator = new QueueTranslator(Map.of());
  private final Floor floor = new Floor();

  private List<Outcome> on(String stage, int second) {
    AmiEvent event =
        new AmiEvent(
            "userevent",
            Map.of(
                "userevent",
                "DozvonLastAgent",
                "stage",
                stage,
                "queue",
                "support",
                "phone",
                "PJSIP/101",
                "caller",
                "1.1",
                "callerchannel",
                "PJSIP/line-1"));
    List<Outcome> ended = new ArrayList<>();
    translator
        .on(event, T.plusSeconds(second))
        .forEach(meaning -> ended.addAll(floor.apply(meaning)));
    return ended;
  }

  @Test
  void anAnsweredRingIsWaitAndTalkOfTheQueue() {
    assertThat(on("ring", 0)).isEmpty();
    assertThat(floor.view(T).getFirst().waiting().getFirst().ringing()).contains("PJSIP/101");

    Outcome.Wait wait = (Outcome.Wait) on("answered", 3).getFirst();
    Outcome.Talk talk = (Outcome.Talk) on("ended", 63).getFirst();

    assertThat(wait.end()).isEqualTo(Outcome.Wait.End.ANSWERED);
    assertThat(wait.waited()).isEqualTo(Duration.ofSeconds(3));
    assertThat(wait.phone()).isEqualTo("PJSIP/101");
    assertThat(talk.talked()).isEqualTo(Duration.ofSeconds(60));
    assertThat(floor.view(T).getFirst().talking()).isZero();
  }

  @Test
  void whoIsNotAnsweredWaitsOnAndTheTimeCounts() {
    on("ring", 0);
    List<Outcome> missed = on("missed", 8);

    assertThat(missed).hasSize(1);
    assertThat(((Outcome.Unanswered) missed.getFirst()).rang()).isEqualTo(Duration.ofSeconds(8));
    assertThat(floor.view(T).getFirst().waiting().getFirst().joined()).isEqualTo(T);
  }
}
