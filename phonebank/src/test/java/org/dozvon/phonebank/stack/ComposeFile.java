package org.dozvon.phonebank.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A compose file as far as the rules ask.
 *
 * @param services each with its keys
 * @param networks names that are declared
 * @param volumes names that are declared
 */
record ComposeFile(
    Map<String, Map<String, Object>> services,
    Map<String, Object> networks,
    Map<String, Object> volumes) {

  /** One file, or several of which the later ones add to the earlier, key by key. */
  static ComposeFile read(Path... files) throws IOException {
    Map<String, Object> whole = new LinkedHashMap<>();
    for (Path file : files) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      merge(whole, map(tree));
    }
    Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    map(whole.get("services")).forEach((name, keys) -> services.put(name, map(keys)));
    return new ComposeFile(services, map(whole.get("networks")), map(whole.get("volumes")));
  }

  private static void merge(Map<String, Object> into, Map<String, Object> more) {
    more.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> && into.get(name) instanceof Map<?, ?> old) {
            Map<String, Object> both = new LinkedHashMap<>(map(old));
            merge(both, map(value));
            into.put(name, both);
          } else if (value instanceof List<?> items && into.get(name) instanceof List<?> old) {
            List<Object> both = new ArrayList<>(old);
            both.addAll(items);
            into.put(name, both);
          } else {
            into.put(name, value);
          }
        });
  }

  /** A block, or an empty one. */
  @SuppressWarnings("unchecked") // YAML's maps have text as keys here
  static Map<String, Object> map(Object node) {
    return node instanceof Map<?, ?> block ? (Map<String, Object>) block : Map.of();
  }

  /** A list of texts, or a block's keys; what is left out is empty. */
  static List<String> texts(Object node) {
    return switch (node) {
      case List<?> items -> items.stream().map(String::valueOf).toList();
      case Map<?, ?> block -> block.keySet().stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }
}
