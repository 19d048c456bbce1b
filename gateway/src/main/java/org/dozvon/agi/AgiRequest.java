package org.dozvon.agi;

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
    variables = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(variables));
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
}
