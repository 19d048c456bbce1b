package org.dozvon.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a condition. What is no such piece never reaches the library.
 *
 * @param offset characters before it
 * @param text as it is written
 */
record Token(Kind kind, int offset, String text) {
  /** What a piece is. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    COMPARISON,
    SIGN,
    JOIN,
    NOT,
    OPEN,
    CLOSE
  }

  /** A hyphen inside a name belongs to it; a minus has spaces around it. */
  private static final Pattern PIECE =
      Pattern.compile(
          "\\s*(?:(?<text>\"[^\"\\p{Cntrl}]*\"|'[^'\\p{Cntrl}]*')"
              + "|(?<number>\\d{1,15}(?:\\.\\d{1,6})?)(?![\\w.])"
              + "|(?<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?![\\w-])"
              + "|(?<comparison>==|!=|<=|>=|<|>)"
              + "|(?<join>&&|\\|\\|)"
              + "|(?<sign>[+*/-])"
              + "|(?<not>!)"
              + "|(?<open>\\()"
              + "|(?<close>\\)))");

  private static final Map<String, Kind> WORDS =
      Map.of("and", Kind.JOIN, "or", Kind.JOIN, "not", Kind.NOT);

  private static final Map<String, String> AS_IN_JEXL = Map.of("and", "&&", "or", "||", "not", "!");

  /** The pieces of a text. */
  static List<Token> split(String text) throws ConditionException {
    List<Token> tokens = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    int end = text.stripTrailing().length();
    int at = 0;
    while (at < end) {
      piece.region(at, end);
      if (!piece.lookingAt()) {
        int wrong = at + leadingSpaces(text, at);
        throw new ConditionException(wrong, Misreading.of(text.substring(wrong)));
      }
      tokens.add(token(piece));
      at = piece.end();
    }
    return tokens;
  }

  private static Token token(Matcher piece) {
    for (Kind kind : Kind.values()) {
      String found = piece.group(group(kind));
      if (found != null) {
        return new Token(WORDS.getOrDefault(found, kind), piece.start(group(kind)), found);
      }
    }
    throw new IllegalStateException("a piece of no kind: " + piece.group());
  }

  private static String group(Kind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static int leadingSpaces(String text, int from) {
    int at = from;
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at - from;
  }

  boolean isOperand() {
    return kind == Kind.NAME || kind == Kind.NUMBER || kind == Kind.TEXT;
  }

  /** A number or a text, as it stands there. */
  Object literal() {
    return kind == Kind.NUMBER ? new BigDecimal(text) : text.substring(1, text.length() - 1);
  }

  /** An operator in the library's spelling. */
  String operator() {
    return AS_IN_JEXL.getOrDefault(text, text);
  }
}
