package org.dozvon.agi;

import java.util.ArrayList;
import java.util.List;

/** A command line cut into arguments by Asterisk's rules: quotes group, a backslash escapes. */
final class AsteriskArguments {
  private AsteriskArguments() {}

  static List<String> of(String line) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    boolean quoted = false;
    boolean escaped = false;
    boolean inside = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean plain = escaped || (c != '"' && c != '\\' && (quoted || (c != ' ' && c != '\t')));
      inside |= plain || c == '"';
      if (plain) {
        argument.append(c);
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c != '\\' && inside) {
        arguments.add(argument.toString());
        argument.setLength(0);
        inside = false;
      }
      escaped = !escaped && c == '\\';
    }
    if (inside) {
      arguments.add(argument.toString());
    }
    return arguments;
  }
}
