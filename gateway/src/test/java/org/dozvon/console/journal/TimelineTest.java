package org.dozvon.console.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.operator.CallRow;
import org.dozvon.operator.KeptCall;
import org.dozvon.operator.PlainView;
import org.dozvon.testing.SampleCalls;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant AT = Instant.parse("2026-11-25T09:00:00Z");
  private static final CallId ID = new CallId("t");

  private final List<CallEvent> events = new ArrayList<>();

  TimelineTest() {
    events.add(
        new CallEvent.Started(
            ID, AT, new Caller("1", "", "600"), "grocery", Locale.ENGLISH, "17.1"));
  }

  private static Instant at(double seconds) {
    return AT.plusMillis(Math.round(seconds * 1000));
  }

  private Timeline timeline(Optional<Instant> endedAt, List<KeptCall.Talk> talks) {
    CallContext context = SampleCalls.context(events);
    KeptCall call =
        new KeptCall(
            CallRow.of(context, endedAt, Optional.empty()),
            context,
            events.stream().map(PlainView::of).toList(),
            talks,
            List.of(new KeptCall.Ring("PJSIP/101", at(33), at(40))),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false);
    return Timeline.of(call, at(500));
  }

  private static String span(Timeline timeline, Timeline.Lane lane) {
    return timeline.of(lane).stream()
        .map(s -> s.from().toMillis() / 1000.0 + "-" + s.to().toMillis() / 1000.0)
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  @Test
  void theBotSpeaksAsLongAsItsWordsUnlessItIsInterrupted() {
    events.add(new CallEvent.BotSaid(ID, at(1), "x".repeat(30)));
    events.add(new CallEvent.BotSaid(ID, at(10), "x".repeat(60)));
    events.add(new CallEvent.BargedIn(ID, at(11.5), "xxx ...", "x"));
    assertThat(span(timeline(Optional.of(at(20)), List.of()), Timeline.Lane.BOT))
        .isEqualTo("1.0-3.0 10.0-11.5");
  }

  @Test
  void theCallerSpokeBeforeTheWordsWereThereButNotBeforeWhatCameFirst() {
    events.add(new CallEvent.BotSaid(ID, at(1), "x".repeat(15)));
    events.add(new CallEvent.CallerSaid(ID, at(5), "x".repeat(30), 1, ""));
    events.add(new CallEvent.CallerSaid(ID, at(6), "x".repeat(150), 1, ""));
    assertThat(span(timeline(Optional.of(at(20)), List.of()), Timeline.Lane.CALLER))
        .isEqualTo("3.0-5.0 5.0-6.0");
  }

  @Test
  void theWaitEndsWithThePersonAndTheTalkAsTheQueueSays() {
    events.add(new CallEvent.HandedOver(ID, at(10), "support", "card", "asked"));
    events.add(SampleCalls.answered(ID, at(40), "Anna"));
    events.add(
        new CallEvent.Ended(
            ID, at(100), new Ending(Ending.Result.HANDED_OVER, Ending.Party.AGENT, "over")));
    Timeline known =
        timeline(
            Optional.of(at(100)),
            List.of(new KeptCall.Talk("PJSIP/101", at(95), Duration.ofSeconds(55))));
    assertThat(span(known, Timeline.Lane.WAIT)).isEqualTo("10.0-40.0");
    assertThat(span(known, Timeline.Lane.AGENT)).isEqualTo("40.0-95.0");
    assertThat(span(timeline(Optional.of(at(100)), List.of()), Timeline.Lane.AGENT))
        .isEqualTo("40.0-100.0");
    assertThat(span(known, Timeline.Lane.RING)).isEqualTo("33.0-40.0");
    assertThat(known.lanes())
        .containsExactly(Timeline.Lane.WAIT, Timeline.Lane.RING, Timeline.Lane.AGENT);
  }

  @Test
  void whoStillWaitsWaitsUntilNow() {
    events.add(new CallEvent.HandedOver(ID, at(10), "support", "card", "asked"));
    assertThat(span(timeline(Optional.empty(), List.of()), Timeline.Lane.WAIT))
        .isEqualTo("10.0-500.0");
  }

  @Test
  void aLookUpIsWhereItWas() {
    events.add(
        new CallEvent.RouteCalled(
            ID, at(12), "balance", Map.of(), "ok", Map.of(), Duration.ofMillis(1500)));
    assertThat(span(timeline(Optional.of(at(20)), List.of()), Timeline.Lane.ROUTE))
        .isEqualTo("10.5-12.0");
  }

  @Test
  void thePictureStaysWithinItself() {
    events.add(new CallEvent.BotSaid(ID, at(19.9), "x".repeat(300)));
    events.add(new CallEvent.CallerPressed(ID, at(19.99), "1"));
    TimelinePicture picture = TimelinePicture.of(timeline(Optional.of(at(20)), List.of()));
    assertThat(picture.rows())
        .allSatisfy(
            row ->
                assertThat(row.bars())
                    .allSatisfy(
                        bar ->
                            assertThat(
                                    Double.parseDouble(bar.x()) + Double.parseDouble(bar.width()))
                                .isLessThanOrEqualTo(picture.width() - 11.9)));
    assertThat(picture.ticks()).hasSizeBetween(2, 9);
    assertThat(picture.ticks().getLast().label()).isEqualTo("0:20");
  }
}
