package org.dozvon.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.dozvon.console.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A caller's story in the queues, as the database tells it, for somebody who reads Russian. */
class StoryWordsTest {
  private static final String AT = "2026-11-28 10:00:07  ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          joined support (7 s after the answer of the call, 1 min 5 s after asking for a person; treated gently) | встал в очередь support (через 7 с после ответа на звонок, через 1 мин 5 с после просьбы о человеке; бережно)
          PJSIP/101 answered after 12 s in support, 1 min 0 s after the answer of the call | ответил PJSIP/101 через 12 с в очереди support, через 1 мин 0 с после ответа на звонок
          goes on in complaints [overflow]: wait 2 min (over 1 min) | переведено в очередь complaints: 1 звонящий [overflow]: самое долгое ожидание 2 мин (больше 1 мин)
          would (dry run): is offered a call-back: waiting 7 (over 3) -- Asterisk does not answer -- taken back at 10:01:02 | было бы: предложен обратный звонок: 1 звонящий: ждут 7 (больше 3) — Asterisk не отвечает — отменено 10:01:02
          a caller who joined 20 s later was served first (c7): no step of the keeper; came with a higher priority, or was offered to other people | позвонивший на 20 с позже обслужен раньше (c7): не шаг хранителя: пришёл с более высоким приоритетом или предложен другим людям
          something else: x | something else: x
          """)
  void isToldInRussianAndAsWrittenInEnglish(String written, String told) {
    StoryWords russian = new StoryWords(new Texts(Locale.of("ru")));
    assertThat(russian.line(AT + written)).isEqualTo(AT + told);
    StoryWords english = new StoryWords(new Texts(Locale.ENGLISH));
    assertThat(english.line(AT + written)).isEqualTo(AT + written);
  }
}
