package org.dozvon.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A log line as programs read it. */
class JsonLinesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final JsonLines lines = new JsonLines();
  private final LoggerContext context = new LoggerContext();

  JsonLinesTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  private String line(String message, Throwable error, Object... values) {
    LoggingEvent event =
        new LoggingEvent(
            "here", context.getLogger("org.dozvon.ami"), Level.WARN, message, error, values);
    event.setTimeStamp(Instant.parse("2026-11-28T10:00:00.123Z").toEpochMilli());
    event.setThreadName("agi-7");
    event.setMDCPropertyMap(Map.of("call", "4bf92f3577b34da6"));
    return new String(lines.encode(event), StandardCharsets.UTF_8);
  }

  private JsonNode read(String line) throws IOException {
    assertThat(line).endsWith("}\n");
    assertThat(line.strip()).doesNotContain("\n");
    return JSON.readTree(line);
  }

  @Test
  void whatHappenedWhereAndInWhichCall() throws IOException {
    JsonNode read = read(line("event=ami_down manager={} pause=\"2 s\"", null, "127.0.0.1:5038"));
    assertThat(read)
        .isEqualTo(
            JSON.readTree(
                """
                {"time":"2026-11-28T10:00:00.123Z","level":"WARN","logger":"org.dozvon.ami","thread":"agi-7",
                 "call":"4bf92f3577b34da6","event":"ami_down",
                 "message":"event=ami_down manager=127.0.0.1:5038 pause=\\"2 s\\""}
                """));
  }

  @Test
  void aFailureIsOneLineWithItsWholeTrace() throws IOException {
    JsonNode read =
        read(line("it failed", new IllegalStateException("broken", new IOException("deeper"))));
    assertThat(read.path("error").asText())
        .startsWith("java.lang.IllegalStateException: broken")
        .contains("JsonLinesTest")
        .contains("Caused by: java.io.IOException: deeper");
    assertThat(read.has("event")).isFalse();
  }

  @Test
  void whateverTextItIsItStaysOneLineOfJson() throws IOException {
    for (String text :
        List.of(
            "две строки\r\nи \"кавычки\" \\ и \t табуляция",
            "\u0000\u0007\u001b[31m\u007f",
            "\u2028\u2029",
            "whole \uD83D\uDE00, halves \uD83D and \uDE00",
            "{\"call\":\"forged\"}")) {
      String line = line(text, null);
      JsonNode read = read(line);
      assertThat(read.path("message").asText()).isEqualTo(text);
      assertThat(read.path("call").asText()).isEqualTo("4bf92f3577b34da6");
      assertThat(line.codePoints().filter(c -> c < 0x20 && c != '\n')).isEmpty();
    }
  }
}
