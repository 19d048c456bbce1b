package org.dozvon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dozvon.call.Profile;
import org.dozvon.chat.Why;
import org.dozvon.dialog.ActionText;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Expectation;
import org.dozvon.dialog.Hotline;
import org.dozvon.voicebot.AuditionEvent;

/** Tells what was heard at one question and what the dialogs make of it. */
final class Hearer {
  private final Hotline hotline;
  private final Locale language;
  private final Profile profile;
  private final Optional<String> question;

  /** A conversation that has come to the question, and what it listens for. */
  private record Asked(Conversation conversation, Expectation expectation) {}

  /**
   * @param question {@code INTENT/STEP}; empty for the open question
   */
  Hearer(Hotline hotline, Locale language, Profile profile, Optional<String> question) {
    this.hotline = hotline;
    this.language = language;
    this.profile = profile;
    this.question = question;
  }

  /** What the question waits for, in words. */
  String waitsFor() throws ToolException {
    return ask().conversation().insight().waitsFor();
  }

  Expectation expectation() throws ToolException {
    return ask().expectation();
  }

  /** Prints what was heard, each turn taken for the answer; whether any was understood. */
  boolean report(List<AuditionEvent> events, PrintWriter out) throws ToolException {
    boolean understood = false;
    for (AuditionEvent event : events) {
      String at = seconds(event.at());
      switch (event) {
        case AuditionEvent.Began began -> out.println(at + "  speech");
        case AuditionEvent.Nothing nothing ->
            out.println(at + "  no speech after all: " + nothing.rule());
        case AuditionEvent.Lost lost -> out.println(at + "  hearing lost: " + lost.reason());
        case AuditionEvent.Turn turn -> {
          out.printf("%s  turn over: %s%n", at, turn.rule());
          out.printf("        last sound at %s%n", seconds(turn.lastSound()).strip());
          out.println("        words: " + words(turn));
          understood |= answer(turn, out);
        }
      }
    }
    if (events.stream().noneMatch(AuditionEvent.Turn.class::isInstance)) {
      out.println("nothing was heard that sounds like words");
    }
    return understood;
  }

  private boolean answer(AuditionEvent.Turn turn, PrintWriter out) throws ToolException {
    DialogInput heard = new DialogInput.Heard(turn.text(), turn.confidence());
    List<DialogAction> actions = ask().conversation().on(heard, Instant.now());
    boolean understood = false;
    for (DialogAction action : actions) {
      understood |= action instanceof DialogAction.Understood u && !u.meaning().isEmpty();
      if (!(action instanceof DialogAction.Listen)) {
        boolean says = action instanceof DialogAction.Say;
        out.println("        " + (says ? "bot: " : "") + ActionText.of(action));
      }
    }
    out.println("        like: " + Why.scores(hotline.scores(turn.text(), language)));
    return understood;
  }

  private static String words(AuditionEvent.Turn turn) {
    return turn.words().isEmpty()
        ? "none that is known"
        : turn.words().stream()
            .map(word -> String.format(Locale.ROOT, "%s %.2f", word.text(), word.confidence()))
            .collect(Collectors.joining(", "));
  }

  private Asked ask() throws ToolException {
    Conversation conversation = new Conversation(hotline, language, profile, Map.of());
    List<DialogAction> actions = conversation.on(new DialogInput.Started(), Instant.now());
    if (question.isPresent()) {
      String[] names = question.get().split("/", 2);
      if (names.length != 2) {
        throw new ToolException(
            ToolException.WRONG_USE,
            "question \"" + question.get() + "\" (expected: INTENT/STEP, like balance/card)");
      }
      actions = at(conversation, names);
    }
    return actions.stream()
        .filter(DialogAction.Listen.class::isInstance)
        .map(listen -> new Asked(conversation, ((DialogAction.Listen) listen).expectation()))
        .findFirst()
        .orElseThrow(() -> new ToolException(ToolException.WRONG_USE, "nothing is asked there"));
  }

  private static List<DialogAction> at(Conversation conversation, String[] names)
      throws ToolException {
    try {
      return conversation.beginAt(names[0].strip(), names[1].strip(), Instant.now());
    } catch (IllegalArgumentException e) {
      throw new ToolException(ToolException.WRONG_USE, String.valueOf(e.getMessage()));
    }
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%6.2f", time.toMillis() / 1000.0);
  }
}
