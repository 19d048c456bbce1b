package org.dozvon.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dozvon.yaml.Nearest;

/**
 * Finds in a condition what a grammar would let through: names of nothing, functions, {@code not}
 * before a comparison. Confined to one reading.
 *
 * @param known names of values
 */
record Sense(List<Token> tokens, Collection<String> known) {
  void check() throws ConditionException {
    if (tokens.isEmpty()) {
      throw new ConditionException(0, "a condition is expected, such as points > 100");
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.NAME) {
        name(token, kind(i + 1));
      } else if (token.kind() == Token.Kind.NOT) {
        not(i);
      } else if (token.kind() == Token.Kind.NUMBER && token.text().matches("0\\d.*")) {
        throw new ConditionException(
            token.offset(), "a number begins with no zero (a text: \"" + token.text() + "\")");
      }
    }
    brackets();
  }

  private void name(Token name, Optional<Token.Kind> next) throws ConditionException {
    if (next.filter(Token.Kind.OPEN::equals).isPresent()) {
      throw new ConditionException(
          name.offset(),
          "there is no function \"" + name.text() + "\" (expected: values, numbers and \"texts\")");
    }
    if (!known.contains(name.text())) {
      throw new ConditionException(
          name.offset(), "there is no value \"" + name.text() + "\" here" + hint(name.text()));
    }
  }

  /** {@code points-used} is one name. */
  private String hint(String name) {
    List<String> parts = new ArrayList<>(List.of(name.split("-", 2)));
    return parts.size() == 2 && known.contains(parts.getFirst())
        ? " (a minus has a space on each side: " + String.join(" - ", parts) + ")"
        : Nearest.hint(name, known);
  }

  /** The library takes {@code not a > b} for {@code (not a) > b}, which nobody means. */
  private void not(int at) throws ConditionException {
    boolean operand = at + 1 < tokens.size() && tokens.get(at + 1).isOperand();
    boolean goesOn =
        kind(at + 2)
            .filter(kind -> kind == Token.Kind.COMPARISON || kind == Token.Kind.SIGN)
            .isPresent();
    if (operand && goesOn) {
      throw new ConditionException(
          tokens.get(at).offset(), "\"not\" before a comparison (write not ( ... ) around it)");
    }
  }

  private void brackets() throws ConditionException {
    List<Token> open = new ArrayList<>();
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.OPEN) {
        open.add(token);
      } else if (token.kind() == Token.Kind.CLOSE && !open.isEmpty()) {
        open.removeLast();
      } else if (token.kind() == Token.Kind.CLOSE) {
        throw new ConditionException(token.offset(), "a closing bracket without its partner");
      }
    }
    if (!open.isEmpty()) {
      throw new ConditionException(open.getFirst().offset(), "a bracket that is not closed");
    }
  }

  private Optional<Token.Kind> kind(int at) {
    return at < tokens.size() ? Optional.of(tokens.get(at).kind()) : Optional.empty();
  }
}
