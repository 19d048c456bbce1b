package org.dozvon.wording;

import java.util.Optional;
import java.util.Set;

/** A part of the day beside an hour of the twelve-hour clock. */
enum DayPart {
  MORNING("morning am утра утром"),
  AFTERNOON("afternoon дня днем"),
  EVENING("evening pm вечера вечером"),
  NIGHT("night tonight ночи ночью");

  private static final int NOON = 12;
  private static final int DAWN = 6;
  private static final int LATE = 10;

  /** Office hours, in which an hour without a part of the day is meant. */
  private static final int OPENING = 8;

  private final String words;

  DayPart(String words) {
    this.words = words;
  }

  Set<String> words() {
    return Set.of(words.split(" ", -1));
  }

  static Optional<DayPart> of(String word) {
    for (DayPart part : values()) {
      if (part.words().contains(word)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** The hour that is meant, 0..23; one of the 24-hour clock stays. */
  int hour(int said) {
    if (said > NOON || said == 0) {
      return said;
    }
    int half = said % NOON;
    return switch (this) {
      case MORNING -> half;
      case AFTERNOON -> said == LATE || said == LATE + 1 ? said : half + NOON;
      case EVENING -> said == NOON ? 0 : half + NOON;
      case NIGHT -> half < DAWN ? half : half + NOON;
    };
  }

  /** The more plausible hour when no part of the day was said: from eight to before twenty. */
  static int plausible(int said) {
    return said >= 1 && said < OPENING ? said + NOON : said;
  }
}
