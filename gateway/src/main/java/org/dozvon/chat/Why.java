package org.dozvon.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dozvon.call.Profile;
import org.dozvon.dialog.ActionText;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Expectation;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.Insight;
import org.dozvon.dialog.IntentScore;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.TurnSettings;

/** Explains a decision of a conversation: scores, rules, timers. */
public final class Why {
  private static final int BEST = 3;

  /** What is understood at every moment. */
  private static final Set<String> EVERYWHERE =
      Set.of("goodbye", "repeat", "slower", "louder", "help", "start_over", "wait");

  private final Hotline hotline;
  private final Locale language;

  Why(Hotline hotline, Locale language) {
    this.hotline = hotline;
    this.language = language;
  }

  /**
   * An input and what was made of it.
   *
   * @param before where the conversation stood
   * @param listened what it listened for
   */
  record Decision(
      DialogInput input, Insight before, Expectation listened, List<DialogAction> actions) {
    Decision {
      actions = List.copyOf(actions);
    }
  }

  /**
   * The explanation, a line each.
   *
   * @param now where the conversation stands after it
   * @param listens what it listens for now
   */
  List<String> explain(Decision decision, Insight now, Expectation listens) {
    List<String> lines = new ArrayList<>();
    lines.add("it waited for: " + decision.before().waitsFor());
    if (decision.input() instanceof DialogInput.Heard heard) {
      lines.add("read as: " + reading(decision, heard));
      lines.add("like: " + scores(hotline.scores(heard.text(), language)));
      lines.add("limits: " + limits());
      lines.add("as a turn: " + turn(decision, heard));
    } else {
      lines.add("it was told: " + decision.input());
    }
    decision.actions().stream()
        .filter(action -> action instanceof DialogAction.ChangeProfile)
        .forEach(action -> lines.add(ActionText.of(action)));
    lines.addAll(standing(now, listens));
    return lines;
  }

  /** Where the conversation stands. */
  List<String> standing(Insight now, Expectation listens) {
    List<String> lines = new ArrayList<>();
    lines.add("it waits for: " + now.waitsFor());
    lines.add("timers: " + timers(now, listens));
    lines.add("values:" + ActionText.values(now.values()));
    lines.add("steps: " + trail(now));
    return lines;
  }

  /** The best intents with their scores, and the examples that made them. */
  public static String scores(List<IntentScore> scores) {
    List<IntentScore> best =
        scores.stream().filter(score -> score.score() > 0).limit(BEST).toList();
    return best.isEmpty()
        ? "no intent"
        : best.stream()
            .map(
                s ->
                    String.format(
                        Locale.ROOT, "%s %.2f \"%s\"", s.intent(), s.score(), s.example()))
            .collect(Collectors.joining(", "));
  }

  private static String limits() {
    return String.format(
        Locale.ROOT,
        "surely from %.2f and %.2f ahead of the next, asked from %.2f",
        IntentScore.CLEAR,
        IntentScore.MARGIN,
        IntentScore.UNSURE);
  }

  private String reading(Decision decision, DialogInput.Heard heard) {
    return decision.actions().stream()
        .filter(DialogAction.Understood.class::isInstance)
        .map(action -> ((DialogAction.Understood) action).meaning())
        .findFirst()
        .map(meaning -> reading(meaning, decision, heard))
        .orElse("nothing: it was busy");
  }

  private String reading(String meaning, Decision decision, DialogInput.Heard heard) {
    if (meaning.isEmpty()) {
      return heard.confidence() < 0.3
          ? String.format(
              Locale.ROOT, "nothing, the confidence %.2f is too low", heard.confidence())
          : "nothing: no answer, no wish";
    }
    if (meaning.equals("person")) {
      return "a person is wanted (understood at every moment)";
    }
    if (EVERYWHERE.contains(meaning)) {
      return meaning.replace('_', ' ') + " (understood at every moment)";
    }
    if (hotline.steps().containsKey(meaning)) {
      return "a wish: " + meaning;
    }
    if (meaning.endsWith("?")) {
      return "perhaps a wish, so it asks: " + meaning;
    }
    return "\"" + meaning + "\", " + decision.before().waitsFor();
  }

  private static String turn(Decision decision, DialogInput.Heard heard) {
    Completeness judged = decision.listened().judge().apply(heard.text());
    TurnSettings settings = settings(decision.before());
    double silence =
        switch (judged) {
          case COMPLETE -> settings.complete() * 0.02;
          case OPEN -> settings.open() * 0.02;
          default -> settings.unfinished() * 0.02;
        };
    return String.format(
        Locale.ROOT,
        "%s, over after %.2f s of silence",
        judged.name().toLowerCase(Locale.ROOT),
        silence);
  }

  private static TurnSettings settings(Insight insight) {
    return TurnSettings.of(insight.profile());
  }

  private static String timers(Insight now, Expectation listens) {
    TurnSettings turns = settings(now);
    return String.format(
        Locale.ROOT,
        "reminded after %.1f s; a turn ends after %.2f s (complete), %.2f s, %.2f s (unfinished);"
            + " keys end after %d or %.1f s; %s",
        listens.patience().toMillis() / 1000.0,
        turns.complete() * 0.02,
        turns.open() * 0.02,
        turns.unfinished() * 0.02,
        listens.keys().max(),
        listens.keys().gap().toMillis() / 1000.0,
        now.profile() == Profile.GENTLE ? "gentle" : "not gentle");
  }

  private static String trail(Insight now) {
    return now.trail().isEmpty()
        ? "none"
        : now.trail().stream()
            .map(step -> step.intent() + "/" + step.step())
            .collect(Collectors.joining(" > "));
  }
}
