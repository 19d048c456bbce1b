package org.dozvon.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.dozvon.ami.AmiLink;
import org.dozvon.call.CallEvent;
import org.dozvon.journal.DatabaseProbe;
import org.dozvon.journal.Metrics;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.CommandResult;
import org.dozvon.server.AgiListener;
import org.dozvon.server.AudioSocketListener;
import org.dozvon.telemetry.CallTraces;
import org.dozvon.telemetry.Logs;
import org.dozvon.voicebot.Lateness;
import org.dozvon.voicebot.Voicebot;
import org.dozvon.vosk.VoskRecognizer;

/**
 * What the program tells of itself: readiness, the log, traces, and those figures that are asked of
 * the parts. Whoever adds a part that can fail or fill up says so here.
 */
final class MeterParts {
  private static final List<Integer> LATE_MS = List.of(5, 10, 20, 100);

  private final Readiness readiness = new Readiness();
  private final Metrics metrics;
  private final Optional<Logs> logs;
  private final Optional<CallTraces> traces;

  MeterParts(Configuration configuration, Ground ground) {
    metrics = ground.metrics();
    logs = Logs.open(configuration.visibility().log(), ground.clock());
    logs.ifPresent(ground.parts()::keep);
    traces =
        configuration
            .visibility()
            .traces()
            .map(wanted -> new CallTraces(wanted.of(configuration.node().name())));
    traces.ifPresent(ground.parts()::keep);
    traces.ifPresent(
        made -> {
          String what = "Spans, by whether the receiver took them";
          metrics.counter("dozvon.traces.spans", what, made::sent, "result", "sent");
          metrics.counter("dozvon.traces.spans", what, made::lost, "result", "lost");
        });
    metrics.watchProcess(Version.NAME);
    ground.interventions().watch(this::intervened);
    journal(ground);
    queues(ground);
  }

  Readiness readiness() {
    return readiness;
  }

  Optional<Logs> logs() {
    return logs;
  }

  /** Tells the traces what happens, where traces are wanted. */
  Consumer<CallEvent> events(Consumer<CallEvent> others) {
    return traces.isPresent() ? others.andThen(traces.get()) : others;
  }

  /** What fills up while callers are heard and answered. */
  MeterParts voices(VoskRecognizer ears, List<Locale> languages, Voicebot bot, Lateness lateness) {
    metrics.gauge("dozvon.conversations", "Callers who talk with the bot", bot::active);
    metrics.gauge("dozvon.recognisers.open", "Callers who are being heard", ears::open);
    metrics.gauge("dozvon.recognisers.most", "Callers who can be heard at most", ears::most);
    metrics.gauge(
        "dozvon.recognisers.busy", "Work of the busiest decoder thread, last seconds", ears::busy);
    metrics.counter("dozvon.pacing.frames", "20 ms frames given out", lateness::total);
    metrics.counter("dozvon.pacing.dropped", "Frames never given out, too late", lateness::dropped);
    LATE_MS.forEach(
        millis ->
            metrics.counter(
                "dozvon.pacing.late",
                "Frames given out so many ms late or later",
                () -> lateness.over(millis),
                "ms",
                millis.toString()));
    readiness.with("models", () -> missing(ears, languages));
    readiness.with(
        "recognisers",
        () -> ears.hasRoom() ? Optional.empty() : Optional.of("no room for one more caller"));
    return this;
  }

  /** The doors that Asterisk comes by. */
  MeterParts listeners(AgiListener calls, int most, AudioSocketListener audio) {
    metrics.gauge("dozvon.agi.connections", "Connections of Asterisk's AGI", calls::open);
    metrics.gauge("dozvon.agi.most", "... at most", () -> most);
    metrics.counter("dozvon.agi.refused", "Connections that were not taken", calls::refused);
    metrics.gauge("dozvon.audio.connections", "AudioSocket connections", audio::size);
    readiness.with(
        "calls",
        () -> calls.open() < most ? Optional.empty() : Optional.of("as many as can be run"));
    return this;
  }

  /** Everything is wired: from now on each part's state is a figure, too. */
  void started() {
    readiness.started();
    metrics.gauge(
        "dozvon.ready", "1: one more call is served well here", () -> readiness.isReady() ? 1 : 0);
    readiness
        .names()
        .forEach(
            name ->
                metrics.gauge(
                    "dozvon.ready.part",
                    "1: this part is well",
                    () -> readiness.figure(name),
                    "part",
                    name));
  }

  private void journal(Ground ground) {
    DatabaseProbe probe = new DatabaseProbe(ground.database(), System::nanoTime);
    readiness.with("database", probe::fault);
    metrics.counter(
        "dozvon.journal.dropped",
        "Events of calls that were never written",
        ground.journal()::dropped);
    metrics.gauge(
        "dozvon.journal.calls", "Calls in memory", () -> ground.journal().callsInMemory());
  }

  private void queues(Ground ground) {
    metrics.gauge(
        "dozvon.queue.events.waiting",
        "Events of the queues that wait to be looked at",
        ground.queues()::waiting);
    metrics.counter("dozvon.queue.events.dropped", "... that were lost", ground.queues()::dropped);
    if (ground.configuration().ami().isPresent()) {
      readiness.with(
          "asterisk-manager",
          () ->
              ground.manager().get().filter(AmiLink::isUp).isPresent()
                  ? Optional.empty()
                  : Optional.of("not connected"));
    }
  }

  private void intervened(Intervention what, CommandResult result) {
    metrics.count(
        "dozvon.interventions",
        "What the keeper had done, by what came of it",
        "kind",
        what.getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
            .toLowerCase(Locale.ROOT),
        "result",
        result.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  private static Optional<String> missing(VoskRecognizer ears, List<Locale> languages) {
    List<String> deaf =
        languages.stream()
            .filter(language -> !ears.knows(language))
            .map(Locale::toLanguageTag)
            .sorted()
            .toList();
    return deaf.isEmpty() ? Optional.empty() : Optional.of("none for " + String.join(", ", deaf));
  }
}
