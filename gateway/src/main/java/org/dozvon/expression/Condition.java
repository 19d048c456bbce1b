package org.dozvon.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.MapContext;
import org.apache.commons.jexl3.introspection.JexlSandbox;

/**
 * A condition over values, such as {@code points > 100 and tier == "gold"}. Immutable; safe for use
 * by many threads.
 *
 * <p>The library sees only operators and operands that it cannot look into ({@code v0}, {@code
 * v1}): no name, text or number of the file reaches it, so that there is nothing to call. Work is
 * bounded by the length.
 */
public final class Condition {
  /** Characters; a longer one nobody reads. */
  public static final int LONGEST = 200;

  private static final Texts ARITHMETIC = new Texts();
  private static final JexlEngine ENGINE =
      new JexlBuilder()
          .features(JexlFeatures.createNone())
          .sandbox(new JexlSandbox(false))
          .arithmetic(ARITHMETIC)
          .strict(true)
          .silent(false)
          .cache(0)
          .create();

  /** Holds nowhere: in place of one that could not be read. */
  public static final Condition NEVER = never();

  private final String text;
  private final List<Token> operands;
  private final JexlExpression expression;

  private Condition(String text, List<Token> operands, JexlExpression expression) {
    this.text = text;
    this.operands = List.copyOf(operands);
    this.expression = expression;
  }

  /**
   * What came of a condition.
   *
   * @param why the condition and the values it looked at, for people
   */
  public record Verdict(boolean holds, String why) {}

  /**
   * Reads a condition.
   *
   * @param known the names of the values that there may be
   * @throws ConditionException with the first mistake
   */
  public static Condition of(String text, Collection<String> known) throws ConditionException {
    if (text.length() > LONGEST) {
      throw new ConditionException(
          LONGEST, text.length() + " characters (expected: at most " + LONGEST + ")");
    }
    List<Token> tokens = Token.split(text);
    new Sense(tokens, known).check();
    List<Token> operands = tokens.stream().filter(Token::isOperand).toList();
    return new Condition(text.strip(), operands, parse(tokens));
  }

  private static Condition never() {
    try {
      return of("1 == 0", List.of());
    } catch (ConditionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JexlExpression parse(List<Token> tokens) throws ConditionException {
    StringBuilder plain = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    int operand = 0;
    for (Token token : tokens) {
      starts.add(plain.length());
      plain.append(token.isOperand() ? "v" + operand++ : token.operator()).append(' ');
    }
    try {
      return ENGINE.createExpression(plain.toString());
    } catch (JexlException e) {
      int column = e.getInfo() == null ? 1 : e.getInfo().getColumn();
      int at = (int) starts.stream().filter(start -> start < column).count() - 1;
      Token wrong = tokens.get(Math.max(0, at));
      throw new ConditionException(
          wrong.offset(), "something is missing or too much near \"" + wrong.text() + "\"");
    }
  }

  /** The names of the values that it looks at, in their order. */
  public Set<String> names() {
    return operands.stream()
        .filter(operand -> operand.kind() == Token.Kind.NAME)
        .map(Token::text)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether it holds; what cannot be said does not hold. Never fails. */
  public Verdict judge(Map<String, String> values) {
    Map<String, Object> seen = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      Token operand = operands.get(i);
      seen.put(
          "v" + i,
          operand.kind() == Token.Kind.NAME
              ? Texts.of(values.getOrDefault(operand.text(), ""))
              : operand.literal());
    }
    try {
      boolean holds = ARITHMETIC.toBoolean(expression.evaluate(new MapContext(seen)));
      return new Verdict(holds, text + " is " + (holds ? "so" : "not so") + looked(values));
    } catch (JexlException | ArithmeticException e) {
      return new Verdict(false, text + " cannot be said: " + reason(e) + looked(values));
    }
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private String looked(Map<String, String> values) {
    return names().isEmpty()
        ? ""
        : names().stream()
            .map(name -> name + " = \"" + values.getOrDefault(name, "") + "\"")
            .collect(Collectors.joining(", ", " (", ")"));
  }

  @Override
  public String toString() {
    return text;
  }
}
