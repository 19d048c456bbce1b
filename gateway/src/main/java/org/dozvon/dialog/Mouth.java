package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.speech.Utterance;

/**
 * Gathers what a conversation says and does about one input. Neighbouring sentences become one
 * {@code Say}. Confined to the conversation's thread.
 */
final class Mouth {
  private final Hotline hotline;
  private final Locale language;
  private final Speller speller;
  private final Map<String, String> values;
  private final IdentityHashMap<Prompt, Integer> turns = new IdentityHashMap<>();
  private final List<DialogAction> actions = new ArrayList<>();
  private final List<Utterance> sentences = new ArrayList<>();
  private List<Utterance> lastWords = List.of();
  private List<Utterance> words = new ArrayList<>();

  Mouth(Hotline hotline, Locale language, Map<String, String> values) {
    this.hotline = hotline;
    this.language = language;
    this.speller = hotline.speller(language);
    this.values = values;
  }

  void say(Prompt prompt) {
    say(prompt, Map.of());
  }

  void say(StockPhrase phrase) {
    say(hotline.phrase(phrase), Map.of());
  }

  void say(StockPhrase phrase, Map<String, String> more) {
    say(hotline.phrase(phrase), more);
  }

  /**
   * @param more values for this prompt only
   */
  void say(Prompt prompt, Map<String, String> more) {
    int turn = turns.merge(prompt, 1, Integer::sum) - 1;
    Map<String, String> all = new HashMap<>(values);
    all.putAll(more);
    sentences.addAll(prompt.say(language, turn, all, speller));
  }

  /** Says once more what was said about the last input that was answered with words. */
  void repeat() {
    sentences.addAll(lastWords);
  }

  /** Goes on with words that were cut off; a repetition says all they were a part of. */
  void resume(List<Utterance> rest) {
    List<Utterance> resumed = new ArrayList<>();
    resumed.addAll(hotline.phrase(StockPhrase.AS_I_WAS_SAYING).say(language, 0, values, speller));
    resumed.addAll(rest);
    act(new DialogAction.Say(resumed, true));
  }

  void act(DialogAction action) {
    flush(true);
    actions.add(action);
  }

  /** An action without a place among the words. */
  void aside(DialogAction action) {
    actions.add(action);
  }

  /** Names what is come back to. */
  void backTo(Intent intent) {
    say(StockPhrase.BACK_TO, hotline.describe(intent, language));
  }

  /** A text for eyes: figures as figures; empty when there is none. */
  String written(Prompt text) {
    return text.written(language, values, speller);
  }

  /**
   * Has a message sent; false when there is nobody to send it to.
   *
   * @param more values for this message only
   */
  boolean send(String to, Prompt text, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(more);
    String written = text.written(language, all, speller);
    if (to.isBlank() || written.isBlank()) {
      aside(new DialogAction.Explained("no message: nobody to send it to"));
      return false;
    }
    aside(new DialogAction.SendMessage(to, written));
    return true;
  }

  /** The very last action; what is said before it cannot be interrupted. */
  void last(DialogAction action) {
    flush(false);
    actions.add(action);
  }

  /** Everything gathered; begins anew. */
  List<DialogAction> take() {
    flush(true);
    if (!words.isEmpty()) {
      lastWords = List.copyOf(words);
      words = new ArrayList<>();
    }
    List<DialogAction> taken = List.copyOf(actions);
    actions.clear();
    return taken;
  }

  private void flush(boolean interruptible) {
    if (!sentences.isEmpty()) {
      actions.add(new DialogAction.Say(sentences, interruptible));
      words.addAll(sentences);
      sentences.clear();
    }
  }
}
