package org.dozvon.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.speech.Utterance;

/** A conversation in which only the bot speaks, once. Confined to one thread. */
public final class Notice implements Talk {
  private final List<Utterance> words;
  private boolean said;

  private Notice(List<Utterance> words) {
    this.words = words;
  }

  /** To who is called back and need not say anything. */
  public static Notice calledBack(Locale language) {
    return new Notice(new CallBackWords(language).greeting());
  }

  /** To the person, before the telephone of this caller rings; the name may be empty. */
  public static Notice toPerson(Locale language, String name) {
    return new Notice(new CallBackWords(language).toPerson(name));
  }

  /** To the person, whom nobody called back will talk to. */
  public static Notice nobodyAnswered(Locale language) {
    return new Notice(new CallBackWords(language).nobodyAnswered());
  }

  /**
   * To who waits: where they stand.
   *
   * @param position 1 is next; empty: it is not told
   * @param atMost the wait, whole minutes; zero: less than one; empty: it is not told
   */
  public static Notice comfort(Locale language, OptionalInt position, Optional<Duration> atMost) {
    return new Notice(new CallBackWords(language).comfort(position, atMost));
  }

  /** To who waits: key 1 has them called back. */
  public static Notice callBackOffer(Locale language) {
    return new Notice(new CallBackWords(language).pressOne());
  }

  /** What is said. */
  public List<Utterance> words() {
    return words;
  }

  @Override
  public List<DialogAction> on(DialogInput input, Instant now) {
    if (said) {
      return List.of();
    }
    said = true;
    return List.of(new DialogAction.Say(words, false), new DialogAction.HangUp("said"));
  }
}
