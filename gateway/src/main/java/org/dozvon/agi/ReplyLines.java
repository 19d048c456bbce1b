package org.dozvon.agi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines after the environment block to replies; a reply may take several lines.
 *
 * <pre>
 *   LINE  -- "520-..." -->          USAGE  -- "520 ..." -->        LINE
 *   LINE  -- "200 ... (text" -->    VALUE  -- line with ")" -->    LINE
 * </pre>
 *
 * VALUE exists because Asterisk writes the value of a variable as it is, newlines included.
 */
final class ReplyLines {
  /** Lines of one usage text or one value; Asterisk's longest usage text has 27. */
  static final int MAX_LINES = 100;

  private static final Pattern CODE = Pattern.compile("([1-9][0-9]{2})([ -])(.*)", Pattern.DOTALL);
  private static final Pattern RESULT =
      Pattern.compile(
          "result=(?<result>\\S*)(?: \\((?<data>.*)\\))?(?: endpos=(?<endpos>-?[0-9]{1,18}))?",
          Pattern.DOTALL);

  /** {@code SPEECH RECOGNIZE}: a word in parentheses, then attributes, of which endpos is kept. */
  private static final Pattern SPEECH =
      Pattern.compile(
          "result=(?<result>\\S*) \\((?<data>speech|digit|hangup)\\)(?: digit=\\S)?"
              + " endpos=(?<endpos>-?[0-9]{1,18})(?: .*)?");

  /** {@code GOSUB}: free text where others have parentheses. */
  private static final Pattern REMARK =
      Pattern.compile("result=(?<result>\\S*) (?<data>[^( ].*?)(?<endpos>(?!))?");

  /** What Asterisk says before every usage text; anything else on that line is kept. */
  private static final String USAGE_FOLLOWS = "Invalid command syntax.  Proper usage follows:";

  private static final Pattern OPEN_VALUE =
      Pattern.compile("200 result=\\S* \\(.*", Pattern.DOTALL);

  private enum State {
    LINE,
    USAGE,
    VALUE
  }

  private final List<String> kept = new ArrayList<>();
  private State state = State.LINE;
  private int keptChars;

  /** Takes one line; a value when it completed one. */
  Optional<AgiInbound> accept(String line) {
    return switch (state) {
      case LINE -> first(line);
      case USAGE -> usage(line);
      case VALUE -> value(line);
    };
  }

  private Optional<AgiInbound> first(String line) {
    if (line.equals("HANGUP")) {
      return Optional.of(new AgiInbound.Hangup());
    }
    Matcher parts = CODE.matcher(line);
    if (!parts.matches()) {
      throw new AgiProtocolException(
          "reply '%s' (expected: three digits and text)".formatted(WireText.printable(line)));
    }
    int code = Integer.parseInt(parts.group(1));
    if (parts.group(2).equals("-")) {
      beginUsage(code, parts.group(3));
      return Optional.empty();
    }
    if (code == 200 && isOpenValue(line)) {
      state = State.VALUE;
      keep(line);
      return Optional.empty();
    }
    return Optional.of(reply(code, parts.group(3)));
  }

  private void beginUsage(int code, String text) {
    if (code != 520) {
      throw new AgiProtocolException("reply %d- (expected: only 520-)".formatted(code));
    }
    state = State.USAGE;
    String rest = text.startsWith(USAGE_FOLLOWS) ? text.substring(USAGE_FOLLOWS.length()) : text;
    if (!rest.isBlank()) {
      keep(rest.strip());
    }
  }

  private Optional<AgiInbound> usage(String line) {
    if (!line.startsWith("520 ")) {
      keep(line);
      return Optional.empty();
    }
    var reply = new AgiReply.BadSyntax(kept);
    startAnew();
    return Optional.of(reply);
  }

  private Optional<AgiInbound> value(String line) {
    keep(line);
    String all = String.join("\n", kept);
    if (isOpenValue(all)) {
      return Optional.empty();
    }
    startAnew();
    return Optional.of(reply(200, all.substring("200 ".length())));
  }

  private static boolean isOpenValue(String line) {
    return OPEN_VALUE.matcher(line).matches() && success(line.substring("200 ".length())).isEmpty();
  }

  private static AgiReply reply(int code, String text) {
    return switch (code) {
      case 200 ->
          success(text).<AgiReply>map(s -> s).orElseGet(() -> new AgiReply.Other(code, text));
      case 510 -> new AgiReply.UnknownCommand(text);
      case 511 -> new AgiReply.DeadChannel(text);
      case 520 -> new AgiReply.BadSyntax(List.of(text));
      default -> new AgiReply.Other(code, text);
    };
  }

  private static Optional<AgiReply.Success> success(String text) {
    return Stream.of(RESULT, SPEECH, REMARK)
        .map(form -> form.matcher(text))
        .filter(Matcher::matches)
        .findFirst()
        .map(ReplyLines::success);
  }

  private static AgiReply.Success success(Matcher parts) {
    String endpos = parts.group("endpos");
    return new AgiReply.Success(
        parts.group("result"),
        Optional.ofNullable(parts.group("data")),
        // CONTROL STREAM FILE writes endpos=-1 when it does not know.
        endpos == null || endpos.startsWith("-")
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(endpos)));
  }

  private void keep(String line) {
    kept.add(line);
    keptChars += line.length() + 1;
    if (kept.size() > MAX_LINES) {
      throw new AgiProtocolException(
          "reply of %d lines (expected: <= %d)".formatted(kept.size(), MAX_LINES));
    }
    if (keptChars > AgiDecoder.MAX_LINE_BYTES) {
      throw new AgiProtocolException(
          "reply of %d characters (expected: <= %d)"
              .formatted(keptChars, AgiDecoder.MAX_LINE_BYTES));
    }
  }

  private void startAnew() {
    kept.clear();
    keptChars = 0;
    state = State.LINE;
  }
}
