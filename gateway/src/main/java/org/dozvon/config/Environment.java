package org.dozvon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * Puts environment variables into configuration values: {@code ${NAME}} must be set, {@code
 * ${NAME:-otherwise}} need not. Secrets thus stay out of the file.
 */
final class Environment {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** What this machine is called, without asking the network. */
  String machine() {
    String name = variables.getOrDefault("HOSTNAME", "");
    if (!name.isEmpty()) {
      return name;
    }
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException e) {
      return "gateway";
    }
  }

  /**
   * The same tree with every reference replaced; an unset variable is a problem where it stands.
   */
  YamlNode expand(YamlNode node, Problems problems) {
    return switch (node) {
      case YamlNode.Text text ->
          new YamlNode.Text(text.place(), expand(text.value(), text.place(), problems));
      case YamlNode.Items list -> {
        List<YamlNode> items = new ArrayList<>();
        list.items().forEach(item -> items.add(expand(item, problems)));
        yield new YamlNode.Items(list.place(), items);
      }
      case YamlNode.Entries block -> {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        block.entries().forEach((name, value) -> entries.put(name, expand(value, problems)));
        yield new YamlNode.Entries(block.place(), entries, block.keys());
      }
    };
  }

  private String expand(String text, Place place, Problems problems) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (matcher.find()) {
      String value = variables.getOrDefault(matcher.group(1), matcher.group(2));
      if (value == null) {
        problems.add(place, "environment variable " + matcher.group(1) + " is not set");
        value = "";
      }
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(expanded).toString();
  }
}
