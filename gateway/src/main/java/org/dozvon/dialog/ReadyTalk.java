package org.dozvon.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Greets who answers a call-back and asks whether they are ready: an answering machine is not. Ends
 * with {@code HandOver} (ready) or {@code HangUp}. Confined to one thread.
 */
public final class ReadyTalk implements Talk {
  /** The reason of a {@code HangUp} when no call-back is wanted any more. */
  public static final String REFUSED = "no call-back wanted";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST = 2;

  private final CallBackWords words;
  private final YesNoEar ear;
  private int asked;
  private boolean over;

  /** A conversation that begins. */
  public ReadyTalk(Locale language) {
    this.words = new CallBackWords(language);
    this.ear = new YesNoEar(language);
  }

  @Override
  public List<DialogAction> on(DialogInput input, Instant now) {
    if (over) {
      return List.of();
    }
    return switch (input) {
      case DialogInput.Started started -> ask();
      case DialogInput.Crowded crowded -> ask();
      case DialogInput.StayedSilent silent -> ask();
      case DialogInput.Pressed pressed -> pressed.keys().equals("1") ? ready() : ask();
      case DialogInput.Heard heard -> {
        Optional<Boolean> answer = ear.read(Lexicon.normal(heard.text()));
        yield answer.isEmpty() ? ask() : answer.get() ? ready() : refused();
      }
      default -> List.of();
    };
  }

  private List<DialogAction> ask() {
    if (++asked > MOST) {
      over = true;
      return List.of(new DialogAction.HangUp("nobody said yes"));
    }
    return List.of(
        new DialogAction.Hush(),
        // Who answers says hello into it; a key stops it all the same.
        new DialogAction.Say(words.ready(), false),
        new DialogAction.Listen(ear.expectation(PATIENCE)));
  }

  private List<DialogAction> ready() {
    over = true;
    return List.of(
        new DialogAction.Hush(),
        new DialogAction.Say(words.connecting(), false),
        new DialogAction.HandOver("", "", "ready"));
  }

  private List<DialogAction> refused() {
    over = true;
    return List.of(
        new DialogAction.Hush(),
        new DialogAction.Say(words.notAgain(), false),
        new DialogAction.HangUp(REFUSED));
  }
}
