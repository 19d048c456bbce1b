package org.dozvon.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.dozvon.operator.LogLevel;
import org.dozvon.operator.LogLevels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much is told, changed while the program runs. */
class LogsTest {
  private static final Optional<Duration> FOR_GOOD = Optional.empty();

  private final LoggerContext context = new LoggerContext();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private Logs logs;

  LogsTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.getLogger("ROOT").setLevel(Level.WARN);
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    ch.qos.logback.classic.encoder.PatternLayoutEncoder plain =
        new ch.qos.logback.classic.encoder.PatternLayoutEncoder();
    plain.setContext(context);
    plain.setPattern("%level %msg%n");
    plain.start();
    appender.setEncoder(plain);
    appender.setOutputStream(written);
    appender.start();
    context.getLogger("ROOT").addAppender(appender);
  }

  private Logs open(LogSettings.Format format, Map<String, LogLevel> levels) {
    logs = Logs.in(context, new LogSettings(format, levels), InstantSource.system());
    return logs;
  }

  @AfterEach
  void close() {
    logs.close();
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void settingsSayWhoTellsHowMuchAndHow() {
    Logs opened =
        open(LogSettings.Format.JSON, Map.of("root", LogLevel.ERROR, "org.a", LogLevel.DEBUG));
    context.getLogger("org.a.B").debug("seen");
    context.getLogger("org.b").warn("not seen");
    assertThat(text()).contains("\"message\":\"seen\"").doesNotContain("not seen");
    assertThat(opened.levels().keySet()).containsExactly("root", "org.a");
    assertThat(opened.levels().get("org.a").level()).isEqualTo(LogLevel.DEBUG);
  }

  @Test
  void aLevelIsChangedUntilItIsChangedAgain() {
    Logs opened = open(LogSettings.Format.TEXT, Map.of());
    context.getLogger("org.a").info("one");
    assertThat(opened.set("org.a", LogLevel.INFO, FOR_GOOD)).isEmpty();
    context.getLogger("org.a").info("two");
    assertThat(opened.set("org.a", LogLevel.OFF, FOR_GOOD)).isEmpty();
    context.getLogger("org.a").error("three");
    assertThat(text()).doesNotContain("one").contains("INFO two").doesNotContain("three");
  }

  @Test
  void afterItsTimeItIsAsItWasBeforeAlsoWhenChangedTwice() {
    Logs opened = open(LogSettings.Format.TEXT, Map.of("org.a", LogLevel.INFO));
    assertThat(opened.set("org.a", LogLevel.DEBUG, Optional.of(Duration.ofHours(1)))).isEmpty();
    LogLevels.Setting shown = opened.levels().get("org.a");
    assertThat(shown.level()).isEqualTo(LogLevel.DEBUG);
    assertThat(shown.back()).contains(LogLevel.INFO);
    assertThat(shown.seconds()).isBetween(3_000L, 3_600L);
    assertThat(opened.set("org.a", LogLevel.TRACE, Optional.of(Duration.ofSeconds(1)))).isEmpty();
    assertThat(opened.set("org.b.C", LogLevel.TRACE, Optional.of(Duration.ofSeconds(1)))).isEmpty();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(opened.levels().keySet()).doesNotContain("org.b.C"));
    assertThat(context.getLogger("org.b.C").getEffectiveLevel()).isEqualTo(Level.WARN);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(opened.levels().get("org.a").back()).isEmpty());
    assertThat(opened.levels().get("org.a").level()).isEqualTo(LogLevel.INFO);
  }

  @Test
  void whatIsNoLoggerOrNoTimeIsRefusedAndSoIsTheHundredAndFirst() {
    Logs opened = open(LogSettings.Format.TEXT, Map.of());
    assertThat(opened.set("no logger", LogLevel.INFO, FOR_GOOD)).isPresent();
    assertThat(opened.set("", LogLevel.INFO, FOR_GOOD)).isPresent();
    assertThat(opened.set("org.a", LogLevel.INFO, Optional.of(Duration.ofDays(8)))).isPresent();
    assertThat(opened.set("org.a", LogLevel.INFO, Optional.of(Duration.ZERO))).isPresent();
    for (int i = 0; i < 200; i++) {
      var unused = opened.set("org.a" + i, LogLevel.INFO, FOR_GOOD);
    }
    assertThat(opened.levels()).hasSize(100);
    assertThat(opened.set("org.new", LogLevel.INFO, FOR_GOOD)).isPresent();
    assertThat(opened.set("org.a1", LogLevel.DEBUG, FOR_GOOD)).isEmpty();
  }
}
