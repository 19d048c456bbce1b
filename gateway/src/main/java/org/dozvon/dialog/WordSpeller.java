package org.dozvon.dialog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.wording.Wording;

/** Spells by the package {@code wording}. */
public final class WordSpeller implements Speller {
  private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

  private final Wording wording;
  private final boolean russian;

  public WordSpeller(Locale language) {
    this.wording = Wording.of(language);
    this.russian = language.getLanguage().equals("ru");
  }

  @Override
  public String number(long value) {
    return wording.number(value);
  }

  @Override
  public String plural(long value, List<String> forms) {
    return wording.plural(value, forms.toArray(String[]::new));
  }

  @Override
  public String digits(String digits) {
    return wording.digits(digits);
  }

  @Override
  public String phone(String number) {
    return wording.grouped(number);
  }

  @Override
  public String date(LocalDate date) {
    return wording.date(date);
  }

  @Override
  public String hours(String hours) {
    Matcher matcher = HOURS.matcher(hours.strip());
    if (!matcher.matches()) {
      return plain(hours);
    }
    if (hours.strip().equals("00:00-24:00")) {
      return russian ? "круглосуточно" : "day and night";
    }
    try {
      String from = wording.time(LocalTime.parse(matcher.group(1)));
      String to = wording.time(LocalTime.parse(matcher.group(2)));
      return russian ? "с " + from + " до " + to : "from " + from + " to " + to;
    } catch (DateTimeException e) {
      return plain(hours);
    }
  }

  @Override
  public String plain(String text) {
    return wording.speakable(text);
  }

  @Override
  public String readDigits(String words) {
    return wording.toDigits(words);
  }

  @Override
  public List<String> digitWords() {
    return List.copyOf(wording.digitWords());
  }
}
