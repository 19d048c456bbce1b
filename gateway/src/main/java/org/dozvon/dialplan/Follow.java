package org.dozvon.dialplan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows a key of a menu through the dialplan to where it leads. Used once, by one thread. */
final class Follow {
  private static final int FARTHEST = 60;
  private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N} _-]{1,40}");

  private static final Pattern GENERATED =
      Pattern.compile("(app|ext|ivr|from|macro)-.*|timeconditions.*|ivr\\d*");

  /** What a telephone needs and a dialog has by itself. */
  private static final Set<String> PLUMBING =
      Set.of(
          "answer",
          "noop",
          "verbose",
          "log",
          "wait",
          "ringing",
          "progress",
          "proceeding",
          "waitexten",
          "resetcdr",
          "nocdr",
          "stopplaytones",
          "playtones",
          "setcallerid",
          "setmusiconhold",
          "silence");

  private static final Set<String> SPOKEN =
      Set.of("playback", "background", "festival", "flite", "picotts", "espeak", "saytext");
  private static final Set<String> PEOPLE =
      Set.of(
          "dial",
          "voicemail",
          "directory",
          "meetme",
          "confbridge",
          "transfer",
          "park",
          "page",
          "followme",
          "macro",
          "disa",
          "pickup",
          "queue");
  private static final Set<String> ENDS = Set.of("hangup", "busy", "congestion");

  private final Dialplan plan;
  private final MenuReader menus;
  private final String menu;
  private final int depth;
  private final List<String> prompts = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final Set<Extension.Step> seen = new HashSet<>();

  /**
   * For one key of a menu.
   *
   * @param depth how many menus lead to this one
   */
  Follow(Dialplan plan, MenuReader menus, String menu, int depth) {
    this.plan = plan;
    this.menus = menus;
    this.menu = menu;
    this.depth = depth;
  }

  /** What the key does. */
  Menu.Choice choice(String key, Extension extension) {
    Extension.Step first = extension.steps().getFirst();
    Menu.Goal goal = run(menu, extension, 0);
    String title =
        titles.stream().map(Follow::clean).filter(t -> !t.isEmpty()).findFirst().orElse("");
    String raw = "exten => " + extension.name() + "," + first.priority() + "," + first.raw();
    return new Menu.Choice(key, title, first.place(), raw, prompts, goal, notes);
  }

  private Menu.Goal run(String context, Extension extension, int from) {
    for (int at = from; at < extension.steps().size(); at++) {
      Extension.Step step = extension.steps().get(at);
      if (!seen.add(step) || seen.size() > FARTHEST) {
        return new Menu.Goal.Again();
      }
      titles.add(step.comment());
      Optional<Menu.Goal> goal = take(step, context, extension);
      if (goal.isPresent()) {
        return goal.get();
      }
    }
    return notes.isEmpty() ? new Menu.Goal.End() : new Menu.Goal.Person();
  }

  private Optional<Menu.Goal> take(Extension.Step step, String context, Extension extension) {
    String application = step.application();
    if (application.equals("goto")) {
      return Optional.of(jump(step, context, extension));
    }
    if (application.equals("queue") && !step.argument(0).isEmpty()) {
      titles.add(step.argument(0));
      return Optional.of(new Menu.Goal.Queue(step.argument(0)));
    }
    if (PEOPLE.contains(application)) {
      return Optional.of(person(step));
    }
    if (ENDS.contains(application)) {
      boolean served = notes.isEmpty() || !prompts.isEmpty();
      return Optional.of(served ? new Menu.Goal.End() : new Menu.Goal.Person());
    }
    if (application.equals("gotoiftime")) {
      notes.add(new Note(step.place(), step.raw()));
      return Optional.of(jump(open(step), context, extension));
    }
    if (SPOKEN.contains(application)) {
      prompts.addAll(sounds(step));
      titles.addAll(sounds(step));
    } else if (application.equals("noop") || application.equals("verbose")) {
      titles.add(step.argument(step.arguments().size() - 1));
    } else if (!PLUMBING.contains(application) && !isPlumbing(step)) {
      notes.add(new Note(step.place(), step.raw()));
    }
    return Optional.empty();
  }

  /** The jump at opening hours; what is done at other times is not followed. */
  private static Extension.Step open(Extension.Step step) {
    String target = step.raw().replaceFirst("[^?]*\\??", "").replaceFirst("[:)].*", "");
    String raw = "Goto(" + target + ")";
    return Application.step(step.priority(), step.label(), raw, "", step.place());
  }

  private static boolean isPlumbing(Extension.Step step) {
    return step.application().equals("set")
        && step.raw()
            .matches(
                "(?i)set\\(\\s*_*(timeout\\(|channel\\(|language\\(|cdr\\(|ivr_|\\w*loopcount|\\w*retries).*");
  }

  private Menu.Goal person(Extension.Step step) {
    notes.add(new Note(step.place(), step.raw()));
    return new Menu.Goal.Person();
  }

  private Menu.Goal jump(Extension.Step step, String context, Extension extension) {
    List<String> to = step.arguments();
    if (to.isEmpty()) {
      return person(step);
    }
    String where = to.size() > 2 ? to.get(0) : context;
    String what = to.size() > 2 ? to.get(1) : to.size() == 2 ? to.get(0) : extension.name();
    String priority = to.getLast();
    Optional<Menu.Goal> known = FreePbx.goal(where, what, step, notes);
    if (known.isPresent()) {
      return known.get();
    }
    if (!where.equals(context) && menus.isMenu(where)) {
      name(where, context);
      return submenu(where, step);
    }
    if (where.equals(menu) && what.equals("s")) {
      return new Menu.Goal.Again();
    }
    Optional<Extension> target = plan.extension(where, what);
    if (target.isEmpty()) {
      name(where, context);
      return person(step);
    }
    name(where, context);
    int at = index(target.get(), priority);
    return run(where, target.get(), at);
  }

  /** A context's name tells what it is about, unless a program gave it. */
  private void name(String where, String from) {
    Context found = plan.contexts().get(where);
    titles.add(found == null ? "" : found.title());
    titles.add(where.equals(from) || GENERATED.matcher(where).matches() ? "" : where);
  }

  private Menu.Goal submenu(String where, Extension.Step step) {
    if (menus.isOpen(where)) {
      return new Menu.Goal.Again();
    }
    Optional<Menu> deeper = menus.submenu(where, depth + 1);
    return deeper.isPresent() ? new Menu.Goal.Submenu(deeper.get()) : person(step);
  }

  private static int index(Extension extension, String priority) {
    for (int at = 0; at < extension.steps().size(); at++) {
      Extension.Step step = extension.steps().get(at);
      if (step.label().equals(priority) || String.valueOf(step.priority()).equals(priority)) {
        return at;
      }
    }
    return 0;
  }

  /** The names of the sound files, or the words, that a step plays. */
  static List<String> sounds(Extension.Step step) {
    return Arrays.stream(step.argument(0).split("&", -1))
        .map(String::strip)
        .filter(sound -> !sound.isEmpty() && !sound.contains("${"))
        .toList();
  }

  /** A few words out of a name or a remark; empty when there are none. */
  static String clean(String text) {
    String words =
        text.replaceFirst(".*/", "")
            .replaceAll(
                "(?i)\\b(user |caller )?(pressed|press|option|opt|key|menu|ivr(sel)?|exten(sion)?)\\b",
                " ")
            .replaceAll("\\$\\{[^}]*}|\\$\\[[^\\]]*]", " ")
            .replaceAll("[^\\p{L}\\p{N}' -]+", " ")
            .replaceAll("[_-]+", " ")
            .replaceAll("(?<=^| )\\p{N}+(?= |$)", " ")
            .replaceAll("(?i)\\b(for|to|the|queue|context|dept|custom|q|qu?eue)\\b(?=.)", " ")
            .strip()
            .replaceAll("\\s+", " ")
            .toLowerCase(Locale.ROOT);
    return NAME.matcher(words).matches() ? words : "";
  }
}
