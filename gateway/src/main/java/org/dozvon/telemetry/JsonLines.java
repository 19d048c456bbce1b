package org.dozvon.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log line as one JSON object: {@code time} (UTC), {@code level}, {@code logger}, {@code thread},
 * {@code call} where a call is meant, {@code event} where the line names one, {@code message}, and
 * {@code error} with the whole trace. Members come in this order; there are no line breaks inside.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final Pattern EVENT = Pattern.compile("^event=([a-z0-9_]{1,60})");
  private static final byte[] NOTHING = {};
  private static final int FIRST_PRINTABLE = 0x20;

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(300).append('{');
    member(line, "time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    member(line, "level", event.getLevel().toString());
    member(line, "logger", event.getLoggerName());
    member(line, "thread", event.getThreadName());
    for (Map.Entry<String, String> mark : new TreeMap<>(event.getMDCPropertyMap()).entrySet()) {
      member(line, mark.getKey(), mark.getValue());
    }
    String message = String.valueOf(event.getFormattedMessage());
    Matcher named = EVENT.matcher(message);
    if (named.find()) {
      member(line, "event", named.group(1));
    }
    member(line, "message", message);
    if (event.getThrowableProxy() != null) {
      member(line, "error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void member(StringBuilder line, String name, String value) {
    if (line.length() > 1) {
      line.append(',');
    }
    text(line, name);
    line.append(':');
    text(line, value);
  }

  private static void text(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        // These two are line breaks to JavaScript; half a character would be no UTF-8.
        case '\u2028', '\u2029' -> escape(line, c);
        default -> {
          if (c < FIRST_PRINTABLE || isAlone(text, i)) {
            escape(line, c);
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }

  private static boolean isAlone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static void escape(StringBuilder line, char c) {
    line.append("\\u").append(String.format("%04x", (int) c));
  }
}
