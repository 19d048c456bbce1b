package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Utterance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the caller hears: queued sentences as frames, silence when there are none. Confined to the
 * loop. At most {@value #MAX} sentences wait; more is a broken dialog.
 */
final class Playout {
  static final int MAX = 200;

  /** 200 ms. */
  private static final int CUT_FRAMES = 10;

  /**
   * What the caller did not hear.
   *
   * @param heard what was played of the sentence that was cut; empty between two sentences
   * @param words without those that were played
   * @param sentences the same as whole sentences, the cut one from its beginning
   */
  record Unheard(String heard, String words, List<Utterance> sentences) {
    Unheard {
      sentences = List.copyOf(sentences);
    }

    boolean isEmpty() {
      return sentences.isEmpty();
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Playout.class);

  private final Deque<Sentence> queue = new ArrayDeque<>();
  private final Mouth mouth;
  private final Consumer<String> begins;
  private final int pauseFrames;
  private final Duration limit;
  private int pause;
  private boolean held;
  private long silent = Integer.MAX_VALUE;
  private Optional<Instant> waitingSince = Optional.empty();
  private boolean speaking;
  private Optional<String> unspeakable = Optional.empty();

  /**
   * Nothing to say yet.
   *
   * @param begins told of every sentence when its first frame goes out
   */
  Playout(Mouth mouth, Consumer<String> begins, VoicebotSettings settings) {
    this.mouth = mouth;
    this.begins = begins;
    this.pauseFrames = frames(settings.sentencePause());
    this.limit = settings.synthesisLimit();
  }

  /** Queues sentences; their sound is made from now on. */
  void say(List<Utterance> texts, boolean interruptible) {
    List<Utterance> spoken = texts.stream().filter(each -> !each.pieces().isEmpty()).toList();
    if (queue.size() + spoken.size() > MAX) {
      throw new IllegalStateException("sentences: over " + MAX + " wait to be spoken");
    }
    Sentence.Speech speech = new Sentence.Speech(spoken.size());
    for (Utterance text : spoken) {
      Sentence sentence = new Sentence(text, interruptible, speech);
      queue.add(sentence);
      mouth.speak(sentence);
    }
  }

  /** Has sentences spoken that are perhaps said soon; costs a worker's time when they are not. */
  void prepare(List<Utterance> texts) {
    mouth.prepare(texts);
  }

  /**
   * The next 20 ms.
   *
   * @param mayBegin whether a sentence may begin; false while the caller talks
   */
  PcmFrame next(boolean mayBegin, Instant now) {
    if (held) {
      return PcmFrame.SILENCE;
    }
    skipFailed(now);
    Sentence head = queue.peek();
    if (head == null || head.isReady()) {
      waitingSince = Optional.empty();
    }
    if (head == null || pause > 0 || !head.isReady() || !(mayBegin || head.hasBegun())) {
      return silence(head);
    }
    if (!head.hasBegun()) {
      begins.accept(head.text());
    }
    PcmFrame frame = head.next();
    waitingSince = Optional.empty();
    speaking = true;
    silent = 0;
    if (head.isOver()) {
      queue.remove();
      head.speech().done(true);
      pause = queue.isEmpty() ? 0 : pauseFrames;
      speaking = !queue.isEmpty();
    }
    return frame;
  }

  /** Falls silent in the middle of what is being said; still counts as speaking. */
  void hold() {
    held = speaking;
  }

  /** Goes on where it fell silent, a little before: the cut syllable is heard again. */
  void goOn() {
    if (held) {
      Optional.ofNullable(queue.peek()).ifPresent(head -> head.back(CUT_FRAMES));
    }
    held = false;
  }

  /**
   * Stops at once. A speech of which nothing was heard yet is not interrupted by speech: it waits
   * until the caller is done.
   *
   * @param everything also what must not be interrupted by speech
   * @return what was not heard; empty when nothing was being said
   */
  Unheard stop(boolean everything) {
    String heard = "";
    List<String> words = new ArrayList<>();
    List<Utterance> sentences = new ArrayList<>();
    for (Sentence sentence : List.copyOf(queue)) {
      if (everything || isInterrupted(sentence)) {
        heard += sentence.heard();
        words.add(sentence.unheard());
        sentences.add(sentence.utterance());
        sentence.abandon();
        queue.remove(sentence);
      }
    }
    pause = 0;
    held = false;
    speaking = false;
    return new Unheard(heard, String.join(" ", words).strip(), sentences);
  }

  /** Drops what has not begun and may be interrupted. */
  void hush() {
    for (Sentence sentence : List.copyOf(queue)) {
      if (sentence.interruptible() && !sentence.hasBegun()) {
        sentence.abandon();
        queue.remove(sentence);
      }
    }
  }

  /** From now on sentences are spoken so; those that wait stay as they are. */
  void deliver(Delivery delivery) {
    mouth.deliver(delivery);
  }

  private boolean isInterrupted(Sentence sentence) {
    return sentence.interruptible() && (speaking || sentence.speech().isHeard());
  }

  /** Whether nothing is left to say. */
  boolean isIdle() {
    return queue.isEmpty();
  }

  /** Whether the caller hears a voice now; stays true in the pause between sentences. */
  boolean isSpeaking() {
    return speaking;
  }

  /** Whether what is being said must not be interrupted by speech. */
  boolean isShielded() {
    Sentence head = queue.peek();
    return speaking && head != null && !head.interruptible();
  }

  /** Whether all was said and so much silence has followed. */
  boolean isDrained(Duration drain) {
    return queue.isEmpty() && silent >= frames(drain);
  }

  /** Why a whole speech could not be spoken, once that has happened. */
  Optional<String> unspeakable() {
    return unspeakable;
  }

  private PcmFrame silence(Sentence head) {
    silent++;
    if (pause > 0) {
      pause--;
    } else {
      // Between two sentences of one speech the bot is not done, however late the next one is.
      speaking &= head != null && (head.isReady() || head.speech().isHeard());
    }
    return PcmFrame.SILENCE;
  }

  /**
   * How long the caller has waited for a voice. One wait for all that can't be spoken: three
   * sentences that fail, or an answer to a key pressed meanwhile, are no further silences.
   */
  private Duration waited(Instant now) {
    if (waitingSince.isEmpty()) {
      waitingSince = Optional.of(now);
    }
    return Duration.between(waitingSince.get(), now);
  }

  private void skipFailed(Instant now) {
    for (Sentence head = queue.peek(); head != null; head = queue.peek()) {
      Optional<String> failure = head.failure(limit, waited(now));
      if (failure.isEmpty()) {
        return;
      }
      LOG.warn("a sentence of {} characters is skipped: {}", head.text().length(), failure.get());
      head.abandon();
      queue.remove();
      if (head.speech().done(false)) {
        unspeakable = failure;
      }
    }
  }

  private static int frames(Duration length) {
    return (int) (length.toMillis() / PcmFrame.LENGTH.toMillis());
  }

  @Override
  public String toString() {
    return "playout";
  }
}
