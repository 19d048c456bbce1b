package org.dozvon.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.Caller;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.dozvon.dialog.ActionText;
import org.dozvon.dialog.Hotline;
import org.dozvon.handover.RouteException;
import org.dozvon.ivr.ProfileChooser;
import org.dozvon.ivr.ProfileRules;
import org.dozvon.yaml.Nearest;

/**
 * A hotline to type with: what is typed is what the caller says, presses, or a command. For one
 * thread at a time.
 */
public final class Chat {
  private static final List<String> HELP =
      List.of(
          "words            what the caller says",
          "#1, #4471        keys; * and # too",
          "(empty line)     silence; a slow route answers",
          "/mumble          a sound without words",
          "/gentle, /standard   the call begins anew with this profile",
          "/caller NUMBER   ... from this number, looked up by the route caller",
          "/language ru     ... in this language",
          "/noise 20        20 of 100 words are misheard from now on; /noise 0: none",
          "/route NAME fails WHY | slow | works   how a route behaves from now on",
          "/why             the last decision: scores, rules, timers",
          "/again           the call begins anew",
          "/quit            (so does the end of the input)");

  private final Hotline hotline;
  private final ProfileRules rules;
  private final int thisYear;
  private final ChatScreen screen;
  private final RouteDesk routes;
  private final long seed;
  private Locale language;
  private ProfileChoice profile;
  private Map<String, String> known = Map.of();
  private WordNoise noise;
  private double rate;
  private ChatCall call;

  /**
   * How a chat begins.
   *
   * @param noise share of words that are misheard, 0..1
   * @param seed of the misheard words
   */
  public record Start(Locale language, Profile profile, double noise, long seed) {}

  /**
   * Nothing is said yet.
   *
   * @param thisYear for callers' ages
   */
  public Chat(
      Hotline hotline,
      ProfileRules rules,
      int thisYear,
      ChatScreen screen,
      RouteDesk routes,
      Start start) {
    this.hotline = hotline;
    this.rules = rules;
    this.thisYear = thisYear;
    this.screen = screen;
    this.routes = routes;
    this.language = start.language();
    this.profile =
        start.profile() == Profile.STANDARD
            ? ProfileChoice.DEFAULT
            : new ProfileChoice(start.profile(), "as typed");
    this.rate = start.noise();
    this.seed = start.seed();
    this.noise = new WordNoise(seed, hotline.grammarWords(language));
    this.call = fresh();
  }

  /**
   * The call comes in.
   *
   * @param caller from this number, which is looked up; empty: withheld
   */
  public void open(String caller) {
    if (caller.isEmpty()) {
      begin();
    } else {
      caller(caller);
    }
  }

  /** Whether the call has ended. */
  public boolean isOver() {
    return call.isOver();
  }

  /** One typed line; may block for a route. */
  public void take(String typed) {
    String line = typed.strip();
    if (line.startsWith("/")) {
      String[] words = line.substring(1).split("\\s+", 2);
      command(words[0], words.length > 1 ? words[1].strip() : "");
    } else if (call.isOver()) {
      screen.note("The call is over. /again begins anew, /quit ends.");
    } else if (line.isEmpty()) {
      call.waits();
    } else if (line.startsWith("#")) {
      press(line.substring(1));
    } else {
      say(line);
    }
  }

  private void say(String line) {
    String words = line.toLowerCase(Locale.ROOT);
    String heard = rate > 0 ? noise.over(words, rate) : words;
    if (!heard.equals(words)) {
      screen.behind("heard", heard);
    }
    call.says(heard);
  }

  private void press(String keys) {
    if (keys.matches("[0-9*#]+")) {
      call.presses(keys);
    } else {
      screen.note("\"#" + keys + "\" are no keys (expected: # and then 0-9, * or #)");
    }
  }

  private void command(String name, String rest) {
    switch (name) {
      case "help" -> HELP.forEach(screen::note);
      case "why" -> call.explain();
      case "again" -> begin();
      case "gentle" -> treat(Profile.GENTLE);
      case "standard" -> treat(Profile.STANDARD);
      case "mumble" -> mumble();
      case "caller" -> caller(rest);
      case "language" -> speak(rest);
      case "noise" -> noise(rest);
      case "route" -> route(rest.split("\\s+", 3));
      default -> {
        List<String> names =
            List.of(
                "help",
                "why",
                "again",
                "gentle",
                "standard",
                "mumble",
                "caller",
                "language",
                "noise",
                "route",
                "quit");
        screen.note("there is no command /" + name + Nearest.hint(name, names));
      }
    }
  }

  private void mumble() {
    if (!call.isOver()) {
      call.says("");
    }
  }

  private void treat(Profile wanted) {
    profile = new ProfileChoice(wanted, "as typed");
    begin();
  }

  private void speak(String tag) {
    Locale wanted = Locale.forLanguageTag(tag);
    if (hotline.languages().contains(wanted)) {
      language = wanted;
      noise = new WordNoise(seed, hotline.grammarWords(language));
      begin();
    } else {
      List<String> spoken =
          hotline.languages().stream().map(Locale::toLanguageTag).sorted().toList();
      screen.note("language \"" + tag + "\" (expected: one of " + String.join(", ", spoken) + ")");
    }
  }

  /** As a real call begins: the number is looked up, the profile follows. */
  private void caller(String typed) {
    Caller caller = new Caller(typed, "", "");
    if (caller.isWithheld()) {
      screen.note("\"" + typed + "\" is no number (expected: /caller 79001234567)");
      return;
    }
    Map<String, String> record = routes.looksUp() ? lookUp(caller) : Map.of();
    record = record.getOrDefault("found", "no").equals("yes") ? record : Map.of();
    profile = new ProfileChooser(rules).choose(caller, record, thisYear);
    Map<String, String> values = new HashMap<>(record);
    values.put("number", caller.number());
    known = values;
    begin();
  }

  private Map<String, String> lookUp(Caller caller) {
    try {
      Map<String, String> record = routes.lookUp(caller.number());
      screen.behind(
          "route", "caller number=" + caller.number() + " -> ok" + ActionText.values(record));
      return record;
    } catch (RouteException e) {
      screen.behind("route", "caller -> failed: " + e.getMessage());
      return Map.of();
    }
  }

  private void noise(String percent) {
    if (!percent.matches("\\d{1,2}|100")) {
      screen.note("\"" + percent + "\" (expected: /noise 0 to /noise 100)");
      return;
    }
    rate = Integer.parseInt(percent) / 100.0;
    screen.note(percent + " of 100 words are misheard (seed " + seed + ")");
  }

  private void route(String[] words) {
    String how = words.length > 1 ? words[1] : "";
    switch (how) {
      case "fails" -> routes.fails(words[0], words.length > 2 ? words[2] : "as typed");
      case "slow" -> routes.isToBeSlow(words[0]);
      case "works" -> routes.works(words[0]);
      default -> {
        screen.note("(expected: /route NAME fails WHY, /route NAME slow or /route NAME works)");
        return;
      }
    }
    screen.note("route " + words[0] + " " + how + " from now on");
  }

  private ChatCall fresh() {
    return new ChatCall(hotline, language, profile.profile(), known, screen, routes);
  }

  private void begin() {
    screen.behind(
        "call",
        hotline.name()
            + " ("
            + language.toLanguageTag()
            + "), profile "
            + profile.profile()
            + ": "
            + profile.reason());
    call = fresh();
    call.begin();
  }
}
