package org.dozvon.agi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment block that opens a FastAGI session.
 *
 * @param variables by name without the {@code agi_} prefix, in wire order
 * @param arguments {@code agi_arg_1..n}
 */
public record AgiRequest(Map<String, String> variables, List<String> arguments) {
  public AgiRequest {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    arguments = List.copyOf(arguments);
  }

  /** The variable {@code agi_<name>}; empty when absent or Asterisk's {@code unknown}. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .filter(v -> !v.isEmpty() && !v.equals("unknown"));
  }

  /** The script name without its query: the path of {@code agi://host/path?query}. */
  public String script() {
    String script = variables.getOrDefault("network_script", "");
    int query = script.indexOf('?');
    return query < 0 ? script : script.substring(0, query);
  }

  /**
   * The value of {@code name} in the query of {@code agi://host/path?name=value&...}, percent
   * decoded; empty when it is not there.
   */
  public Optional<String> parameter(String name) {
    String script = variables.getOrDefault("network_script", "");
    int query = script.indexOf('?');
    if (query < 0) {
      return Optional.empty();
    }
    return Arrays.stream(script.substring(query + 1).split("&", 0))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .findFirst();
  }

  /** A bad escape leaves the text as it is: the query is typed by hand into dialplans. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
