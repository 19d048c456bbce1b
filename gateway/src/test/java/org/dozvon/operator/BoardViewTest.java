package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.call.CallId;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.Test;

class BoardViewTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void aCallerIsKnownByTheirCallAndNotByTheirNumber() {
    PriorityReason why = new PriorityReason(PriorityReason.Kind.GENTLE, "born 1949");
    Facts facts =
        new Facts(
            Optional.of(new CallId("call-1")), "+79161234567", T, T, true, "", "", List.of(why));
    WaitingCaller caller =
        new WaitingCaller("support", "1.1", "PJSIP/line-1", T, 5, Optional.of("PJSIP/7"), facts);
    Member member =
        new Member(
            "support",
            "PJSIP/7",
            "Anna",
            0,
            true,
            "lunch",
            MemberState.FREE,
            T,
            Optional.empty(),
            4);
    QueueView queue = new QueueView("support", List.of(caller), List.of(member), 2);
    Map<String, Object> view =
        BoardView.of(
            new QueueBoard(T.plusSeconds(9), List.of(queue), Optional.of(T)),
            name -> OptionalInt.of(7));

    assertThat(view.toString())
        .contains("call=call-1", "waitedMs=9000", "reasons=[born 1949]", "ringing=PJSIP/7")
        .contains(
            "pauseReason=lunch",
            "talking=2",
            "free=0",
            "neededNow=7",
            "blindSince=2026-03-02T09:00:00Z")
        .doesNotContain("7916");
  }
}
