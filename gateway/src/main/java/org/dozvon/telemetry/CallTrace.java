package org.dozvon.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Ending;
import org.dozvon.call.HearingLoss;

/**
 * One call's spans: {@code call} over everything; in it {@code bot} until the hand-over or the end,
 * then {@code queue} and {@code talk}; in the bot's a {@code turn} for each answer, with its
 * stages, and a {@code route} for each call of a back office. Events come from many threads.
 */
final class CallTrace {
  private static final AttributeKey<String> QUEUE = AttributeKey.stringKey("dozvon.queue");

  private final Tracer tracer;
  private final Instant since;
  private final Span call;
  private final Span bot;
  private Span queue = Span.getInvalid();
  private Span talk = Span.getInvalid();

  CallTrace(Tracer tracer, CallIds ids, CallEvent.Started started) {
    this.tracer = tracer;
    this.since = started.at();
    this.call =
        ids.begin(
            started.call(),
            () ->
                tracer
                    .spanBuilder("call")
                    .setNoParent()
                    .setSpanKind(SpanKind.SERVER)
                    .setStartTimestamp(started.at())
                    .setAttribute("dozvon.call", started.call().value())
                    .setAttribute("dozvon.hotline", started.hotline())
                    .setAttribute("dozvon.language", started.language().getLanguage())
                    .startSpan());
    this.bot = child("bot", call, started.at()).startSpan();
  }

  synchronized void add(CallEvent event) {
    switch (event) {
      case CallEvent.TurnTaken e -> turn(e);
      case CallEvent.RouteCalled e -> route(e);
      case CallEvent.ProfileChosen e ->
          call.setAttribute("dozvon.profile", word(e.choice().profile()));
      case CallEvent.IntentFound e -> note("intent", "dozvon.intent", e.intent(), e.at());
      case CallEvent.BargedIn e -> bot.addEvent("barge-in", e.at());
      case CallEvent.CallerSaid e -> bot.addEvent("caller said", said(e), e.at());
      case CallEvent.CallerPressed e -> bot.addEvent("caller pressed", e.at());
      case CallEvent.CallerSilent e -> bot.addEvent("caller silent", e.at());
      case CallEvent.HearingLost e ->
          note("hearing lost", "dozvon.reason", HearingLoss.of(e.reason()).word(), e.at());
      case CallEvent.HandedOver e -> {
        note("handed over", QUEUE.getKey(), e.queue(), e.at());
        bot.end(e.at());
      }
      case CallEvent.JoinedQueue e -> {
        queue.end(e.at());
        queue = child("queue", call, e.at()).setAttribute(QUEUE, e.queue()).startSpan();
      }
      case CallEvent.PersonAnswered e -> {
        leave("answered", e.at());
        talk.end(e.at());
        talk = child("talk", call, e.at()).setAttribute(QUEUE, e.queue()).startSpan();
      }
      case CallEvent.AbandonedQueue e -> leave("abandoned", e.at());
      default -> {}
    }
  }

  synchronized void end(CallEvent.Ended ended) {
    Ending ending = ended.ending();
    call.setAttribute("dozvon.result", word(ending.result()));
    call.setAttribute("dozvon.by", word(ending.party()));
    if (ending.result() == Ending.Result.FAILED) {
      call.setStatus(StatusCode.ERROR);
    }
    end(ended.at());
  }

  /** Ends it when it began before that; nobody tells its end any more. */
  synchronized boolean giveUp(Instant oldest) {
    boolean old = since.isBefore(oldest);
    if (old) {
      call.setAttribute("dozvon.result", "unknown");
      bot.end();
      queue.end();
      talk.end();
      call.end();
    }
    return old;
  }

  private void end(Instant at) {
    bot.end(at);
    queue.end(at);
    talk.end(at);
    call.end(at);
  }

  private void leave(String how, Instant at) {
    queue.setAttribute("dozvon.end", how);
    queue.end(at);
    queue = Span.getInvalid();
  }

  private void turn(CallEvent.TurnTaken e) {
    Instant begin =
        e.at()
            .minus(e.endpointing())
            .minus(e.recognition())
            .minus(e.decision())
            .minus(e.speaking());
    Span turn = child("turn", bot, begin).startSpan();
    Instant heard = stage("endpointing", turn, begin, e.endpointing());
    Instant known = stage("recognition", turn, heard, e.recognition());
    Instant decided = stage("decision", turn, known, e.decision());
    turn.end(stage("speaking", turn, decided, e.speaking()));
  }

  private Instant stage(String name, Span turn, Instant from, Duration took) {
    Instant to = from.plus(took);
    child(name, turn, from).startSpan().end(to);
    return to;
  }

  private void route(CallEvent.RouteCalled e) {
    Span route =
        child("route", bot, e.at().minus(e.took()))
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("dozvon.route", e.route())
            .startSpan();
    if (!e.outcome().equals("ok")) {
      route.setStatus(StatusCode.ERROR);
    }
    route.end(e.at());
  }

  private static Attributes said(CallEvent.CallerSaid e) {
    return Attributes.builder()
        .put("dozvon.confidence", e.confidence())
        .put("dozvon.understood", !e.meaning().isEmpty())
        .build();
  }

  private void note(String event, String name, String value, Instant at) {
    bot.addEvent(event, Attributes.of(AttributeKey.stringKey(name), value), at);
  }

  private SpanBuilder child(String name, Span parent, Instant from) {
    return tracer.spanBuilder(name).setParent(Context.root().with(parent)).setStartTimestamp(from);
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
