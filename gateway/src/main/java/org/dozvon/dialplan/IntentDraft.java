package org.dozvon.dialplan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dozvon.dialog.SpokenText;

/** Writes an intent, and its test, for each key of a menu. Used for one menu, by one thread. */
final class IntentDraft {
  /** Keys that an intent may have; 9 is for more choices, 0 for a person. */
  private static final String KEYS = "12345678";

  private final List<String> languages;
  private final Set<String> names = new HashSet<>();

  /**
   * @param languages tags
   */
  IntentDraft(List<String> languages) {
    this.languages = languages;
  }

  /**
   * Adds what a key does to these files; the keys of a person and of repetition are there already.
   */
  void add(Menu.Choice choice, StringBuilder dialogs, StringBuilder tests) {
    boolean person = choice.key().equals("0");
    if (person || isBuiltIn(choice)) {
      return;
    }
    boolean hasKey = KEYS.contains(choice.key());
    String name = unique(choice.title().isEmpty() ? "key " + choice.key() : choice.title());
    dialogs.append(dialogs.isEmpty() ? "" : "\n").append("# ").append(origin(choice)).append('\n');
    if (!hasKey) {
      dialogs
          .append("# TODO: key ")
          .append(choice.key())
          .append(" cannot be given to it (1 to 8 can).\n");
    }
    notes(choice, "", dialogs);
    dialogs.append("- intent: ").append(Yaml.quoted(name)).append('\n');
    dialogs.append("  about: ").append(texts(tag -> topic(choice, tag))).append('\n');
    if (hasKey) {
      dialogs.append("  offer: ").append(texts(tag -> offer(choice, tag))).append('\n');
      dialogs.append("  key: ").append(choice.key()).append('\n');
    }
    dialogs.append("  examples:   # TODO: what callers say, ten phrases or so\n");
    languages.forEach(
        tag ->
            dialogs
                .append("    ")
                .append(tag)
                .append(": [")
                .append(Yaml.quoted(example(choice, tag)))
                .append("]\n"));
    dialogs.append("  steps:\n");
    steps(choice, dialogs);
    if (hasKey) {
      test(name, choice, tests);
    }
  }

  private static void notes(Menu.Choice choice, String indent, StringBuilder dialogs) {
    choice
        .notes()
        .forEach(
            note ->
                dialogs
                    .append(indent)
                    .append("# not taken over: ")
                    .append(Yaml.comment(note.toString()))
                    .append('\n'));
  }

  /** Who wants to hear it again says so, or presses *. */
  private static boolean isBuiltIn(Menu.Choice choice) {
    return choice.goal() instanceof Menu.Goal.Again && choice.prompts().isEmpty();
  }

  private static String origin(Menu.Choice choice) {
    return choice.place().file() + ":" + choice.place().line() + ": " + Yaml.comment(choice.raw());
  }

  private void steps(Menu.Choice choice, StringBuilder dialogs) {
    if (!choice.prompts().isEmpty()) {
      dialogs.append("    tell:\n");
      dialogs
          .append("      # TODO: say what this said: ")
          .append(Yaml.comment(String.join(", ", choice.prompts())))
          .append('\n');
      dialogs.append("      say: ").append(texts(tag -> sentence(choice, tag))).append('\n');
    }
    switch (choice.goal()) {
      case Menu.Goal.Queue queue -> handOver("person now", queue.name(), dialogs);
      case Menu.Goal.Person person -> handOver("person now", "", dialogs);
      case Menu.Goal.End end when choice.prompts().isEmpty() ->
          dialogs
              .append("    end now:\n      say: ")
              .append(texts(tag -> allRight(tag)))
              .append("\n      go: end\n");
      case Menu.Goal.End end -> dialogs.append("      go: anything-else\n");
      case Menu.Goal.Again again -> dialogs.append("      go: anything-else\n");
      case Menu.Goal.Submenu submenu -> question(submenu.menu(), dialogs);
    }
  }

  private void handOver(String step, String queue, StringBuilder dialogs) {
    dialogs.append("    ").append(Yaml.quoted(step)).append(":\n");
    dialogs.append("      hand-over: ").append(texts(IntentDraft::allRight)).append('\n');
    if (!queue.isEmpty()) {
      dialogs.append("      queue: ").append(Yaml.quoted(queue)).append('\n');
    }
  }

  /** The choices of a menu below that are not built in. */
  static List<Menu.Choice> options(Menu menu) {
    return menu.choices().stream()
        .filter(option -> !isBuiltIn(option) && !option.key().equals("0"))
        .toList();
  }

  /** A menu below becomes a question with a step for each option. */
  private void question(Menu menu, StringBuilder dialogs) {
    List<Menu.Choice> options = options(menu);
    dialogs.append("    choice:\n");
    dialogs
        .append("      # TODO: the old prompt was ")
        .append(Yaml.comment(String.join(", ", menu.prompts())))
        .append('\n');
    dialogs.append("      ask: ").append(texts(tag -> which(options, tag))).append('\n');
    dialogs.append("      again: ").append(texts(IntentDraft::choose)).append('\n');
    dialogs.append("      expect: one-of   # the options have the keys 1, 2, ... in their order\n");
    dialogs.append("      options:\n");
    List<String> names = new ArrayList<>();
    for (Menu.Choice option : options) {
      names.add("option-" + option.key());
      dialogs
          .append("        ")
          .append(names.getLast())
          .append(": ")
          .append(texts(tag -> example(option, tag)));
      dialogs.append("   # was key ").append(option.key()).append('\n');
    }
    dialogs.append("      into: choice\n    which:\n      when: choice\n      is: {");
    dialogs
        .append(names.stream().map(name -> name + ": " + name).collect(Collectors.joining(", ")))
        .append("}\n");
    for (Menu.Choice option : options) {
      notes(option, "    ", dialogs);
      dialogs.append("    # ").append(origin(option)).append('\n');
      handOver(
          "option-" + option.key(),
          option.goal() instanceof Menu.Goal.Queue queue ? queue.name() : "",
          dialogs);
    }
  }

  private void test(String name, Menu.Choice choice, StringBuilder tests) {
    String tag = languages.getFirst();
    tests
        .append(tests.isEmpty() ? "" : "\n")
        .append("- name: ")
        .append(Yaml.quoted("key " + choice.key() + ", " + name))
        .append('\n');
    tests
        .append("  language: ")
        .append(tag)
        .append("\n  talk:\n    - keys: \"")
        .append(choice.key())
        .append("\"\n");
    String topic =
        Yaml.quoted(
            String.join(" ", SpokenText.sentences(topic(choice, tag), Locale.forLanguageTag(tag))));
    switch (choice.goal()) {
      case Menu.Goal.Queue queue ->
          tests
              .append("    - person:\n      queue: ")
              .append(Yaml.quoted(queue.name()))
              .append('\n');
      case Menu.Goal.Person person -> tests.append("    - person:\n");
      case Menu.Goal.Submenu submenu -> tests.append("    - keys: \"1\"\n    - person:\n");
      default ->
          tests
              .append("    - bot: ")
              .append(choice.prompts().isEmpty() ? Yaml.quoted(allRight(tag)) : topic)
              .append('\n');
    }
  }

  private String unique(String wanted) {
    String name = wanted;
    for (int n = 2; !names.add(name); n++) {
      name = wanted + " " + n;
    }
    return name;
  }

  private String texts(Function<String, String> text) {
    return languages.stream()
        .map(tag -> tag + ": " + Yaml.quoted(text.apply(tag)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** In the letters of the language: the title if it is, else the key's number in the menu. */
  private static String topic(Menu.Choice choice, String tag) {
    boolean cyrillic = choice.title().matches(".*\\p{IsCyrillic}.*");
    boolean fits = !choice.title().isEmpty() && cyrillic == tag.equals("ru");
    if (fits) {
      return choice.title();
    }
    String key = choice.key().matches("\\d") ? " " + choice.key() : "";
    return (tag.equals("ru") ? "пункт меню" : "menu item") + key;
  }

  /** Figures are no words that a caller says. */
  private static String example(Menu.Choice choice, String tag) {
    String spoken =
        String.join(" ", SpokenText.sentences(topic(choice, tag), Locale.forLanguageTag(tag)));
    return spoken.toLowerCase(Locale.ROOT);
  }

  private static String offer(Menu.Choice choice, String tag) {
    String topic = topic(choice, tag);
    return tag.equals("ru")
        ? topic.substring(0, 1).toUpperCase(Locale.ROOT) + topic.substring(1)
        : topic;
  }

  private static String sentence(Menu.Choice choice, String tag) {
    String topic = topic(choice, tag);
    return topic.substring(0, 1).toUpperCase(Locale.ROOT) + topic.substring(1) + ".";
  }

  private static String which(List<Menu.Choice> options, String tag) {
    String or = tag.equals("ru") ? " или " : " or ";
    List<String> topics = options.stream().map(option -> topic(option, tag)).toList();
    String all =
        topics.size() < 2
            ? String.join("", topics)
            : String.join(", ", topics.subList(0, topics.size() - 1)) + or + topics.getLast();
    return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1) + "?";
  }

  private static String choose(String tag) {
    return tag.equals("ru") ? "Выберите, пожалуйста." : "Please choose.";
  }

  private static String allRight(String tag) {
    return tag.equals("ru") ? "Хорошо." : "All right.";
  }
}
