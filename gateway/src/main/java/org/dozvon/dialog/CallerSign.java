package org.dozvon.dialog;

import java.time.Duration;
import java.util.Optional;

/** What shows in a call that the caller needs more time, or a person. Each kind knows its limit. */
sealed interface CallerSign {
  /** In plain words, for the agent. */
  String reason();

  /** Whether only a person will do. */
  default boolean asksForPerson() {
    return false;
  }

  /** The first word or key came late, or has not come. */
  record Hesitated(Duration waited) implements CallerSign {
    /** Callers who know what they want begin within two seconds of the greeting. */
    static final Duration LONG = Duration.ofSeconds(4);

    static Optional<CallerSign> in(Duration waited) {
      return Optional.<CallerSign>of(new Hesitated(waited))
          .filter(sign -> waited.compareTo(LONG) >= 0);
    }

    @Override
    public String reason() {
      return "hesitated " + waited.toSeconds() + " s before the first word";
    }
  }

  /** So many words and more were said before it became clear what is wanted. */
  record SpokeAtLength() implements CallerSign {
    /**
     * Callers over seventy answer an open question with 11 words in the median, those under fifty
     * with 3 (Kvale and Halvorsrud, Interspeech 2008).
     */
    static final int MANY = 8;

    @Override
    public String reason() {
      return "said " + MANY + " words and more before the point";
    }
  }

  /** An answer was not understood, or understood wrongly. */
  record WasMisheard() implements CallerSign {
    @Override
    public String reason() {
      return "was not understood";
    }
  }

  /** Something was to be said again. */
  record AskedAgain() implements CallerSign {
    @Override
    public String reason() {
      return "asked to repeat";
    }
  }

  /** The bot is to speak more slowly. */
  record AskedSlower() implements CallerSign {
    @Override
    public String reason() {
      return "asked to speak slower";
    }
  }

  /** The bot is to speak louder. */
  record AskedLouder() implements CallerSign {
    @Override
    public String reason() {
      return "asked to speak louder";
    }
  }

  /** The keys of one entry came far apart. */
  record PressedSlowly(Duration gap) implements CallerSign {
    /** Who types a number from a card needs less than a second between two digits. */
    static final Duration SLOW = Duration.ofSeconds(2);

    static Optional<CallerSign> in(Duration gap) {
      return Optional.<CallerSign>of(new PressedSlowly(gap))
          .filter(sign -> gap.compareTo(SLOW) >= 0);
    }

    @Override
    public String reason() {
      return "pressed keys slowly, " + gap.toSeconds() + " s apart";
    }
  }

  /** Words of anger or distress: a machine is the wrong company. */
  record Upset(Mood mood, String words) implements CallerSign {
    @Override
    public boolean asksForPerson() {
      return true;
    }

    @Override
    public String reason() {
      return mood.word() + " words: " + words;
    }
  }
}
