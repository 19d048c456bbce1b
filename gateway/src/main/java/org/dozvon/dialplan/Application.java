package org.dozvon.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dozvon.yaml.Place;

/** Takes apart {@code Goto(sales,s,1)}, and {@code Goto,sales|s|1} as it was written long ago. */
final class Application {
  private Application() {}

  static Extension.Step step(int priority, String label, String raw, String comment, Place place) {
    int open = raw.indexOf('(');
    int comma = raw.indexOf(',');
    String name;
    String inside;
    if (open >= 0 && (comma < 0 || open < comma)) {
      int close = raw.lastIndexOf(')');
      name = raw.substring(0, open);
      inside = raw.substring(open + 1, close > open ? close : raw.length());
    } else {
      name = comma < 0 ? raw : raw.substring(0, comma);
      inside = comma < 0 ? "" : raw.substring(comma + 1);
    }
    return new Extension.Step(
        priority,
        label,
        name.strip().toLowerCase(Locale.ROOT),
        arguments(inside),
        raw,
        comment,
        place);
  }

  /** Commas part arguments, but not inside brackets and quotes; without any, bars do. */
  private static List<String> arguments(String inside) {
    if (inside.isBlank()) {
      return List.of();
    }
    List<String> split = split(inside, ',');
    List<String> all = split.size() == 1 && !inside.contains("$[") ? split(inside, '|') : split;
    return all.stream().map(String::strip).map(Application::unquoted).toList();
  }

  private static List<String> split(String text, char mark) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      quoted ^= c == '"';
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (c == mark && depth <= 0 && !quoted) {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
