package org.dozvon.dialplan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dozvon.yaml.Nearest;

/** Finds the menu in a dialplan. Used once, by one thread. */
public final class MenuReader {
  private static final Pattern RANGE = Pattern.compile("_\\[([0-9-]+)]");
  private static final Set<String> ASKING = Set.of("background", "waitexten");

  private final Dialplan plan;
  private final List<Note> notes = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  public MenuReader(Dialplan plan) {
    this.plan = plan;
    notes.addAll(plan.unread());
  }

  /** What was left out besides what a key's own notes tell. */
  List<Note> notes() {
    return notes;
  }

  /**
   * The menu of this context, or without a name the one that no other menu leads to.
   *
   * @param prefix of the names that come into question, {@code ivr-} for FreePBX
   */
  Menu find(Optional<String> wanted, String prefix) throws DialplanException {
    List<String> menus =
        plan.contexts().keySet().stream()
            .filter(name -> name.startsWith(prefix) && isMenu(name))
            .toList();
    if (wanted.isPresent()) {
      String name = wanted.get();
      if (!plan.contexts().containsKey(name)) {
        throw new DialplanException(
            "there is no context \"" + name + "\"" + Nearest.hint(name, menus));
      }
      if (!isMenu(name)) {
        throw new DialplanException(
            "the context \""
                + name
                + "\" is no menu (expected: Background or WaitExten, and one-digit extensions)"
                + Nearest.hint(name, menus));
      }
      return read(name, 0);
    }
    if (menus.isEmpty()) {
      throw new DialplanException(
          "there is no menu in it (expected: a context"
              + (prefix.isEmpty() ? "" : " " + prefix + "N")
              + " with Background or WaitExten and one-digit extensions; contexts: "
              + String.join(", ", plan.contexts().keySet())
              + ")");
    }
    List<String> roots = roots(menus);
    if (roots.size() != 1) {
      throw new DialplanException(
          "several menus: " + String.join(", ", menus) + " (choose one with --context NAME)");
    }
    return read(roots.getFirst(), 0);
  }

  /** Whether callers are asked for a key here. */
  boolean isMenu(String context) {
    return keys(context).size() > 0 && steps(context).anyMatch(MenuReader::asks);
  }

  /** A menu that another leads to; empty when menus lie too deep. */
  Optional<Menu> submenu(String context, int depth) {
    return depth > 1 ? Optional.empty() : Optional.of(read(context, depth));
  }

  /** Whether this menu is being read, or one below it. */
  boolean isOpen(String context) {
    return open.contains(context);
  }

  private Stream<Extension.Step> steps(String context) {
    return plan.extensions(context).values().stream()
        .filter(extension -> !keyOf(extension.name()).isPresent())
        .flatMap(extension -> extension.steps().stream());
  }

  private static boolean asks(Extension.Step step) {
    return ASKING.contains(step.application())
        || (step.application().equals("execif") && step.raw().contains("ackground("));
  }

  /** Those that no other menu leads to; in a circle those that something else leads to. */
  private List<String> roots(List<String> menus) {
    List<String> first = menus.stream().filter(menu -> !isReached(menu, menus)).toList();
    if (!first.isEmpty()) {
      return first;
    }
    List<String> others = new ArrayList<>(plan.contexts().keySet());
    others.removeAll(menus);
    List<String> entered = menus.stream().filter(menu -> isReached(menu, others)).toList();
    return entered.isEmpty() ? menus : entered;
  }

  private boolean isReached(String menu, List<String> from) {
    return from.stream()
        .filter(other -> !other.equals(menu))
        .flatMap(other -> plan.extensions(other).values().stream())
        .flatMap(extension -> extension.steps().stream())
        .anyMatch(step -> step.application().equals("goto") && step.argument(0).equals(menu));
  }

  private Menu read(String context, int depth) {
    open.push(context);
    try {
      return readOpen(context, depth);
    } finally {
      open.pop();
    }
  }

  private Menu readOpen(String context, int depth) {
    List<String> prompts = new ArrayList<>();
    boolean russian = false;
    for (Extension.Step step : steps(context).toList()) {
      if (step.application().equals("background")) {
        prompts.addAll(Follow.sounds(step));
      }
      russian |=
          step.raw().matches("(?i)set\\(\\s*(channel\\(language\\)|language\\(\\))\\s*=\\s*ru.*");
      if (step.raw().matches("(?i)set\\(\\s*IVR_MSG\\s*=\\s*[^)\\s].*")) {
        prompts.addAll(
            List.of(step.raw().replaceAll("(?i)^set\\(\\s*IVR_MSG\\s*=|\\)$", "").split("&", -1)));
      }
    }
    List<String> own =
        prompts.stream().filter(prompt -> !prompt.contains("${")).distinct().toList();
    Context found = plan.contexts().get(context);
    return new Menu(
        context,
        found.title(),
        found.place(),
        own,
        choices(context, depth),
        queue(context),
        russian);
  }

  private List<Menu.Choice> choices(String context, int depth) {
    List<Menu.Choice> choices = new ArrayList<>();
    keys(context)
        .forEach(
            (key, extension) ->
                choices.add(new Follow(plan, this, context, depth).choice(key, extension)));
    for (Extension extension : plan.extensions(context).values()) {
      boolean known =
          Set.of("s", "t", "i", "h", "e", "T", "return", "fax", "hang").contains(extension.name());
      if (!known
          && keyOf(extension.name()).isEmpty()
          && !RANGE.matcher(extension.name()).matches()) {
        Extension.Step first = extension.steps().getFirst();
        notes.add(
            new Note(
                first.place(),
                "no key of a menu: exten => "
                    + extension.name()
                    + ","
                    + first.priority()
                    + ","
                    + first.raw()));
      }
    }
    return choices;
  }

  /** The one-digit extensions by key; what is written for one key goes before a range. */
  private Map<String, Extension> keys(String context) {
    Map<String, Extension> keys = new TreeMap<>();
    Map<String, Extension> ranges = new TreeMap<>();
    for (Extension extension : plan.extensions(context).values()) {
      keyOf(extension.name()).ifPresent(key -> keys.putIfAbsent(key, extension));
      Matcher range = RANGE.matcher(extension.name());
      if (range.matches()) {
        for (char key = '0'; key <= '9'; key++) {
          if (String.valueOf(key).matches("[" + range.group(1) + "]")) {
            ranges.putIfAbsent(String.valueOf(key), extension);
          }
        }
      }
    }
    ranges.forEach(keys::putIfAbsent);
    return keys;
  }

  private static Optional<String> keyOf(String extension) {
    return Optional.of(extension).filter(name -> name.matches("[0-9*#]"));
  }

  /** The queue of who presses nothing, or the wrong key, however often it is asked before. */
  private String queue(String context) {
    return Stream.of("t", "i")
        .flatMap(name -> plan.extension(context, name).stream())
        .flatMap(extension -> extension.steps().stream())
        .filter(step -> step.application().equals("queue") || step.argument(0).equals("ext-queues"))
        .map(step -> step.argument(step.application().equals("queue") ? 0 : 1))
        .findFirst()
        .orElse("");
  }
}
