package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.speech.Utterance;
import org.dozvon.speech.Utterance.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks of how a text is said, and words that change with a value. */
class MarksTest {
  private static final Locale RUSSIAN = Locale.of("ru");

  @Test
  void aPauseAndStressedWordsAreHeardAndNotShown() {
    assertThat(utter("Let me see... you have *{points|number}*. Thank you. [pause 1.5s]"))
        .containsExactly(
            new Utterance(
                "Let me see you have three.",
                List.of(
                    new Piece.Words("Let me see", false),
                    new Piece.Pause(Duration.ofMillis(500)),
                    new Piece.Words("you have", false),
                    new Piece.Words("three.", true))),
            new Utterance(
                "Thank you.",
                List.of(
                    new Piece.Words("Thank you.", false),
                    new Piece.Pause(Duration.ofMillis(1500)))));
  }

  @Test
  void aTextWithoutMarksIsOnePiece() {
    assertThat(utter("You have {points}.")).containsExactly(Utterance.of("You have three."));
  }

  @Test
  void aTextOfMarksOnlySaysNothing() {
    assertThat(utter("...")).allSatisfy(none -> assertThat(none.pieces()).isEmpty());
  }

  @Test
  void whatAValueHoldsIsNeverAMark() {
    String evil = "<break time='9s'/> *loud* [pause 5s] ... & {points} <mark/>";
    Utterance said =
        Template.sentences("Hello {name}!")
            .getFirst()
            .utter(Map.of("name", evil, "points", "3"), new Speller(Locale.ENGLISH));
    assertThat(said.pieces()).hasSize(1).first().isInstanceOf(Piece.Words.class);
    assertThat(said.words(false))
        .allSatisfy(
            words -> assertThat(words).contains("loud").doesNotContainPattern("[<>&*{}\\[\\]]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      Say *this.            | a * without its partner
      Say *this. And* that. | a * without its partner
      [paus 1s] Hello.      | [paus 1s] is not known (expected: [pause], [pause 1s]
      [pause 1m] Hello.     | [pause 1m] is not known
      [pause 9s] Hello.     | [pause 9s] (expected: 100ms to 5s)
      [pause Hello.         | a square bracket without its partner
      """)
  void aMarkThatIsNotUnderstoodIsNamed(String text, String message) {
    assertThatThrownBy(() -> Template.sentences(text)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      {v!count-f:карта,карты,карт}          | 1  | одна карта
      {v!count-f:карта,карты,карт}          | 2  | две карты
      {v!count-f:карта,карты,карт}          | 5  | пять карт
      {v!count-f:карта,карты,карт}          | 21 | двадцать одна карта
      {v!count:балл,балла,баллов}           | 1  | один балл
      {v!count-n:яблоко,яблока,яблок}       | 1  | одно яблоко
      {v!count-f-acc:карту,карты,карт}      | 1  | одну карту
      до {v!count-gen:балла,баллов,баллов}  | 2  | до двух баллов
      к {v!number-f-dat}                    | 1  | к одной
      {v!select:ivan=Он,other=Она}          | Ivan | Он
      {v!select:ivan=Он,other=Она}          | anna | Она
      """)
  void aRussianWordFollowsItsNumberAndItsValue(String text, String value, String said) {
    Template template = Template.sentences(text.replace('!', '|')).getFirst();
    assertThat(template.fill(Map.of("v", value), new Speller(RUSSIAN))).isEqualTo(said);
    assertThat(template.forms()).allSatisfy(f -> assertThat(f.problem(RUSSIAN)).isEmpty());
  }

  @Test
  void anEnglishWordFollowsItsValue() {
    Template tier = Template.sentences("{v|select:gold=Welcome back,other=Hello}!").getFirst();
    Speller english = new Speller(Locale.ENGLISH);
    assertThat(tier.fill(Map.of("v", "gold"), english)).isEqualTo("Welcome back!");
    assertThat(tier.fill(Map.of(), english)).isEqualTo("Hello!");
    assertThat(tier.written(Map.of("v", "gold"), english)).isEqualTo("Welcome back!");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      {v!select:ivan=He}            | "other" is missing
      {v!select:ivan,other=He}      | "ivan" (expected: select:value=text,other=text)
      {v!select:a=b,a=c,other=d}    | "a" is there twice
      {v!count-x:one,many}          | the form "count-x" is not known
      {v!number:one,many}           | the form "number" is not known
      """)
  void aFormThatIsNotUnderstoodIsNamed(String text, String message) {
    assertThatThrownBy(() -> Template.sentences(text.replace('!', '|')))
        .hasMessageContaining(message);
  }

  @Test
  void theFormsMustFitTheLanguage() {
    assertThat(problem("{v|count-f:card,cards}", Locale.ENGLISH))
        .contains("numbers have no gender and no case in this language (write \"count\")");
    assertThat(problem("{v|count-f:карта,карт}", RUSSIAN))
        .contains("2 forms of a counted word (expected: 3 in this language)");
  }

  private static String problem(String text, Locale language) {
    return Template.sentences(text).getFirst().forms().getFirst().problem(language).orElse("");
  }

  private static List<Utterance> utter(String text) {
    Speller speller = new Speller(Locale.ENGLISH);
    return Template.sentences(text).stream()
        .map(sentence -> sentence.utter(Map.of("points", "3"), speller))
        .toList();
  }
}
