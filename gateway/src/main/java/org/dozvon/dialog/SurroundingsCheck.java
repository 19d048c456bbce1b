package org.dozvon.dialog;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.keeper.RulesReader;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** Whether the routes and queues that a hotline names are there. */
final class SurroundingsCheck {
  private static final String MAIN = "hotline.yaml";
  private static final String DIRECT = "direct:";

  private final Hotline hotline;
  private final Map<String, String> files;
  private final Surroundings around;
  private final Problems problems;

  SurroundingsCheck(
      Hotline hotline, Map<String, String> files, Surroundings around, Problems problems) {
    this.hotline = hotline;
    this.files = files;
    this.around = around;
    this.problems = problems;
  }

  void check() {
    around.routeFiles().ifPresent(this::checkRoutes);
    around.queues().ifPresent(this::checkQueues);
    around.voices().forEach(this::checkVoice);
  }

  private void checkVoice(Locale language, Set<String> names) {
    hotline
        .ownVoice(language)
        .filter(voice -> !voice.name().isEmpty() && !names.contains(voice.name()))
        .ifPresent(
            voice ->
                problems.add(
                    voice.place(),
                    "there is no voice \""
                        + voice.name()
                        + "\""
                        + Nearest.hint(voice.name(), names)));
  }

  private void checkRoutes(Map<String, String> routeFiles) {
    Set<String> begin = new HashSet<>();
    routeFiles.forEach(
        (file, text) ->
            YamlNode.parse(file, text, problems).ifPresent(node -> beginnings(node, begin)));
    keys(MAIN, "routes")
        .forEach(
            (name, place) -> {
              if (!begin.contains(name)) {
                problems.add(
                    place,
                    "no file in routes/ begins with direct:" + name + Nearest.hint(name, begin));
              }
            });
  }

  /** The names behind {@code from: direct:NAME} and {@code from: {uri: direct:NAME}}. */
  private static void beginnings(YamlNode node, Set<String> found) {
    switch (node) {
      case YamlNode.Text text -> {}
      case YamlNode.Items items -> items.items().forEach(item -> beginnings(item, found));
      case YamlNode.Entries entries ->
          entries
              .entries()
              .forEach(
                  (name, value) -> {
                    if (name.equals("from")) {
                      uri(value).ifPresent(found::add);
                    }
                    beginnings(value, found);
                  });
    }
  }

  private static Optional<String> uri(YamlNode from) {
    YamlNode uri = from instanceof YamlNode.Entries e ? e.entries().get("uri") : from;
    return uri instanceof YamlNode.Text text && text.value().startsWith(DIRECT)
        ? Optional.of(text.value().substring(DIRECT.length()).split("\\?", 2)[0])
        : Optional.empty();
  }

  private void checkQueues(Collection<String> queues) {
    if (!queues.contains(hotline.queue())) {
      problems.add(
          mainPlace("queue"),
          "Asterisk has no queue \""
              + hotline.queue()
              + "\""
              + Nearest.hint(hotline.queue(), queues));
    }
    keys(RulesReader.FILE, "queues")
        .forEach(
            (name, place) -> {
              if (!queues.contains(name)) {
                problems.add(
                    place, "Asterisk has no queue \"" + name + "\"" + Nearest.hint(name, queues));
              }
            });
    for (Intent intent : hotline.intents()) {
      intent
          .steps()
          .forEach(
              (name, step) -> {
                if (step instanceof Step.HandOver handOver
                    && !handOver.queue().isEmpty()
                    && !queues.contains(handOver.queue())) {
                  problems.add(
                      intent.places().get(name),
                      "Asterisk has no queue \""
                          + handOver.queue()
                          + "\""
                          + Nearest.hint(handOver.queue(), queues));
                }
              });
    }
  }

  /** The names in a block of a file, each with its place. */
  private Map<String, Place> keys(String file, String block) {
    return YamlNode.parse(file, files.getOrDefault(file, ""), new Problems())
        .filter(YamlNode.Entries.class::isInstance)
        .map(node -> ((YamlNode.Entries) node).entries().get(block))
        .filter(YamlNode.Entries.class::isInstance)
        .map(node -> ((YamlNode.Entries) node).keys())
        .orElse(Map.of());
  }

  private Place mainPlace(String field) {
    return YamlNode.parse(MAIN, files.getOrDefault(MAIN, ""), new Problems())
        .filter(YamlNode.Entries.class::isInstance)
        .map(node -> ((YamlNode.Entries) node).entries().get(field))
        .map(YamlNode::place)
        .orElse(new Place(MAIN, 1, 1));
  }
}
