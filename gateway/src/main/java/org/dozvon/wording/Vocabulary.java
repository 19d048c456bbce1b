package org.dozvon.wording;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Number words of a language and what they are worth. */
final class Vocabulary {
  private static final long HUNDRED = 100;
  private static final long THOUSAND = 1000;
  private static final long MILLION = 1_000_000;

  private final Map<String, Long> worth = new LinkedHashMap<>();
  private final Set<String> digitWords = new LinkedHashSet<>();
  private final Map<String, Integer> repeats;

  Vocabulary(Wording wording, boolean russian) {
    repeats = russian ? Map.of("дважды", 2, "трижды", 3) : Map.of("double", 2, "triple", 3);
    for (long number = 0; number < THOUSAND; number = next(number)) {
      for (Gender gender : Gender.values()) {
        String word = wording.number(number, gender);
        if (!word.contains(" ")) {
          worth.put(word, number);
        }
      }
    }
    addSpecial(russian);
    worth.forEach(
        (word, value) -> {
          if (value < 10) {
            digitWords.add(word);
          }
        });
    digitWords.addAll(repeats.keySet());
  }

  private void addSpecial(boolean russian) {
    if (russian) {
      worth.put("нуль", 0L);
      List.of("тысяча", "тысячи", "тысяч").forEach(w -> worth.put(w, THOUSAND));
      List.of("миллион", "миллиона", "миллионов").forEach(w -> worth.put(w, MILLION));
    } else {
      worth.put("oh", 0L);
      worth.put("hundred", HUNDRED);
      worth.put("thousand", THOUSAND);
      worth.put("million", MILLION);
    }
  }

  /** Every number below 20, then the tens, then the hundreds. */
  private static long next(long number) {
    return number < 20 ? number + 1 : number < HUNDRED ? number + 10 : number + HUNDRED;
  }

  Set<String> digitWords() {
    return Collections.unmodifiableSet(digitWords);
  }

  Set<String> numberWords() {
    Set<String> all = new LinkedHashSet<>(worth.keySet());
    all.addAll(digitWords);
    return Collections.unmodifiableSet(all);
  }

  String digits(String words) {
    StringBuilder out = new StringBuilder();
    long group = -1;
    int repeat = 1;
    for (String word : words(words)) {
      Long value = worth.get(word);
      if (value != null && group >= 0 && fits(group, value)) {
        group = joined(group, value);
        continue;
      }
      flush(out, group);
      group = -1;
      if (value != null && value < 10 && repeat > 1) {
        out.append(Long.toString(value).repeat(repeat));
      } else if (value != null) {
        group = value;
      } else if (word.matches("\\d+")) {
        out.append(word);
      }
      repeat = repeats.getOrDefault(word, 1);
    }
    flush(out, group);
    return out.toString();
  }

  OptionalLong number(String words) {
    long total = 0;
    long group = 0;
    boolean any = false;
    for (String word : words(words)) {
      Long value = word.matches("\\d{1,9}") ? Long.valueOf(word) : worth.get(word);
      if (value == null) {
        continue;
      }
      any = true;
      if (value >= THOUSAND && worth.containsKey(word)) {
        total += Math.max(1, group) * value;
        group = 0;
      } else {
        group = word.equals("hundred") ? Math.max(1, group) * HUNDRED : group + value;
      }
    }
    return any ? OptionalLong.of(total + group) : OptionalLong.empty();
  }

  private static boolean fits(long group, long value) {
    if (value == HUNDRED) {
      return group > 0 && group < 10;
    }
    boolean afterHundreds = group >= HUNDRED && group % HUNDRED == 0 && value < HUNDRED;
    boolean afterTens = group % HUNDRED >= 20 && group % 10 == 0 && value < 10;
    return value > 0 && (afterHundreds || afterTens);
  }

  private static long joined(long group, long value) {
    return value == HUNDRED ? group * HUNDRED : group + value;
  }

  private static void flush(StringBuilder out, long group) {
    if (group >= 0) {
      out.append(group);
    }
  }

  private static String[] words(String text) {
    return text.toLowerCase(Locale.ROOT).replace("ё", "е").replace(",", " , ").split("[\\s-]+");
  }
}
