package org.dozvon.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlOperator;

/**
 * How values are compared: as numbers when both sides look like numbers, else as texts, in which
 * ISO dates and times come in their order. A number does not compare with a text. Immutable.
 */
final class Texts extends JexlArithmetic {
  /** {@code 0012} is a card or a flat, not twelve. */
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,6})?");

  Texts() {
    super(true);
  }

  /** A value as a condition sees it: a number where it looks like one. */
  static Object of(String value) {
    return NUMBER.matcher(value).matches() ? new BigDecimal(value) : value;
  }

  @Override
  public boolean toBoolean(Object value) {
    return value instanceof Boolean truth ? truth : isYes(text(value));
  }

  /** Known, and not "no". */
  private static boolean isYes(String text) {
    return !text.isEmpty() && !text.equals("no") && !text.equals("false");
  }

  @Override
  public boolean equals(Object left, Object right) {
    Optional<BigDecimal> a = number(left);
    Optional<BigDecimal> b = number(right);
    if (a.isPresent() && b.isPresent()) {
      return a.get().compareTo(b.get()) == 0;
    }
    return text(left).equals(text(right));
  }

  @Override
  protected int compare(Object left, Object right, JexlOperator operator) {
    Optional<BigDecimal> a = number(left);
    Optional<BigDecimal> b = number(right);
    if (a.isPresent() != b.isPresent()) {
      throw new ArithmeticException(
          "\"" + text(left) + "\" and \"" + text(right) + "\" cannot be compared");
    }
    return a.isPresent() ? a.get().compareTo(b.get()) : text(left).compareTo(text(right));
  }

  @Override
  public boolean lessThan(Object left, Object right) {
    return compare(left, right, JexlOperator.LT) < 0;
  }

  @Override
  public boolean lessThanOrEqual(Object left, Object right) {
    return compare(left, right, JexlOperator.LTE) <= 0;
  }

  @Override
  public boolean greaterThan(Object left, Object right) {
    return compare(left, right, JexlOperator.GT) > 0;
  }

  @Override
  public boolean greaterThanOrEqual(Object left, Object right) {
    return compare(left, right, JexlOperator.GTE) >= 0;
  }

  @Override
  public Object add(Object left, Object right) {
    return needed(left).add(needed(right), MathContext.DECIMAL64);
  }

  @Override
  public Object subtract(Object left, Object right) {
    return needed(left).subtract(needed(right), MathContext.DECIMAL64);
  }

  @Override
  public Object multiply(Object left, Object right) {
    return needed(left).multiply(needed(right), MathContext.DECIMAL64);
  }

  @Override
  public Object divide(Object left, Object right) {
    return needed(left).divide(needed(right), MathContext.DECIMAL64);
  }

  @Override
  public Object negate(Object value) {
    return needed(value).negate();
  }

  private static BigDecimal needed(Object value) {
    return number(value)
        .orElseThrow(() -> new ArithmeticException("\"" + text(value) + "\" is not a number"));
  }

  private static Optional<BigDecimal> number(Object value) {
    Object known = value instanceof String text ? of(text) : value;
    return known instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "";
      case Boolean truth -> truth ? "yes" : "no";
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }
}
