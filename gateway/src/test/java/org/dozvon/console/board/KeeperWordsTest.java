package org.dozvon.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Locale;
import org.dozvon.console.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the keeper writes is told in the reader's language: its own sentences, as it makes them. */
class KeeperWordsTest {
  private static final KeeperWords RUSSIAN = words("ru");
  private static final KeeperWords ENGLISH = words("en");

  private static KeeperWords words(String language) {
    return new KeeperWords(new Show(new Texts(Locale.of(language)), queue -> ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          predicted 27 s (over 15 s) | ожидание по прогнозу 27 с (больше 15 с)
          level 45% (under 60%), waiting 7 (over 3) | уровень сервиса 45% (меньше 60%), ждут 7 (больше 3)
          gentle-predicted 1 min 5 s (over 15 s) | время бережного звонка по прогнозу 1 мин 5 с (больше 15 с)
          still so: level unknown (under 60%) | всё ещё: уровень сервиса неизвестно (меньше 60%)
          over: level-interval 82% (over 80%) | прошло: уровень сервиса за полчаса 82% (больше 80%)
          it is out of hours | рабочее время закончилось
          the priority of 1764.9 could not be changed 3 times: it stays | приоритет звонящего не удалось изменить, попыток: 3; так и останется
          PJSIP/101 did not pick up 3 times in a row and is paused | PJSIP/101: не взяли трубку подряд раз: 3, поставлена пауза
          kept free for gentle callers (2 at a time) | оставлено для бережных звонков (одновременно: 2)
          wait 2 min (over 1 min): here another 45 s, in complaints 5 s | самое долгое ожидание 2 мин (больше 1 мин): здесь ещё 45 с, в complaints 5 с
          free 0 (under 1): rung like the others now | свободных людей 0 (меньше 1): теперь вызывается наравне с другими
          free 0 (under 1): Anna Ivanova of another queue helps out | свободных людей 0 (меньше 1): помогает Anna Ivanova из другой очереди
          """)
  void reasonsAreRussian(String written, String told) {
    assertThat(RUSSIAN.reason(written)).isEqualTo(told);
  }

  @Test
  void aClaimIsRussianAndSoIsWhatItRestsOn() {
    String written =
        "24 points [gentle 12 (caller record: born 1949), second-call 6, waited before joining 3,"
            + " together at most 24], as if joined 4 min earlier: before 3 callers who came first";
    assertThat(RUSSIAN.reason(written))
        .isEqualTo(
            "баллы: 24 [бережно 12 (в карточке: год рождения 1949), второй звонок 6, уже ждал 3, вместе"
                + " не больше 24], как если бы пришёл на 4 мин раньше: перед теми, кто пришёл"
                + " раньше: 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          goes forward (priority 950658) | raised the priority of 3 callers | повышен приоритет: 3 звонящих
          goes on in complaints | sent 3 callers on to complaints | переведено в очередь complaints: 3 звонящих
          is offered a call-back | offered 3 callers a call-back | предложен обратный звонок: 3 звонящих
          hears: place 4, at most 3 min | told 3 callers where they stand | сказано место в очереди: 3 звонящих
          hears: not forgotten | told 3 callers where they stand | сказано место в очереди: 3 звонящих
          PJSIP/101 gets the penalty 0 | PJSIP/101 is rung with the penalty 0 | PJSIP/101: penalty теперь 0
          Anna (PJSIP/101) helps out | Anna helps out | Anna помогает очереди
          PJSIP/101 helps no more | PJSIP/101 helps no more | PJSIP/101 больше не помогает
          the bots offer more self-service | asked the bots to offer more self-service | ботам сказано предлагать больше самообслуживания
          alarm: waiting 4 (over 3) | told the supervisors: waiting 4 (over 3) | сообщено старшим: ждут 4 (больше 3)
          something new | something new | something new
          """)
  void deedsAreTold(String written, String english, String russian) {
    assertThat(ENGLISH.did(written, "", 3)).isEqualTo(english);
    assertThat(RUSSIAN.did(written, "", 3)).isEqualTo(russian);
  }

  @Test
  void textsOfQueuesThatLookLikePatternsDoNoHarm() {
    assertThat(ENGLISH.reason("the rule \"$1 {0} \\d\" is no longer in queues.yaml"))
        .isEqualTo("the rule \"$1 {0} \\d\" is no longer in queues.yaml");
    assertThat(ENGLISH.did("$1{0}' (PJSIP/1) helps out", "", 0)).isEqualTo("$1{0}' helps out");
  }
}
