package org.dozvon.speech;

import java.util.Arrays;
import java.util.Optional;

/** Why a turn ends, or was none. The first rule that applies decides. */
enum TurnRule {
  /**
   * Hum, music, a beep: recognisers name a speaker's first word within 1.2 s. A caller may have
   * begun meanwhile: the next turn begins at once, with the newest sound.
   */
  SOUND_WITHOUT_WORDS("sound without words", false) {
    @Override
    boolean applies(HeardTurn turn, TurnSettings settings) {
      return !turn.hasWords() && turn.length() >= WORDLESS && turn.quiet() < PAUSE_IN_SOUND;
    }
  },
  /** A cough, a door. */
  NO_WORDS("silence without words", false) {
    @Override
    boolean applies(HeardTurn turn, TurnSettings settings) {
      return !turn.hasWords() && turn.quiet() >= settings.open();
    }
  },
  /** Digits complete, yes or no heard, intent unambiguous. */
  ANSWERED("silence after a complete answer", true) {
    @Override
    boolean applies(HeardTurn turn, TurnSettings settings) {
      return turn.is(Completeness.COMPLETE) && turn.quiet() >= settings.complete();
    }
  },
  /** Nothing tells whether more comes. */
  PAUSE("silence", true) {
    @Override
    boolean applies(HeardTurn turn, TurnSettings settings) {
      return !turn.isToGoOn() && turn.quiet() >= settings.open();
    }
  },
  /** "My number is ...", two of four digits, nothing but "um". */
  LEFT_UNFINISHED("long silence in an unfinished phrase", true) {
    @Override
    boolean applies(HeardTurn turn, TurnSettings settings) {
      return turn.quiet() >= settings.unfinished();
    }
  },
  /** A turn must end somewhere. */
  TOO_LONG("too long", true) {
    @Override
    boolean applies(HeardTurn turn, TurnSettings settings) {
      return turn.length() >= settings.longest();
    }
  };

  /** 1.4 s. */
  private static final int WORDLESS = 70;

  /** Frames; a longer quiet may be the end of the sound. */
  private static final int PAUSE_IN_SOUND = 10;

  private final String text;
  private final boolean speech;

  TurnRule(String text, boolean speech) {
    this.text = text;
    this.speech = speech;
  }

  abstract boolean applies(HeardTurn turn, TurnSettings settings);

  /** The rule that ends this turn now; empty when it goes on. */
  static Optional<TurnRule> of(HeardTurn turn, TurnSettings settings) {
    return Arrays.stream(values()).filter(rule -> rule.applies(turn, settings)).findFirst();
  }

  /**
   * What a turn detector says then.
   *
   * @param confirmed whether it has said that it is speech
   */
  TurnEvent event(HeardTurn turn, boolean confirmed) {
    return speech && confirmed
        ? new TurnEvent.SpeechEnded(text, turn.quiet())
        : new TurnEvent.FalseAlarm(text);
  }
}
