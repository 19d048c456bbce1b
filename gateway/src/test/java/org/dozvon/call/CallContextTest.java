package org.dozvon.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallContextTest {
  private static final CallId ID = new CallId("c1");
  private static final Instant T0 = Instant.parse("2026-11-25T08:00:00Z");

  private static CallContext started() {
    return CallContext.of(
        new CallEvent.Started(
            ID, T0, new Caller("+79161234567", "Anna", "200"), "grocery", Locale.ENGLISH, "1.2"));
  }

  @Test
  void growsByEventsAndKeepsTheirOrder() {
    CallContext context =
        started()
            .with(new CallEvent.BotSaid(ID, T0.plusSeconds(1), "Hello."))
            .with(new CallEvent.CallerSaid(ID, T0.plusSeconds(2), "my points", 0.9, "balance"))
            .with(new CallEvent.IntentFound(ID, T0.plusSeconds(2), "balance"))
            .with(new CallEvent.ValueCollected(ID, T0.plusSeconds(3), "card", "4471"))
            .with(
                new CallEvent.RouteCalled(
                    ID, T0, "card-balance", Map.of(), "ok", Map.of(), Duration.ofMillis(5)))
            .with(new CallEvent.HandedOver(ID, T0.plusSeconds(9), "support", "card", "asked"));
    assertThat(context.transcript())
        .extracting(CallContext.Line::text)
        .containsExactly("Hello.", "my points");
    assertThat(context.intent()).isEqualTo("balance");
    assertThat(context.values()).containsEntry("card", "4471");
    assertThat(context.routes())
        .extracting(CallContext.Route::name)
        .containsExactly("card-balance");
    assertThat(context.waitingSince()).contains(T0.plusSeconds(9));
    assertThat(context.queue()).isEqualTo("support");
  }

  @Test
  void ofASentenceThatWasCutOnlyWhatWasHeardIsKept() {
    CallContext context =
        started()
            .with(new CallEvent.BotSaid(ID, T0, "You have three points."))
            .with(new CallEvent.BargedIn(ID, T0, "You have...", "three points. Anything else?"));
    assertThat(context.transcript())
        .extracting(CallContext.Line::text)
        .containsExactly("You have...");
    assertThat(context.with(new CallEvent.BargedIn(ID, T0, "", "Anything else?")))
        .as("cut between two sentences")
        .isEqualTo(context);
  }

  @Test
  void waitingSinceIsTheFirstHandOverNotTheLast() {
    CallContext context =
        started()
            .with(new CallEvent.HandedOver(ID, T0.plusSeconds(9), "support", "", ""))
            .with(new CallEvent.HandedOver(ID, T0.plusSeconds(20), "complaints", "", ""));
    assertThat(context.waitingSince()).contains(T0.plusSeconds(9));
    assertThat(context.queue()).isEqualTo("complaints");
  }

  @Test
  void aCallerIsCleanedAtTheDoor() {
    Caller caller =
        new Caller("+7 (916)\r\n123-45-67+", "A\u0000\nB" + "x".repeat(200), "2${x}00;");
    assertThat(caller.number()).isEqualTo("+79161234567");
    assertThat(caller.name()).startsWith("A  B").hasSize(80);
    assertThat(caller.dialled()).isEqualTo("2x00");
  }

  @Test
  void aCallIdThatCouldBreakAHeaderIsRefused() {
    assertThatThrownBy(() -> new CallId("a\r\nX: y")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CallId("")).isInstanceOf(IllegalArgumentException.class);
    assertThat(CallId.random().value()).hasSize(32);
  }
}
