package org.dozvon.agi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines {@code agi_name: value} up to an empty one ({@code setup_env} of res_agi.c). A name
 * that comes twice is refused: the second can only be a line smuggled in by a caller's name or
 * number.
 */
final class EnvironmentBlock {
  /** Asterisk sends 22 variables beside the arguments. */
  static final int MAX_VARIABLES = 64;

  /** What Asterisk itself allows. */
  static final int MAX_ARGUMENTS = 128;

  private static final Pattern LINE = Pattern.compile("agi_([a-z0-9_]{1,40}):(?: (.*))?");
  private static final Pattern ARGUMENT = Pattern.compile("arg_([1-9][0-9]{0,2})");

  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<String> arguments = new ArrayList<>();

  /** Takes one line; the request when it was the last. */
  Optional<AgiRequest> accept(String line) {
    if (line.isEmpty()) {
      if (variables.isEmpty()) {
        throw new AgiProtocolException("no variables (expected: agi_network: yes first)");
      }
      return Optional.of(new AgiRequest(variables, arguments));
    }
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new AgiProtocolException(
          "environment line '%s' (expected: agi_name: value)".formatted(WireText.printable(line)));
    }
    String value = parts.group(2) == null ? "" : parts.group(2);
    Matcher argument = ARGUMENT.matcher(parts.group(1));
    if (argument.matches()) {
      addArgument(Integer.parseInt(argument.group(1)), value);
    } else {
      addVariable(parts.group(1), value);
    }
    return Optional.empty();
  }

  private void addVariable(String name, String value) {
    if (variables.putIfAbsent(name, value) != null) {
      throw new AgiProtocolException("agi_%s twice (expected: once)".formatted(name));
    }
    if (variables.size() > MAX_VARIABLES) {
      throw new AgiProtocolException(
          "%d variables (expected: <= %d)".formatted(variables.size(), MAX_VARIABLES));
    }
  }

  private void addArgument(int number, String value) {
    if (number != arguments.size() + 1) {
      throw new AgiProtocolException(
          "agi_arg_%d (expected: agi_arg_%d)".formatted(number, arguments.size() + 1));
    }
    if (number > MAX_ARGUMENTS) {
      throw new AgiProtocolException(
          "%d arguments (expected: <= %d)".formatted(number, MAX_ARGUMENTS));
    }
    arguments.add(value);
  }
}
