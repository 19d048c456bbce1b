package org.dozvon.console.board;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.console.Texts;

/**
 * What the keeper wrote into its history, in the reader's language. The history has one form, in
 * English; a sentence that is not known here is shown as it was written.
 */
public record KeeperWords(Show show) {
  /** What a step is about; each has a text {@code did-KIND}. */
  public enum Kind {
    PRIORITY,
    /** Set only so that the order stays as it was. */
    FOLLOWS,
    PENALTY,
    HELP,
    HELP_OVER,
    OVERFLOW,
    COMFORT,
    CALL_BACK,
    ALARM,
    ADVICE,
    LET_BE,
    OTHER
  }

  private record Form(Kind kind, Pattern pattern) {}

  private record Phrase(Pattern pattern, String key) {}

  private static final List<Form> DEEDS =
      List.of(
          new Form(Kind.PRIORITY, Pattern.compile("goes forward \\(priority (.+)\\)")),
          new Form(Kind.PENALTY, Pattern.compile("(.+) gets the penalty (\\d+)")),
          new Form(Kind.HELP, Pattern.compile("(.+) \\((.+)\\) helps out")),
          new Form(Kind.HELP_OVER, Pattern.compile("(.+) helps no more")),
          new Form(Kind.OVERFLOW, Pattern.compile("goes on in (.+)")),
          new Form(Kind.COMFORT, Pattern.compile("hears: .*")),
          new Form(Kind.CALL_BACK, Pattern.compile("is offered a call-back")),
          new Form(Kind.ALARM, Pattern.compile("alarm: (.*)", Pattern.DOTALL)),
          new Form(Kind.ADVICE, Pattern.compile("the bots (.+)")),
          new Form(Kind.LET_BE, Pattern.compile("let be")));

  private static final String FIGURE =
      "(level-interval|level|predicted-next|gentle-predicted|predicted|waiting|wait|free)";
  private static final String VALUE = "(unknown|\\d+(?:%| min(?: \\d+ s)?| s)?)";

  /** In this order: what is longer first. */
  private static final List<Phrase> PHRASES =
      List.of(
          phrase("\\b" + FIGURE + " " + VALUE + " \\((over|under) " + VALUE + "\\)", "figure"),
          phrase("keeps the place before callers whose priority was raised", "follows"),
          phrase("\\b(\\d+) points? \\[", "points"),
          phrase("\\], as if joined (\\d+ min(?: \\d+ s)?|\\d+ s) earlier: ", "as-if"),
          phrase("\\bbefore (\\d+) callers? who came first", "before"),
          phrase("; promised: (\\d+)% within ", "promised"),
          phrase("; waiting: (\\d+), free: (\\d+) of (\\d+)", "waiting-free"),
          phrase(": here another (.+), in (.+?) (\\d.*)$", "here-there"),
          phrase(": rung like the others now", "like-others"),
          phrase(": (.+) of another queue helps out", "helper"),
          phrase("^kept free for gentle callers \\((\\d+) at a time\\)", "kept-free"),
          phrase("^kept free without need", "no-need"),
          phrase("^serves a caller now", "serves"),
          phrase("^it is out of hours", "out-of-hours"),
          phrase("^[Oo]ver: ", "over"),
          phrase("^Over: over: ", "over"),
          phrase("^still so: ", "still"),
          phrase("waited before joining (\\d+)", "waited-before"),
          phrase("together at most (\\d+)", "at-most"),
          phrase(
              "\\b(gentle|loyalty|second-call|angry|distressed|waited-before|call-back) (\\d+)",
              "claim"),
          phrase("had no effect", "no-effect"),
          phrase("could not be changed (\\d+) times: it stays", "hopeless"),
          phrase("was changed to (\\d+) by somebody else: it stays", "changed"),
          phrase("^the priority of \\S+ ", "its-priority"),
          phrase("^the penalty of (\\S+) ", "its-penalty"),
          phrase("^(\\S+) has left the queue", "left"),
          phrase("^(\\S+) was taken out by somebody else: stays out", "taken-out"));

  /** Why a caller has these points: a reason that was written elsewhere. */
  private static final Pattern BECAUSE =
      Pattern.compile(
          "\\b((?:gentle|loyalty|second-call|angry|distressed|waited-before|call-back) \\d+)"
              + " \\(([^()]+)\\)");

  private static Phrase phrase(String pattern, String key) {
    return new Phrase(Pattern.compile(pattern), key);
  }

  static Kind kind(String what, String reason) {
    Kind kind =
        DEEDS.stream()
            .filter(form -> form.pattern().matcher(what).matches())
            .map(Form::kind)
            .findFirst()
            .orElse(Kind.OTHER);
    boolean follows = kind == Kind.PRIORITY && reason.startsWith("keeps the place before");
    return follows ? Kind.FOLLOWS : kind;
  }

  /**
   * What was done, to so many callers.
   *
   * @param callers 0 where it is about the queue or a member
   */
  public String did(String what, String reason, int callers) {
    Kind kind = kind(what, reason);
    String key = "did-" + kind.name().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case PRIORITY, FOLLOWS, COMFORT, CALL_BACK -> show.t(key, show.callers(callers));
      case OVERFLOW -> show.t(key, show.callers(callers), group(kind, what, 1));
      case PENALTY -> show.t(key, group(kind, what, 1), group(kind, what, 2));
      case HELP, HELP_OVER -> show.t(key, group(kind, what, 1));
      case ALARM -> show.t(key, reason(group(kind, what, 1)));
      case ADVICE -> advice(what);
      case LET_BE -> show.t(key);
      case OTHER -> what;
    };
  }

  private String advice(String what) {
    String key =
        what.contains("more self-service")
            ? "did-advice-more"
            : what.contains("person at once") ? "did-advice-person" : "did-advice-normal";
    return show.t(key);
  }

  private static String group(Kind kind, String what, int number) {
    return DEEDS.stream()
        .filter(form -> form.kind() == kind)
        .map(form -> form.pattern().matcher(what))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(number))
        .findFirst()
        .orElse("");
  }

  /** Why, as far as it is known in the reader's language. */
  public String reason(String text) {
    String told =
        BECAUSE
            .matcher(show.reason(text))
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) + " (" + show.reason(found.group(2)) + ")"));
    for (Phrase phrase : PHRASES) {
      told =
          phrase
              .pattern()
              .matcher(told)
              .replaceAll(found -> Matcher.quoteReplacement(said(phrase, found)));
    }
    return units(told);
  }

  private String said(Phrase phrase, MatchResult found) {
    String key = "why-" + phrase.key();
    return switch (phrase.key()) {
      case "figure" ->
          show.t("figure-" + found.group(1))
              + " "
              + (found.group(2).equals("unknown") ? show.t("unknown") : found.group(2))
              + " ("
              + show.t("figure-" + found.group(3), found.group(4))
              + ")";
      case "claim" -> show.t("claim-" + found.group(1)) + " " + found.group(2);
      default -> {
        Object[] groups = new Object[found.groupCount()];
        for (int i = 0; i < groups.length; i++) {
          groups[i] = found.group(i + 1);
        }
        yield show.t(key, groups);
      }
    };
  }

  /** Minutes and seconds as the reader writes them. */
  String units(String text) {
    Texts texts = show.texts();
    if (!texts.language().getLanguage().equals("ru")) {
      return text;
    }
    return text.replaceAll("(\\d+) min\\b", "$1 мин").replaceAll("(\\d+) s\\b", "$1 с");
  }
}
