package org.dozvon.agi;

import java.nio.charset.StandardCharsets;

/**
 * Commands to bytes. Whatever the values contain, the result is one line of at most {@link
 * #MAX_LINE_BYTES}: Asterisk cuts a longer one and runs the rest as a new command.
 */
public final class AgiEncoder {
  /** Bytes of UTF-8 that Asterisk takes as one line, its newline included ({@code AGI_BUF_LEN}). */
  public static final int MAX_LINE_BYTES = 2047;

  private AgiEncoder() {}

  /**
   * The command's line with its newline, in UTF-8.
   *
   * @throws IllegalArgumentException when the line would be longer than {@link #MAX_LINE_BYTES}
   */
  public static byte[] encode(AgiCommand command) {
    byte[] line = (line(command) + "\n").getBytes(StandardCharsets.UTF_8);
    if (line.length > MAX_LINE_BYTES) {
      throw new IllegalArgumentException(
          "%s of %d bytes (expected: <= %d with its newline)"
              .formatted(command.getClass().getSimpleName(), line.length, MAX_LINE_BYTES));
    }
    return line;
  }

  private static String line(AgiCommand command) {
    return switch (command) {
      case AgiCommand.Answer() -> "ANSWER";
      case AgiCommand.Exec(var application, var arguments) -> exec(application, arguments);
      case AgiCommand.ExecTemplate(var application, var template) -> exec(application, template);
      case AgiCommand.GetVariable(var name) -> "GET VARIABLE " + name;
      case AgiCommand.GetFullVariable(var expression) -> "GET FULL VARIABLE " + quoted(expression);
      case AgiCommand.SetVariable(var name, var value) ->
          "SET VARIABLE " + name + " " + quoted(value);
      case AgiCommand.SetContext(var name) -> "SET CONTEXT " + name;
      case AgiCommand.SetExtension(var name) -> "SET EXTENSION " + name;
      case AgiCommand.SetPriority(var priority) -> "SET PRIORITY " + priority;
      case AgiCommand.HangUp() -> "HANGUP";
      case AgiCommand.StreamFile(var file, var escape) ->
          "STREAM FILE " + file + " " + quoted(escape);
      case AgiCommand.GetData(var file, var timeout, var digits) ->
          "GET DATA " + file + " " + timeout.toMillis() + " " + digits;
      case AgiCommand.WaitForDigit(var timeout) -> "WAIT FOR DIGIT " + timeout.toMillis();
      case AgiCommand.SayDigits(var digits, var escape) ->
          "SAY DIGITS " + digits + " " + quoted(escape);
      case AgiCommand.SayNumber(var number, var escape) ->
          "SAY NUMBER " + number + " " + quoted(escape);
      case AgiCommand.Noop(var text) -> "NOOP " + quoted(text);
      case AgiCommand.Verbose(var text, var level) -> "VERBOSE " + quoted(text) + " " + level;
      case AgiCommand.ChannelStatus() -> "CHANNEL STATUS";
      case AgiCommand.DatabaseGet(var family, var key) -> "DATABASE GET " + family + " " + key;
      case AgiCommand.DatabasePut(var family, var key, var value) ->
          "DATABASE PUT " + family + " " + key + " " + quoted(value);
    };
  }

  private static String exec(String application, String arguments) {
    return "EXEC " + application + " " + quoted(arguments);
  }

  /**
   * One argument as {@code parse_args} of res_agi.c reads it back: only {@code \} and {@code "} are
   * special between quotes. Control characters (newline and NUL among them) become spaces.
   */
  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(Character.isISOControl(c) ? ' ' : c);
    }
    return quoted.append('"').toString();
  }
}
