package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.call.HearingLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls as Prometheus reads them. */
class CallMetricsTest {
  private static final Instant AT = Instant.parse("2026-11-28T04:00:00Z");
  private static final CallId ONE = new CallId("one");

  private final Metrics metrics = new Metrics(() -> 0);

  private void start(CallId call, String hotline) {
    metrics.accept(
        new CallEvent.Started(
            call, AT, new Caller("+15550100", "", "100"), hotline, Locale.ENGLISH, "1.1"));
  }

  private void end(CallId call, Ending.Result result) {
    metrics.accept(
        new CallEvent.Ended(call, AT, new Ending(result, Ending.Party.CALLER, "so it was")));
  }

  @Test
  void howFastTheBotAnswersAndWhereTheTimeGoes() {
    start(ONE, "grocery");
    metrics.accept(
        new CallEvent.TurnTaken(
            ONE,
            AT,
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            Duration.ofMillis(20),
            Duration.ofMillis(300)));
    assertThat(metrics.text())
        .contains("dozvon_turn_seconds_bucket{hotline=\"grocery\",le=\"0.75\"} 0")
        .contains("dozvon_turn_seconds_bucket{hotline=\"grocery\",le=\"1.0\"} 1")
        .contains("dozvon_turn_seconds_sum{hotline=\"grocery\"} 0.92")
        .contains("dozvon_turn_stage_seconds_sum{stage=\"endpointing\"} 0.5")
        .contains("dozvon_turn_stage_seconds_sum{stage=\"speaking\"} 0.3");
  }

  @Test
  void whatBecomesOfWhatCallersSay() {
    start(ONE, "grocery");
    metrics.accept(new CallEvent.CallerSaid(ONE, AT, "my points", 0.9, "balance"));
    metrics.accept(new CallEvent.CallerSaid(ONE, AT, "blah", 0.4, ""));
    metrics.accept(new CallEvent.CallerSaid(ONE, AT, "", 0, ""));
    metrics.accept(new CallEvent.CallerPressed(ONE, AT, "1"));
    metrics.accept(new CallEvent.CallerSilent(ONE, AT, Duration.ofSeconds(5)));
    metrics.accept(new CallEvent.BargedIn(ONE, AT, "Hello, th...", "is is"));
    assertThat(metrics.text())
        .contains("{hotline=\"grocery\",outcome=\"understood\"} 1.0")
        .contains("{hotline=\"grocery\",outcome=\"not-understood\"} 1.0")
        .contains("{hotline=\"grocery\",outcome=\"no-words\"} 1.0")
        .contains("{hotline=\"grocery\",outcome=\"keys\"} 1.0")
        .contains("{hotline=\"grocery\",outcome=\"silent\"} 1.0")
        .contains("dozvon_barge_ins_total{hotline=\"grocery\"} 1.0")
        .doesNotContain("points")
        .doesNotContain("+1555");
  }

  @Test
  void routesByNameAndByWhetherTheyAnswered() {
    for (String outcome : List.of("ok", "ok", "route card-balance gave no answer")) {
      metrics.accept(
          new CallEvent.RouteCalled(
              ONE, AT, "card-balance", Map.of(), outcome, Map.of(), Duration.ofMillis(300)));
    }
    assertThat(metrics.text())
        .contains("dozvon_route_seconds_count{outcome=\"ok\",route=\"card-balance\"} 2")
        .contains("dozvon_route_seconds_count{outcome=\"failed\",route=\"card-balance\"} 1");
  }

  @Test
  void whetherThoseOnTheWayToAPersonReachedOne() {
    for (String call : List.of("a", "b", "c", "d")) {
      start(new CallId(call), "grocery");
    }
    for (String call : List.of("a", "b", "c")) {
      metrics.accept(
          new CallEvent.HandedOver(new CallId(call), AT, "support", "", "asked for a person"));
    }
    metrics.accept(
        new CallEvent.PersonAnswered(
            new CallId("a"), AT, "support", "Ann", "PJSIP/101", Duration.ofSeconds(9)));
    end(new CallId("a"), Ending.Result.HANDED_OVER);
    end(new CallId("b"), Ending.Result.ABANDONED);
    end(new CallId("d"), Ending.Result.SERVED);
    assertThat(metrics.text())
        .contains("dozvon_hand_overs_total{cause=\"asked\",hotline=\"grocery\"} 3.0")
        .contains("dozvon_hand_over_ends_total{end=\"answered\",hotline=\"grocery\"} 1.0")
        .contains("dozvon_hand_over_ends_total{end=\"abandoned\",hotline=\"grocery\"} 1.0")
        .doesNotContain("end=\"served\"");
  }

  @Test
  void whyCallersCannotBeHeard() {
    for (HearingLoss loss : HearingLoss.values()) {
      metrics.accept(new CallEvent.HearingLost(ONE, AT, loss.reason()));
    }
    metrics.accept(new CallEvent.HearingLost(ONE, AT, "decoder: out of memory at 0x7f"));
    assertThat(metrics.text())
        .contains("dozvon_fallbacks_total{reason=\"crowded\"} 1.0")
        .contains("dozvon_fallbacks_total{reason=\"deaf-line\"} 1.0")
        .contains("dozvon_fallbacks_total{reason=\"failed\"} 2.0")
        .doesNotContain("0x7f");
  }

  /** The words on the left are those of the dialog, the voicebot and the walk; see their tests. */
  @ParameterizedTest
  @CsvSource({
    "asked for a person, asked",
    "pressed 0, asked",
    "a person instead of waiting for card-balance, asked",
    "not understood, not-understood",
    "a value was corrected too often, not-understood",
    "stayed silent, silent",
    "cannot be heard, unheard",
    "as many callers are being heard as can be, unheard",
    "route card-balance failed: no answer in time, route-failed",
    "the bot could not go on: java.io.IOException, bot-failed",
    "the conversation is too long, too-long",
    "the conversation took over 9 min, too-long",
    "profile: straight to a person, profile",
    "a complaint, dialog",
    "'', dialog"
  })
  void reasonsAreCountedByFewWords(String reason, String word) {
    assertThat(HandOverCause.of(reason).word()).isEqualTo(word);
  }

  @Test
  void labelsAreBoundedWhateverComes() {
    for (int i = 0; i < 1_000; i++) {
      CallId call = new CallId("c" + i);
      start(call, "hotline-" + i);
      metrics.accept(
          new CallEvent.RouteCalled(call, AT, "r" + i, Map.of(), "ok", Map.of(), Duration.ZERO));
      metrics.accept(new CallEvent.HandedOver(call, AT, "q" + i, "t" + i, "why " + i));
      metrics.answered("GET", "/api/" + i, 200, Duration.ofMillis(1));
      end(call, Ending.Result.SERVED);
    }
    List<String> lines = metrics.text().lines().toList();
    assertThat(lines).filteredOn(l -> l.startsWith("dozvon_calls_total{")).hasSize(101);
    assertThat(lines).filteredOn(l -> l.startsWith("dozvon_route_seconds_count{")).hasSize(101);
    assertThat(lines).filteredOn(l -> l.startsWith("dozvon_hand_overs_total{")).hasSize(101);
    assertThat(lines)
        .filteredOn(l -> l.startsWith("dozvon_http_requests_seconds_count{"))
        .hasSize(201);
  }
}
