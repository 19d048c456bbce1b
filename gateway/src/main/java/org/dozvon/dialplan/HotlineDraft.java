package org.dozvon.dialplan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * A hotline's files made of a menu: a start that works, with TODO where an admin's words are
 * needed.
 *
 * @param files path inside the hotline's folder to text
 * @param keys what became of each key, a line each
 * @param queues the names of those that Asterisk must have
 * @param notes what was not taken over; stands as comments in the files, too
 */
public record HotlineDraft(
    Map<String, String> files, List<String> keys, List<String> queues, List<Note> notes) {
  public HotlineDraft {
    files = Map.copyOf(files);
    keys = List.copyOf(keys);
    queues = List.copyOf(queues);
    notes = List.copyOf(notes);
  }

  /**
   * The draft of the menu in a dialplan.
   *
   * @param context the menu's; empty: the only one, or the one that leads to the others
   * @param prefix of the names that come into question, {@code ivr-} for FreePBX; may be empty
   * @param language tags of the hotline's languages; none: what the dialplan sets, else English
   */
  public static HotlineDraft of(
      Dialplan plan, Optional<String> context, String prefix, List<String> language)
      throws DialplanException {
    MenuReader reader = new MenuReader(plan);
    Menu menu = reader.find(context, prefix);
    List<String> languages = language.isEmpty() ? List.of(menu.russian() ? "ru" : "en") : language;
    List<Note> notes = new ArrayList<>(reader.notes());
    List<String> keys = new ArrayList<>();
    IntentDraft intents = new IntentDraft(languages);
    StringBuilder tests = new StringBuilder();
    StringBuilder dialogs = new StringBuilder();
    for (Menu.Choice choice : menu.choices()) {
      notes.addAll(choice.notes());
      keys.add(line(choice));
      intents.add(choice, dialogs, tests);
    }
    if (dialogs.isEmpty()) {
      throw new DialplanException(
          "no key of the menu " + menu.context() + " leads anywhere (expected: 1 to 9)");
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("hotline.yaml", main(menu, languages, notes));
    files.put("dialogs/menu.yaml", dialogs.toString());
    files.put("tests/menu.test.yaml", tests.toString());
    return new HotlineDraft(files, keys, queues(menu), notes);
  }

  private static String line(Menu.Choice choice) {
    String where =
        switch (choice.goal()) {
          case Menu.Goal.Queue queue -> "queue " + queue.name();
          case Menu.Goal.Person person -> "a person of the hotline's queue";
          case Menu.Goal.End end -> choice.prompts().isEmpty() ? "the end" : "an answer";
          case Menu.Goal.Again again ->
              choice.prompts().isEmpty() ? "built in: \"repeat\", or the key *" : "an answer";
          case Menu.Goal.Submenu submenu ->
              "a question with " + IntentDraft.options(submenu.menu()).size() + " options";
        };
    return choice.key() + (choice.title().isEmpty() ? "" : " " + choice.title()) + ": " + where;
  }

  private static String main(Menu menu, List<String> languages, List<Note> notes) {
    String queue = mainQueue(menu);
    StringBuilder text = new StringBuilder();
    text.append("# Made of ")
        .append(menu.place().file())
        .append(", context [")
        .append(menu.context());
    text.append(
        "]. What needs your words is marked with TODO; docs/dialogs.md explains the rest.\n");
    text.append("languages: [").append(String.join(", ", languages)).append("]\n\n");
    text.append("# Where callers go who want a person, unless a step says otherwise.\n");
    text.append("queue: ").append(Yaml.quoted(queue.isEmpty() ? "support" : queue));
    text.append(queue.isEmpty() ? "   # TODO: the old menu named no queue\n" : "\n");
    text.append("\nvalues: [number, name]\n");
    if (!notes.isEmpty()) {
      text.append("\n# Not taken over:\n");
      notes.forEach(note -> text.append("#   ").append(Yaml.comment(note.toString())).append('\n'));
    }
    menu.prompts()
        .forEach(
            prompt ->
                text.append("\n# TODO: the old greeting was ")
                    .append(Yaml.comment(prompt))
                    .append('\n'));
    return text.append("\nphrases:\n").append(phrases(languages)).toString();
  }

  /** Every queue that the files name. */
  private static List<String> queues(Menu menu) {
    Stream<String> below =
        menu.choices().stream()
            .filter(choice -> choice.goal() instanceof Menu.Goal.Submenu)
            .flatMap(choice -> queues(((Menu.Goal.Submenu) choice.goal()).menu()).stream());
    return Stream.of(
            Stream.of(mainQueue(menu)),
            menu.choices().stream().flatMap(choice -> queueOf(choice).stream()),
            below)
        .flatMap(names -> names)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** Where the old menu's 0 leads, or who presses nothing; else the first queue; may be empty. */
  private static String mainQueue(Menu menu) {
    return menu.choices().stream()
        .filter(choice -> choice.key().equals("0"))
        .flatMap(choice -> queueOf(choice).stream())
        .findFirst()
        .or(() -> Optional.of(menu.queue()).filter(name -> !name.isEmpty()))
        .or(() -> menu.choices().stream().flatMap(c -> queueOf(c).stream()).findFirst())
        .orElse("");
  }

  private static Optional<String> queueOf(Menu.Choice choice) {
    return choice.goal() instanceof Menu.Goal.Queue queue
        ? Optional.of(queue.name())
        : Optional.empty();
  }

  /** The stock phrases in these languages. */
  private static String phrases(List<String> languages) {
    StringBuilder text = new StringBuilder();
    Problems problems = new Problems();
    YamlNode.parse("phrases.yaml", resource(), problems)
        .map(node -> node.fields(problems).all())
        .orElse(Map.of())
        .forEach(
            (name, phrase) -> {
              text.append("  ").append(name).append(":\n");
              Map<String, YamlNode> texts = phrase.fields(problems).all();
              for (String language : languages) {
                String one = texts.get(language).text(problems);
                text.append("    ")
                    .append(language)
                    .append(": ")
                    .append(Yaml.quoted(one))
                    .append('\n');
              }
            });
    return text.toString();
  }

  private static String resource() {
    try (InputStream in = HotlineDraft.class.getResourceAsStream("phrases.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name for the hotline's folder. */
  public static String folder(String context) {
    String name = context.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return name.replaceAll("^-|-$", "").isEmpty() ? "imported" : name.replaceAll("^-|-$", "");
  }
}
