package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * The intents of {@code dialogs/*.yaml} before they are read, so that one may name another that
 * comes later.
 *
 * @param nodes in the order of the files' names
 */
record DialogFiles(List<YamlNode> nodes) {
  DialogFiles {
    nodes = List.copyOf(nodes);
  }

  /**
   * @param files path inside the hotline's folder to text
   */
  static DialogFiles of(Map<String, String> files, Problems problems) {
    List<YamlNode> nodes = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (path, text) -> {
              if (path.matches("dialogs/[^/]+\\.yaml")) {
                YamlNode.parse(path, text, problems).ifPresent(node -> nodes.addAll(node.items()));
              }
            });
    return new DialogFiles(nodes);
  }

  /** The names of all intents. */
  Set<String> intents() {
    Set<String> names = new HashSet<>();
    for (YamlNode node : nodes) {
      if (node instanceof YamlNode.Entries entries
          && entries.entries().get("intent") instanceof YamlNode.Text name) {
        names.add(name.value());
      }
    }
    return names;
  }
}
