package org.dozvon.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call's trace, as a real receiver gets it from the real exporter. */
class CallTracesTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final TraceReceiver receiver = new TraceReceiver(0);
  private final CallTraces traces = new CallTraces(settings(100));

  CallTracesTest() throws IOException {}

  private TraceSettings settings(int percent) {
    return new TraceSettings(receiver.address(), percent, "node-a", "1.2");
  }

  @AfterEach
  void close() {
    traces.close();
    receiver.close();
  }

  private static Instant second(double second) {
    return AT.plusMillis((long) (second * 1000));
  }

  private static CallEvent started(CallId call) {
    return new CallEvent.Started(
        call, AT, new Caller("+74950004471", "Anna", "100"), "grocery", Locale.ENGLISH, "1.1");
  }

  private static CallEvent ended(CallId call, double second, Ending.Result result) {
    return new CallEvent.Ended(
        call, second(second), new Ending(result, Ending.Party.AGENT, "Anna is served"));
  }

  private void talk(CallId call) {
    List.of(
            started(call),
            new CallEvent.BotSaid(call, second(1), "Hello, Anna"),
            new CallEvent.CallerSaid(call, second(4), "my secret is 1234", 0.9, "card 1234"),
            new CallEvent.IntentFound(call, second(4), "balance"),
            new CallEvent.RouteCalled(
                call,
                second(5),
                "card-balance",
                Map.of("card", "770000004471"),
                "timed out for 770000004471",
                Map.of("points", "350"),
                Duration.ofMillis(800)),
            new CallEvent.TurnTaken(
                call,
                second(6),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                Duration.ofMillis(900),
                Duration.ofMillis(100)),
            new CallEvent.HandedOver(call, second(8), "support", "balance", "asked for a person"),
            new CallEvent.JoinedQueue(call, second(9), "support", 2),
            new CallEvent.PersonAnswered(
                call, second(21), "support", "Oleg", "PJSIP/101", Duration.ofSeconds(12)),
            ended(call, 60, Ending.Result.HANDED_OVER))
        .forEach(traces);
  }

  private static double seconds(Span span) {
    return (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / 1e9;
  }

  private static double from(Span span) {
    long begin = TimeUnit.SECONDS.toNanos(AT.getEpochSecond());
    return (span.getStartTimeUnixNano() - begin) / 1e9;
  }

  @Test
  void aCallIsOneTraceThatSaysWhereTheTimeWentAndHasTheCallsOwnId() {
    CallId call = CallId.random();
    talk(call);
    await().atMost(SOON).until(() -> receiver.names().contains("call"));
    assertThat(receiver.spans())
        .allMatch(span -> TraceReceiver.trace(span).equals(call.value()))
        .hasSize(10);
    Span whole = receiver.only("call");
    assertThat(whole.getParentSpanId().isEmpty()).isTrue();
    assertThat(seconds(whole)).isEqualTo(60);
    assertThat(TraceReceiver.attribute(whole, "dozvon.hotline")).isEqualTo("grocery");
    assertThat(TraceReceiver.attribute(whole, "dozvon.result")).isEqualTo("handed-over");
    assertThat(seconds(receiver.only("bot"))).isEqualTo(8);
    assertThat(seconds(receiver.only("queue"))).isEqualTo(12);
    assertThat(seconds(receiver.only("talk"))).isEqualTo(39);
    Span route = receiver.only("route");
    assertThat(from(route)).isEqualTo(4.2);
    assertThat(route.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(route.getParentSpanId()).isEqualTo(receiver.only("bot").getSpanId());
    assertThat(from(receiver.only("turn"))).isEqualTo(4.3);
    assertThat(from(receiver.only("decision"))).isEqualTo(5.0);
    assertThat(receiver.only("speaking").getParentSpanId())
        .isEqualTo(receiver.only("turn").getSpanId());
    assertThat(receiver.resources().toString()).contains("dozvon").contains("node-a");
  }

  @Test
  void nothingOfWhatWasSaidDialledOrLookedUpIsInIt() {
    talk(CallId.random());
    await().atMost(SOON).until(() -> receiver.names().contains("call"));
    assertThat(receiver.words())
        .contains("dozvon.understood")
        .doesNotContain("1234")
        .doesNotContain("4471")
        .doesNotContain("Anna")
        .doesNotContain("350")
        .doesNotContain("Oleg")
        .doesNotContain("PJSIP");
  }

  @Test
  void aReceiverThatIsAwayCostsSpansAndNothingElse() {
    receiver.replies(400);
    talk(CallId.random());
    await().atMost(SOON).until(() -> traces.lost() == 10);
    receiver.replies(200);
    CallId later = CallId.random();
    talk(later);
    await().atMost(SOON).until(() -> traces.sent() == 10);
    assertThat(receiver.spans()).allMatch(span -> TraceReceiver.trace(span).equals(later.value()));
  }

  @Test
  void ofTheCallsSoManyPercentAreTracedWholeAndByEveryGatewayTheSame() {
    try (CallTraces some = new CallTraces(settings(30));
        CallTraces others = new CallTraces(settings(30))) {
      for (int i = 0; i < 1_000; i++) {
        CallId call = CallId.random();
        for (CallTraces each : List.of(some, others)) {
          each.accept(started(call));
          each.accept(ended(call, 10, Ending.Result.SERVED));
        }
      }
    }
    List<String> ids = receiver.spans().stream().map(TraceReceiver::trace).toList();
    // Four spans of each: call and bot, from both gateways.
    assertThat(ids).hasSize(4 * (int) ids.stream().distinct().count());
    assertThat(ids.stream().distinct().count()).isBetween(200L, 400L);
  }

  @Test
  void aCallWhoseEndNobodyToldIsGivenUpAndOneWithAnOddIdHasATraceToo() {
    CallId odd = new CallId("1.2-odd");
    traces.accept(started(odd));
    traces.accept(
        new CallEvent.Started(
            CallId.random(),
            AT.plus(Duration.ofHours(5)),
            new Caller("1", "", "1"),
            "grocery",
            Locale.ENGLISH,
            ""));
    await().atMost(SOON).until(() -> receiver.names().contains("call"));
    assertThat(TraceReceiver.trace(receiver.only("call")))
        .isEqualTo(CallIds.trace(odd))
        .hasSize(32);
    assertThat(TraceReceiver.attribute(receiver.only("call"), "dozvon.result"))
        .isEqualTo("unknown");
  }
}
