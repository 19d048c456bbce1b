package org.dozvon.voicebot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Utterance;

/** One sentence on its way to the caller. Confined to the loop, but for {@link #abandoned()}. */
final class Sentence {
  private final Utterance utterance;
  private final String text;
  private final boolean interruptible;
  private final Speech speech;
  private List<PcmFrame> frames = List.of();
  private Optional<String> failure = Optional.empty();
  private int played;
  private volatile boolean abandoned;

  /** The sentences of one {@code Say}; remembers whether any of them was heard. */
  static final class Speech {
    private boolean heard;
    private int left;

    Speech(int sentences) {
      this.left = sentences;
    }

    boolean isHeard() {
      return heard;
    }

    /** One sentence is done; true when it was the last and not one was heard. */
    boolean done(boolean spoken) {
      heard |= spoken;
      left--;
      return left == 0 && !heard;
    }
  }

  Sentence(Utterance utterance, boolean interruptible, Speech speech) {
    this.utterance = utterance;
    this.text = utterance.text();
    this.interruptible = interruptible;
    this.speech = speech;
  }

  String text() {
    return text;
  }

  /** What is to be heard. */
  Utterance utterance() {
    return utterance;
  }

  boolean interruptible() {
    return interruptible;
  }

  Speech speech() {
    return speech;
  }

  /** Nobody will hear it: the worker need not begin. Read by workers. */
  boolean abandoned() {
    return abandoned;
  }

  void abandon() {
    abandoned = true;
  }

  void ready(List<PcmFrame> sound) {
    frames = sound;
  }

  void failed(String reason) {
    failure = Optional.of(reason);
  }

  boolean isReady() {
    return !frames.isEmpty();
  }

  boolean hasBegun() {
    return played > 0;
  }

  boolean isOver() {
    return isReady() && played == frames.size();
  }

  PcmFrame next() {
    return frames.get(played++);
  }

  /** The last so many frames are played again; what has begun stays begun. */
  void back(int many) {
    played = Math.max(Math.min(1, played), played - many);
  }

  /** Why it can't be spoken, if so; its turn has come, and for this the caller waits already. */
  Optional<String> failure(Duration limit, Duration waited) {
    if (isReady() || failure.isPresent() || waited.compareTo(limit) < 0) {
      return failure;
    }
    return Optional.of("not ready within " + limit.toMillis() + " ms");
  }

  /** The words that were played, a half one counting as a whole, and dots; empty: not begun. */
  String heard() {
    return played == 0 ? "" : (text.substring(0, cut()).strip() + "...");
  }

  /** The words that were not played. */
  String unheard() {
    return text.substring(cut()).strip();
  }

  /** The end of the last heard word: letters take time alike, and words begin at spaces. */
  private int cut() {
    if (frames.isEmpty()) {
      return 0;
    }
    double letters = (double) text.length() * played / frames.size();
    int from = 0;
    while (from < text.length()) {
      int space = text.indexOf(' ', from);
      int end = space < 0 ? text.length() : space + 1;
      if (letters < from + (end - from) / 2.0) {
        return from;
      }
      from = end;
    }
    return from;
  }
}
