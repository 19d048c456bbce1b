package org.dozvon.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Expectation;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.dialog.Talk;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Utterance;

/** Answers input after input with what the test wrote down; after that with nothing. */
public final class ScriptedTalk implements Talk {
  private final Deque<List<DialogAction>> script = new ArrayDeque<>();
  private final List<DialogInput> inputs = new ArrayList<>();

  /** The next input is answered by these. */
  public ScriptedTalk then(DialogAction... actions) {
    script.add(List.of(actions));
    return this;
  }

  /** What has come in, in order. */
  public List<DialogInput> inputs() {
    return inputs;
  }

  /** Speech that may be interrupted. */
  public static DialogAction say(String... sentences) {
    return new DialogAction.Say(Utterance.of(List.of(sentences)), true);
  }

  /** Speech that only keys interrupt. */
  public static DialogAction insist(String... sentences) {
    return new DialogAction.Say(Utterance.of(List.of(sentences)), false);
  }

  /** A question that takes these keys and waits five seconds. */
  public static DialogAction listen(KeyPlan keys) {
    return new DialogAction.Listen(
        new Expectation(
            new Grammar(List.of("balance"), true),
            words -> words.isEmpty() ? Completeness.OPEN : Completeness.COMPLETE,
            keys,
            Duration.ofSeconds(5)));
  }

  @Override
  public List<DialogAction> on(DialogInput input, Instant now) {
    inputs.add(input);
    return script.isEmpty() ? List.of() : script.poll();
  }
}
