package org.dozvon.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.staffing.Goal;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times, shares, calls and targets as they are typed. Wrong ones are told in a sentence. */
final class Amounts {
  private static final Pattern TIME =
      Pattern.compile(
          "(?:(\\d{1,9}(?:\\.\\d{1,6})?)h)?(?:(\\d{1,9}(?:\\.\\d{1,6})?)m)?"
              + "(?:(\\d{1,9}(?:\\.\\d{1,6})?)s)?");
  private static final Pattern CALLS = Pattern.compile("([^/]+)/([^/]+)");
  private static final Pattern TARGET =
      Pattern.compile("(.+?)%?\\s*(?:/|\\s(?:within|in)\\s)\\s*(.+)");

  private Amounts() {}

  /** So many calls in such a time. */
  record Calls(double number, Duration over) {}

  /** Such a share within such a time. */
  record Target(double share, Duration within) {
    static final Target DEFAULT = new Target(Goal.DEFAULT.share(), Goal.DEFAULT.within());
  }

  /** {@code 45s}, {@code 3m}, {@code 1h30m}. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return time(text);
    }
  }

  /** {@code 30%} or {@code 0.3}. */
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      String typed = text.strip();
      return typed.endsWith("%")
          ? number(typed.substring(0, typed.length() - 1), text, "30% or 0.3") / 100
          : number(typed, text, "30% or 0.3");
    }
  }

  /** {@code 1750/30m}. */
  static final class CallsIn implements ITypeConverter<Calls> {
    @Override
    public Calls convert(String text) {
      Matcher typed = CALLS.matcher(text.strip());
      if (!typed.matches()) {
        throw wrong(text, "calls in a time, such as 1750/30m");
      }
      return new Calls(
          number(typed.group(1), text, "calls in a time, such as 1750/30m"), time(typed.group(2)));
    }
  }

  /** {@code 80/20}, {@code 80%/20s}, {@code "80% within 20s"}. */
  static final class Promise implements ITypeConverter<Target> {
    private static final String FORM = "a percentage and seconds or a time, such as 80/20";

    @Override
    public Target convert(String text) {
      Matcher typed = TARGET.matcher(text.strip());
      if (!typed.matches()) {
        throw wrong(text, FORM);
      }
      String limit = typed.group(2).strip();
      Duration within = limit.matches("\\d{1,6}") ? time(limit + "s") : time(limit);
      return new Target(number(typed.group(1), text, FORM) / 100, within);
    }
  }

  /** The program's own words for numbers that are none, in every command. */
  static CommandLine registerNumbers(CommandLine line) {
    ITypeConverter<Double> any = text -> number(text, text, "a number such as 12 or 0.5");
    ITypeConverter<Integer> whole = Amounts::whole;
    return line.registerConverter(double.class, any)
        .registerConverter(Double.class, any)
        .registerConverter(long.class, Amounts::big)
        .registerConverter(Long.class, Amounts::big)
        .registerConverter(int.class, whole)
        .registerConverter(Integer.class, whole);
  }

  private static int whole(String text) {
    return Integer.parseInt(digits(text, 9));
  }

  private static long big(String text) {
    return Long.parseLong(digits(text, 18));
  }

  private static String digits(String text, int most) {
    String digits = text.strip();
    if (!digits.matches("-?\\d{1," + most + "}")) {
      throw wrong(text, "a whole number such as 12");
    }
    return digits;
  }

  private static Duration time(String text) {
    Matcher typed = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (text.isBlank() || !typed.matches()) {
      throw wrong(text, "a time such as 45s, 3m, 1h or 1h30m");
    }
    double seconds = part(typed, 1) * 3600 + part(typed, 2) * 60 + part(typed, 3);
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static double part(Matcher typed, int group) {
    return typed.group(group) == null ? 0 : Double.parseDouble(typed.group(group));
  }

  private static double number(String part, String whole, String expected) {
    String digits = part.strip();
    if (!digits.matches("-?\\d{1,12}(\\.\\d{1,12})?")) {
      throw wrong(whole, expected);
    }
    return Double.parseDouble(digits);
  }

  private static TypeConversionException wrong(String text, String expected) {
    return new TypeConversionException("\"" + text + "\" (expected: " + expected + ")");
  }
}
