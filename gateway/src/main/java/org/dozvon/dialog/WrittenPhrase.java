package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * Something callers may say, as it is written in a hotline's files.
 *
 * @param block the field it stands in: {@code examples}, {@code lists}, {@code options} or {@code
 *     moods}
 */
record WrittenPhrase(Locale language, String text, Place place, String block) {
  private static final Set<String> BLOCKS = Set.of("examples", "lists", "options", "moods");

  /** All of them, in the order of the files; files that are not YAML give none. */
  static List<WrittenPhrase> in(Map<String, String> files, Collection<Locale> languages) {
    List<WrittenPhrase> found = new ArrayList<>();
    Optional<Locale> only =
        languages.size() == 1 ? Optional.of(languages.iterator().next()) : Optional.empty();
    new TreeMap<>(files)
        .forEach(
            (file, text) -> {
              if (file.endsWith(".yaml")) {
                YamlNode.parse(file, text, new Problems())
                    .ifPresent(node -> collect(node, "", only, languages, found));
              }
            });
    return found;
  }

  private static void collect(
      YamlNode node,
      String block,
      Optional<Locale> language,
      Collection<Locale> languages,
      List<WrittenPhrase> found) {
    switch (node) {
      case YamlNode.Text text ->
          language
              .filter(l -> !block.isEmpty() && !text.value().isBlank())
              .ifPresent(l -> found.add(new WrittenPhrase(l, text.value(), text.place(), block)));
      case YamlNode.Items items ->
          items.items().forEach(item -> collect(item, block, language, languages, found));
      case YamlNode.Entries entries ->
          entries
              .entries()
              .forEach(
                  (name, value) ->
                      collect(
                          value,
                          block.isEmpty() && BLOCKS.contains(name) ? name : block,
                          language(name, languages).or(() -> language),
                          languages,
                          found));
    }
  }

  private static Optional<Locale> language(String tag, Collection<Locale> languages) {
    return languages.stream().filter(language -> language.toLanguageTag().equals(tag)).findFirst();
  }
}
