package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.audio.Clip;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * What is known while a part of a hotline's files is read, and the reading of texts in several
 * languages. Confined to one reading.
 *
 * @param languages at least one
 * @param lists phrase lists by name
 * @param routes by name
 * @param values the names of values that may be used here
 * @param steps the names of the steps that may be gone to here
 * @param outside what else steps may name
 */
record Scope(
    Problems problems,
    List<Locale> languages,
    Map<String, Map<Locale, List<String>>> lists,
    Map<String, Route> routes,
    Set<String> values,
    Set<String> steps,
    Outside outside) {
  /** The value that tells whether the schedule has people there. */
  static final String OPEN = "open";

  private static final String FILE = "file";

  /** Where a message goes when nothing else is said. */
  static final Template NUMBER = Template.sentences("{number}").getFirst();

  /**
   * What the steps of an intent may name outside of it.
   *
   * @param queue the hotline's own
   * @param queues with the skills of their people; empty: any
   * @param intents their names
   * @param recordings that prompts may name
   */
  record Outside(
      String queue, Map<String, Set<String>> queues, Set<String> intents, Recordings recordings) {
    Outside {
      queues = Map.copyOf(queues);
      intents = Set.copyOf(intents);
    }
  }

  /** The same with other names of values and steps. */
  Scope with(Set<String> otherValues, Set<String> otherSteps) {
    return new Scope(problems, languages, lists, routes, otherValues, otherSteps, outside);
  }

  /** One text per language: {@code {en: ..., ru: ...}}. */
  Map<Locale, String> texts(YamlNode node) {
    Map<Locale, String> texts = new HashMap<>();
    lists(node).forEach((language, all) -> texts.put(language, String.join(" ", all)));
    return texts;
  }

  /** One text or a list of texts per language; a missing language is a problem. */
  Map<Locale, List<String>> lists(YamlNode node) {
    Map<Locale, List<String>> texts = new HashMap<>();
    each(node, (language, value) -> texts.put(language, value.texts(problems)));
    return texts;
  }

  /** What the bot says, in variants when a language has a list; its values must be known. */
  Prompt prompt(YamlNode node) {
    Map<Locale, List<Prompt.Variant>> variants = new HashMap<>();
    each(
        node,
        (language, value) -> {
          List<Prompt.Variant> all = new ArrayList<>();
          for (YamlNode variant : value.items()) {
            all.add(variant(language, variant));
          }
          variants.put(language, all);
        });
    return new Prompt(variants);
  }

  private Prompt.Variant variant(Locale language, YamlNode node) {
    if (!(node instanceof YamlNode.Entries)) {
      return new Prompt.Variant(
          node.place(), sentences(language, node.place(), node.text(problems)));
    }
    Fields recorded = node.fields(problems);
    String file = recorded.text(FILE);
    String text = recorded.text("text");
    recorded.done();
    List<Template> sentences = sentences(language, recorded.place("text"), text);
    if (sentences.stream().anyMatch(sentence -> !sentence.names().isEmpty())) {
      problems.add(
          recorded.place("text"), "a recording cannot say a value (write the words that it says)");
    }
    Optional<Clip> clip =
        file.isEmpty()
            ? Optional.empty()
            : outside.recordings().read(recorded.place(FILE), file, problems);
    return new Prompt.Variant(node.place(), sentences, clip);
  }

  /** A text over values that goes to a program; its values must be known. */
  Template argument(YamlNode node) {
    try {
      Template template = Template.literal(node.text(problems));
      checkValues(node.place(), template);
      return template;
    } catch (IllegalArgumentException e) {
      problems.add(node.place(), String.valueOf(e.getMessage()));
      return Template.literal("");
    }
  }

  /** The place a step goes on to; an unknown one is a problem. */
  String target(YamlNode node) {
    String name = node.text(problems);
    if (!steps.contains(name)) {
      problems.add(node.place(), "there is no step \"" + name + "\"" + Nearest.hint(name, steps));
    }
    return name;
  }

  private interface Reading {
    void take(Locale language, YamlNode value);
  }

  private void each(YamlNode node, Reading reading) {
    boolean isRecording =
        node instanceof YamlNode.Entries block && block.entries().containsKey(FILE);
    if (isRecording && languages.size() == 1) {
      reading.take(languages.getFirst(), node);
      return;
    }
    if (!(node instanceof YamlNode.Entries entries)) {
      if (languages.size() == 1) {
        reading.take(languages.getFirst(), node);
      } else {
        problems.add(
            node.place(),
            "a text for each language is expected ("
                + String.join(", ", tags())
                + "), got "
                + node.kind());
      }
      return;
    }
    for (Locale language : languages) {
      YamlNode value = entries.entries().get(language.toLanguageTag());
      if (value == null || (value instanceof YamlNode.Text text && text.value().isBlank())) {
        problems.add(
            entries.place(), "the translation \"" + language.toLanguageTag() + "\" is missing");
      } else {
        reading.take(language, value);
      }
    }
    entries.keys().forEach(this::checkLanguage);
  }

  private void checkLanguage(String tag, Place place) {
    if (!tags().contains(tag)) {
      problems.add(
          place,
          "\""
              + tag
              + "\" is not a language of this hotline (expected: one of "
              + String.join(", ", tags())
              + ")");
    }
  }

  private List<Template> sentences(Locale language, Place place, String text) {
    List<Template> sentences = parse(place, text);
    for (Template sentence : sentences) {
      checkValues(place, sentence);
      for (ValueForm form : sentence.forms()) {
        form.problem(language).ifPresent(wrong -> problems.add(place, wrong));
      }
    }
    return sentences;
  }

  private List<Template> parse(Place place, String text) {
    try {
      return Template.sentences(text);
    } catch (IllegalArgumentException e) {
      problems.add(place, String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private void checkValues(Place place, Template sentence) {
    for (String name : sentence.names()) {
      if (!values.contains(name)) {
        problems.add(place, "there is no value \"" + name + "\" here" + Nearest.hint(name, values));
      }
    }
  }

  private List<String> tags() {
    return languages.stream().map(Locale::toLanguageTag).toList();
  }
}
