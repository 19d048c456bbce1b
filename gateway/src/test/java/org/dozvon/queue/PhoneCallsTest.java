package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dozvon.call.CallId;
import org.dozvon.queue.PhoneCall.Stage;
import org.junit.jupiter.api.Test;

/** Which call each phone has to do with. */
class PhoneCallsTest {
  private static final Instant T = Instant.parse("2026-11-28T10:00:00Z");
  private static final String ANNA = "PJSIP/101";
  private static final String BORIS = "PJSIP/102";

  private final PhoneCalls calls = new PhoneCalls();

  private static Instant at(int second) {
    return T.plusSeconds(second);
  }

  private Set<String> joined() {
    return calls.on(new QueueEvent.Joined(at(0), "support", "1.1", "PJSIP/line-1", 0));
  }

  private Set<String> rings(String phone) {
    return calls.on(new QueueEvent.Offered(at(5), "support", "1.1", phone));
  }

  private Stage stage(String phone) {
    return calls.of(phone).orElseThrow().stage();
  }

  @Test
  void aPhoneRingsAndTheCallIsThere() {
    calls.on(new QueueEvent.Known(at(0), "1.1", facts("c1")));
    assertThat(joined()).isEmpty();
    assertThat(rings(ANNA)).containsExactly(ANNA);
    assertThat(rings(ANNA)).as("told again").isEmpty();
    PhoneCall call = calls.of(ANNA).orElseThrow();
    assertThat(call.stage()).isEqualTo(Stage.RINGING);
    assertThat(call.channel()).isEqualTo("PJSIP/line-1");
    assertThat(call.joined()).isEqualTo(at(0));
    assertThat(call.facts().call()).contains(new CallId("c1"));
  }

  @Test
  void whatBecomesKnownLaterIsShown() {
    joined();
    rings(ANNA);
    assertThat(calls.on(new QueueEvent.Known(at(6), "1.1", facts("c1")))).containsExactly(ANNA);
    assertThat(calls.of(ANNA).orElseThrow().facts().call()).isPresent();
  }

  @Test
  void ofAllThatRingOneAnswers() {
    joined();
    rings(ANNA);
    rings(BORIS);
    Set<String> changed = calls.on(new QueueEvent.Answered(at(8), "support", "1.1", BORIS));
    assertThat(changed).containsExactlyInAnyOrder(ANNA, BORIS);
    assertThat(calls.of(ANNA)).isEmpty();
    assertThat(stage(BORIS)).isEqualTo(Stage.TALKING);
  }

  @Test
  void aCallThatIsOverStaysUntilTheNext() {
    joined();
    rings(ANNA);
    calls.on(new QueueEvent.Answered(at(8), "support", "1.1", ANNA));
    calls.on(
        new QueueEvent.TalkEnded(
            at(60), "support", "1.1", ANNA, Duration.ofSeconds(52), Duration.ofSeconds(30)));
    assertThat(stage(ANNA)).isEqualTo(Stage.ENDED);
    assertThat(calls.of(ANNA).orElseThrow().wrapUpUntil()).contains(at(90));
    calls.on(new QueueEvent.Offered(at(95), "support", "2.2", ANNA));
    assertThat(calls.of(ANNA).orElseThrow().caller()).isEqualTo("2.2");
  }

  @Test
  void whoHangsUpRingsNoMore() {
    joined();
    rings(ANNA);
    calls.on(new QueueEvent.Abandoned(at(7), "support", "1.1"));
    assertThat(calls.of(ANNA)).isEmpty();
  }

  @Test
  void whoLetsItRingHasNoCall() {
    joined();
    rings(ANNA);
    calls.on(new QueueEvent.Unanswered(at(25), "support", "1.1", ANNA, Duration.ofSeconds(20)));
    assertThat(calls.of(ANNA)).isEmpty();
  }

  @Test
  void anEndThatWasMissedIsFoundOut() {
    joined();
    rings(ANNA);
    calls.on(new QueueEvent.Answered(at(8), "support", "1.1", ANNA));
    Member free =
        new Member(
            "support", ANNA, "Anna", 0, false, "", MemberState.FREE, at(60), Optional.empty(), 1);
    calls.on(new QueueEvent.Everything(at(61), Set.of("support"), List.of(), List.of(free)));
    assertThat(stage(ANNA)).isEqualTo(Stage.ENDED);
  }

  @Test
  void aColleagueTakesOver() {
    joined();
    rings(ANNA);
    calls.on(new QueueEvent.Answered(at(8), "support", "1.1", ANNA));
    Set<String> changed = calls.on(new QueueEvent.TalksOn(at(40), "support", "1.1", BORIS, false));
    assertThat(changed).containsExactlyInAnyOrder(ANNA, BORIS);
    assertThat(stage(BORIS)).isEqualTo(Stage.TALKING);
    assertThat(stage(ANNA)).isEqualTo(Stage.ENDED);
    assertThat(rings(ANNA)).as("passed on to who had the caller before").containsExactly(ANNA);
    assertThat(stage(ANNA)).isEqualTo(Stage.RINGING);
  }

  private static Facts facts(String call) {
    return new Facts(Optional.of(new CallId(call)), "+7916", T, T, false, "balance", "", List.of());
  }
}
