package org.dozvon.wording;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How callers name a time of day, for recognition grammars. Immutable. */
record HourPhrases(Wording wording, boolean russian) {
  private static final int HOURS = 12;
  private static final int MOST_MINUTES = 59;
  private static final int[] MINUTES = {10, 15, 20, 30, 40, 45, 50};

  /** When a time is asked for. */
  Set<String> asked() {
    Set<String> phrases = inPassing();
    for (int number = 0; number <= MOST_MINUTES; number++) {
      phrases.add(wording.number(number));
    }
    for (int hour = 1; hour <= HOURS; hour++) {
      for (int minutes : MINUTES) {
        phrases.add(wording.number(hour) + " " + wording.number(minutes));
      }
    }
    phrases.addAll(russian ? List.of("полдень", "минут") : List.of("noon", "oh", "a m", "p m"));
    return phrases;
  }

  /** Beside a wish: never an hour alone. */
  Set<String> inPassing() {
    Set<String> phrases = new LinkedHashSet<>();
    for (int hour = 1; hour <= HOURS; hour++) {
      phrases.addAll(russian ? inRussian(hour) : inEnglish(hour));
    }
    phrases.addAll(russian ? List.of("вечером", "утром") : List.of("tonight", "morning"));
    return phrases;
  }

  private List<String> inEnglish(int hour) {
    String said = wording.number(hour);
    return List.of(
        "at " + said,
        "at " + said + " thirty",
        "at " + said + " o'clock",
        "half past " + said,
        "quarter past " + said,
        "a quarter to " + said,
        said + " in the " + (hour >= 8 && hour < HOURS ? "morning" : "afternoon"),
        said + " in the evening",
        said + " p m",
        said + " a m");
  }

  private List<String> inRussian(int hour) {
    String said = hour == 1 ? "час" : wording.number(hour);
    String hours = hour == 1 ? "час" : said + " " + wording.plural(hour, "час", "часа", "часов");
    String part = hour < 4 ? " ночи" : " утра";
    return List.of(
        "в " + said,
        "на " + said,
        "в " + hours,
        "в " + said + " тридцать",
        "половина " + wording.ordinals(hour).getLast(),
        "в половине " + wording.ordinals(hour).getLast(),
        "без четверти " + said,
        "без пяти " + said,
        "без десяти " + said,
        hours + part,
        said + part,
        hours + (hour < 6 || hour == HOURS ? " дня" : " вечера"),
        said + (hour < 6 || hour == HOURS ? " дня" : " вечера"),
        said + " вечера");
  }
}
