package org.dozvon.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.dozvon.queue.Facts;
import org.dozvon.queue.PriorityReason;
import org.junit.jupiter.api.Test;

/** What an agent is shown of a call. */
class CallViewTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final CallId CALL = new CallId("c1");

  private CallContext call =
      CallContext.of(
          new CallEvent.Started(
              CALL, AT, new Caller("+7916", "Network", "200"), "grocery", Locale.ENGLISH, "1.1"));

  private CallView view(PriorityReason... reasons) {
    Facts facts = new Facts(Optional.of(CALL), "+7916", AT, AT, true, "", "", List.of(reasons));
    return new CallView(call, Optional.of(facts));
  }

  private void value(String name, String value) {
    call = call.with(new CallEvent.ValueCollected(CALL, AT, name, value));
  }

  private static String marked(List<Highlights.Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }

  @Test
  void theNameOnRecordIsBetterThanThatOfTheNetwork() {
    assertThat(view().who()).isEqualTo("Network");
    value("name", "Anna Ivanova");
    assertThat(view().who()).isEqualTo("Anna Ivanova");
    assertThat(view().values()).doesNotContainKey("name");
  }

  @Test
  void whyIsTheProfileAndWhatTheQueueGoesBy() {
    call =
        call.with(
            new CallEvent.ProfileChosen(
                CALL, AT, new ProfileChoice(Profile.GENTLE, "caller record: born 1949")));
    CallView view =
        view(
            new PriorityReason(PriorityReason.Kind.GENTLE, "caller record: born 1949"),
            new PriorityReason(PriorityReason.Kind.ANGRY, "angry words: rude, stolen"),
            new PriorityReason(PriorityReason.Kind.SECOND_CALL, "called about the same 5 min ago"));
    assertThat(view.reasons())
        .containsExactly(
            "caller record: born 1949",
            "angry words: rude, stolen",
            "called about the same 5 min ago");
    assertThat(view.isUpset()).isTrue();
  }

  @Test
  void whatCountsIsMarkedInWhatWasSaid() {
    value("card", "4071");
    value("place", "oak street");
    call = call.with(new CallEvent.CallerSaid(CALL, AT, "Rude man at Oak Street", 0.4, "shop"));
    call = call.with(new CallEvent.CallerSaid(CALL, AT, "it is 40 71 not rudely", 0.9, ""));
    call = call.with(new CallEvent.CallerPressed(CALL, AT, "4071"));
    CallView view = view(new PriorityReason(PriorityReason.Kind.ANGRY, "angry words: rude"));
    List<CallView.Said> said = view.transcript();
    assertThat(marked(said.get(0).pieces())).isEqualTo("[Rude] man at [Oak Street]");
    assertThat(said.get(0).unsure()).isTrue();
    assertThat(said.get(0).percent()).isEqualTo(40);
    assertThat(marked(said.get(1).pieces())).isEqualTo("it is [40 71] not rudely");
    assertThat(said.get(1).unsure()).isFalse();
    assertThat(marked(said.get(2).pieces())).isEqualTo("[4071]");
  }

  @Test
  void aValueIsNoPattern() {
    value("odd", "a.*(b");
    assertThat(marked(new Highlights(call.values().values()).in("aXXb a.*(b")))
        .isEqualTo("aXXb [a.*(b]");
  }

  @Test
  void whomToPhoneIsWhatLookUpsTold() {
    value("phone", "+7 (495) 100-20-30");
    value("supervisor", "Pyotr, room 5");
    value("address", "1 Oak Street");
    value("hours", "08:00-22:00");
    assertThat(view().contacts())
        .containsExactly(
            new CallView.Contact("phone", "+7 (495) 100-20-30", "+74951002030"),
            new CallView.Contact("supervisor", "Pyotr, room 5", ""));
    assertThat(view().address()).isEqualTo("1 Oak Street, 08:00-22:00, +7 (495) 100-20-30");
  }

  @Test
  void whoTookTheCallIsKnownByPhone() {
    call = call.with(answered("Anna", "PJSIP/101"));
    call = call.with(answered("Boris", "PJSIP/102"));
    call = call.with(answered("Anna", "PJSIP/101"));
    assertThat(call.phones()).containsExactly("PJSIP/101", "PJSIP/102");
    assertThat(call.agent()).contains("Anna");
    assertThat(view().loyalty()).isEqualTo(Map.of());
  }

  private static CallEvent answered(String name, String phone) {
    return new CallEvent.PersonAnswered(CALL, AT, "support", name, phone, Duration.ZERO);
  }
}
