package org.dozvon.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.dozvon.operator.LogLevel;
import org.dozvon.operator.LogLevels;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * The program's log: its form, and how much of what is told. What is changed while it runs is over
 * with the next start. Safe for use by many threads.
 */
public final class Logs implements LogLevels, AutoCloseable {
  private static final org.slf4j.Logger log = LoggerFactory.getLogger(Logs.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$.-]{0,150}");

  /** Loggers are never forgotten by logback, so not everything that is named becomes one. */
  private static final int MOST = 100;

  private static final Duration LONGEST = Duration.ofDays(7);

  private final LoggerContext context;
  private final InstantSource clock;
  private final Map<String, Planned> planned = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("log-levels").daemon().factory());

  /** A way back that is planned; {@code back} null: the level of the logger above. */
  private record Planned(Level back, Level shown, Instant at, ScheduledFuture<?> task) {}

  private Logs(LoggerContext context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
  }

  /** The log as the settings want it; empty when another library than logback does the work. */
  public static Optional<Logs> open(LogSettings settings, InstantSource clock) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (!(factory instanceof LoggerContext context)) {
      return Optional.empty();
    }
    return Optional.of(in(context, settings, clock));
  }

  static Logs in(LoggerContext context, LogSettings settings, InstantSource clock) {
    Logs logs = new Logs(context, clock);
    if (settings.format() == LogSettings.Format.JSON) {
      logs.writeJson();
    }
    settings
        .levels()
        .forEach((name, level) -> logs.logger(name).setLevel(Level.toLevel(level.name())));
    return logs;
  }

  @Override
  public synchronized Map<String, Setting> levels() {
    Map<String, Setting> found = new LinkedHashMap<>();
    List<Logger> set =
        context.getLoggerList().stream()
            .filter(logger -> logger.getLevel() != null)
            .sorted(Comparator.comparing(Logs::isNotRoot).thenComparing(Logger::getName))
            .toList();
    for (Logger logger : set) {
      String name = name(logger);
      Planned plan = planned.get(name);
      found.put(
          name,
          plan == null
              ? new Setting(level(logger.getLevel()), Optional.empty(), 0)
              : new Setting(
                  level(logger.getLevel()),
                  Optional.of(level(plan.shown)),
                  Math.max(0, Duration.between(clock.instant(), plan.at).toSeconds())));
    }
    return found;
  }

  @Override
  public synchronized Optional<String> set(String name, LogLevel level, Optional<Duration> time) {
    if (!name.equals(ROOT) && !NAME.matcher(name).matches()) {
      return Optional.of("no logger has such a name (expected: org.dozvon.ami or " + ROOT + ")");
    }
    if (time.isPresent() && (time.get().toSeconds() < 1 || time.get().compareTo(LONGEST) > 0)) {
      return Optional.of("that long is not possible (expected: 1s to 7d)");
    }
    if (!levels().containsKey(name) && levels().size() >= MOST) {
      return Optional.of("more than " + MOST + " loggers cannot be set");
    }
    Logger logger = logger(name);
    Level before = logger.getLevel();
    Level shown = logger.getEffectiveLevel();
    Planned old = planned.remove(name);
    if (old != null) {
      old.task.cancel(false);
      before = old.back;
      shown = old.shown;
    }
    if (time.isPresent()) {
      plan(name, before, shown, time.get());
    }
    logger.setLevel(Level.toLevel(level.name()));
    log.warn("event=log_level logger={} level={} for={}", name, level.word(), text(time));
    return Optional.empty();
  }

  private void plan(String name, Level back, Level shown, Duration time) {
    try {
      ScheduledFuture<?> task =
          timer.schedule(() -> goBack(name), time.toMillis(), TimeUnit.MILLISECONDS);
      planned.put(name, new Planned(back, shown, clock.instant().plus(time), task));
    } catch (RejectedExecutionException e) {
      log.debug("closing: nobody goes back", e);
    }
  }

  private synchronized void goBack(String name) {
    Planned plan = planned.remove(name);
    if (plan != null) {
      logger(name).setLevel(plan.back);
      log.warn("event=log_level logger={} level={} for=good", name, level(plan.shown).word());
    }
  }

  /** Every appender that writes lines writes them as JSON from now on. */
  private void writeJson() {
    for (Iterator<Appender<ILoggingEvent>> all =
            context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
        all.hasNext(); ) {
      if (all.next() instanceof OutputStreamAppender<ILoggingEvent> lines) {
        JsonLines json = new JsonLines();
        json.setContext(context);
        json.start();
        lines.setEncoder(json);
      }
    }
  }

  private Logger logger(String name) {
    return context.getLogger(name.equals(ROOT) ? Logger.ROOT_LOGGER_NAME : name);
  }

  private static boolean isNotRoot(Logger logger) {
    return !logger.getName().equals(Logger.ROOT_LOGGER_NAME);
  }

  private static String name(Logger logger) {
    return isNotRoot(logger) ? logger.getName() : ROOT;
  }

  private static LogLevel level(Level level) {
    return LogLevel.called(level.toString().toLowerCase(Locale.ROOT)).orElse(LogLevel.TRACE);
  }

  private static String text(Optional<Duration> time) {
    return time.map(Duration::toString).orElse("good");
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
