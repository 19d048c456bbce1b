package org.dozvon.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.call.CallId;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PhoneCall;
import org.dozvon.queue.QueueView;
import org.junit.jupiter.api.Test;

/** How a person stands at the queues. */
class DeskViewTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final String PHONE = "PJSIP/101";

  @Test
  void aCallIsToldSoonerThanHowThePhoneIs() {
    DeskView rings = view(MemberState.FREE, false, PhoneCall.Stage.RINGING);
    assertThat(rings.state()).isEqualTo("ringing");
    assertThat(rings.since()).as("since the phone rings").contains(AT.plusSeconds(60));
    assertThat(view(MemberState.FREE, false, PhoneCall.Stage.TALKING).state()).isEqualTo("busy");
    assertThat(view(MemberState.FREE, false, PhoneCall.Stage.ENDED).state()).isEqualTo("ready");
  }

  @Test
  void whatThePhoneItselfSaysIsBelieved() {
    assertThat(view(MemberState.BUSY, false, PhoneCall.Stage.RINGING).state()).isEqualTo("busy");
    assertThat(view(MemberState.WRAP_UP, false, PhoneCall.Stage.TALKING).state())
        .isEqualTo("wrap-up");
    assertThat(view(MemberState.FREE, true, PhoneCall.Stage.RINGING).state()).isEqualTo("paused");
  }

  @Test
  void whoIsAtNoQueueIsOut() {
    QueueBoard nobody = new QueueBoard(AT, List.of(), Optional.empty());
    assertThat(DeskView.of(nobody, PHONE, Optional.empty()).state()).isEqualTo("out");
  }

  private static DeskView view(MemberState state, boolean paused, PhoneCall.Stage stage) {
    Member member =
        new Member("support", PHONE, "Anna", 0, paused, "", state, AT, Optional.empty(), 3);
    QueueView support = new QueueView("support", List.of(), List.of(member), 0);
    QueueBoard board = new QueueBoard(AT, List.of(support), Optional.empty());
    Facts facts =
        new Facts(Optional.of(new CallId("c1")), "+7916", AT, AT, false, "", "", List.of());
    PhoneCall call =
        new PhoneCall(
            PHONE, "support", "1.1", "", stage, AT.plusSeconds(60), AT, Optional.empty(), facts);
    return DeskView.of(board, PHONE, Optional.of(call));
  }
}
