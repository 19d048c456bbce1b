package org.dozvon.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions say what an admin means, refuse what nobody should write, and never fail a call. */
class ConditionTest {
  private static final List<String> KNOWN =
      List.of("points", "limit", "tier", "new-card", "new", "day", "open", "used", "size");

  private static final Map<String, String> VALUES =
      Map.of(
          "points",
          "350",
          "limit",
          "1000",
          "tier",
          "gold",
          "new-card",
          "0012",
          "new",
          "7",
          "day",
          "2026-11-28",
          "open",
          "no",
          "used",
          "50.5",
          "size",
          "3");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "points > 100                        | true",
        "points > 100 and tier == \"gold\"   | true",
        "points > 100 and tier == 'silver'   | false",
        "points > 1000 or tier == 'gold'     | true",
        "points < limit                      | true", // as texts it would not be
        "points == 350.0                     | true",
        "points == \"350\"                   | true",
        "points - used >= 299.5              | true",
        "points-0 == 350                     | syntax",
        "(points + 50) * 2 == 800            | true",
        "points / 7 == 50                    | true",
        "-points < 0                         | true",
        "new-card == \"0012\"                | true",
        "new-card == 12                      | false",
        "new - used < 0                      | true",
        "size == 3                           | true",
        "day >= '2026-11-01'                 | true",
        "day < '2026-11-01'                  | false",
        "tier                                | true",
        "open                                | false",
        "not open                            | true",
        "!open and !(tier == 'silver')       | true",
        "not (points > 1000)                 | true",
        "tier != 'gold'                      | false",
        "(points > 1) == (limit > 1)         | true",
        "tier == ''                          | false",
      })
  void aConditionSaysWhatIsMeant(String text, String expected) throws ConditionException {
    if (expected.equals("syntax")) {
      assertThat(mistake(text).getMessage()).contains("points - 0");
      return;
    }
    assertThat(Condition.of(text, KNOWN).judge(VALUES).holds())
        .as(text)
        .isEqualTo(Boolean.parseBoolean(expected));
  }

  @ParameterizedTest
  @CsvSource({"points > 100", "points < 100", "points - 1 == 0", "1 / points > 0", "tier"})
  void whatIsNotKnownIsEmptyAndHoldsNowhere(String text) throws ConditionException {
    Condition.Verdict verdict = Condition.of(text, KNOWN).judge(Map.of());
    assertThat(verdict.holds()).isFalse();
    assertThat(verdict.why()).contains("\"\"");
  }

  @Test
  void whatCannotBeComparedIsExplainedAndDoesNotHold() throws ConditionException {
    assertThat(Condition.of("points > 100", KNOWN).judge(Map.of("points", "many")).why())
        .isEqualTo(
            "points > 100 cannot be said: \"many\" and \"100\" cannot be compared"
                + " (points = \"many\")");
    assertThat(Condition.of("points / used > 1", KNOWN).judge(Map.of("points", "1", "used", "0")))
        .matches(verdict -> !verdict.holds() && verdict.why().contains("cannot be said"));
    assertThat(Condition.of("points > 100", KNOWN).judge(VALUES).why())
        .isEqualTo("points > 100 is so (points = \"350\")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pints > 1                | 0  | did you mean \"points\"",
        "points > 1 and teir      | 15 | did you mean \"tier\"",
        "points = 1               | 7  | write ==",
        "points > 1 & tier        | 11 | write and",
        "points >                 | 7  | missing",
        "points > > 1             | 7  | near \">\"",
        "points 1                 | 7  | near \"1\"",
        "(points > 1              | 0  | not closed",
        "points > 1)              | 10 | without its partner",
        "points > 1 ==            | 11 | missing",
        "tier == \"gold           | 8  | closing quotation mark",
        "tier == gold\"           | 12 | closing quotation mark",
        "tier == gold             | 8  | there is no value \"gold\"",
        "sum(points) > 1          | 0  | no function \"sum\"",
        "points(1)                | 0  | no function",
        "{points} > 1             | 0  | without brackets",
        "not points > 1           | 0  | write not (",
        "Points > 1               | 0  | lower-case",
        "points > 007             | 9  | no zero",
        "points > 1; tier         | 10 | is not understood",
        "tier.length > 1          | 4  | is not understood",
        "tier =~ '.*'             | 5  | write ==",
        "points ? 1 : 2           | 7  | is not understood",
        "[points] == 1            | 0  | is not understood",
        "points > 1e9             | 9  | a number",
      })
  void aMistakeIsNamedWhereItStands(String text, int offset, String hint) {
    ConditionException mistake = mistake(text);
    assertThat(mistake.getMessage()).contains(hint);
    assertThat(mistake.offset()).as(mistake.getMessage()).isEqualTo(offset);
  }

  @Test
  void emptyAndOverlongConditionsAreRefused() {
    assertThat(mistake("  ").getMessage()).contains("such as points > 100");
    assertThat(mistake("points > 1 and ".repeat(20) + "tier").getMessage()).contains("at most 200");
    assertThat(mistake("(".repeat(199)).getMessage()).contains("not closed");
  }

  /**
   * Whatever stands in a file: it is read or refused with a place, and what is read never fails.
   */
  @Test
  void whateverIsWrittenIsReadOrRefused() {
    Draw.each(3000, draw -> isReadOrRefused(draw.text("abc ()!=<>-+*/\"1.&|#@{[", 60)));
  }

  private static void isReadOrRefused(String text) {
    try {
      Condition.of(text, List.of("a", "b", "c", "a-b")).judge(Map.of("a", "1", "b", "x"));
    } catch (ConditionException e) {
      assertThat(e.offset()).isBetween(0, text.length());
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static ConditionException mistake(String text) {
    return catchThrowableOfType(ConditionException.class, () -> Condition.of(text, KNOWN));
  }
}
