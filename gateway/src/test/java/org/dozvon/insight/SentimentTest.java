package org.dozvon.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.dozvon.insight.Sentiment.Mood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentimentTest {
  @ParameterizedTest
  @CsvSource({
    "en, thank you that helped, GOOD",
    "en, this is not good, BAD",
    "en, this is awful, BAD",
    "en, where is my order, NEUTRAL",
    "en, it is not bad, GOOD",
    "ru, спасибо большое, GOOD",
    "ru, это безобразие, BAD",
    "ru, мне ничего не помогло, BAD",
    "ru, я не доволен, BAD",
    "ru, где мой заказ, NEUTRAL",
    "ru, до свидания, NEUTRAL"
  })
  void wordsSoundAsTheListSays(String language, String said, Mood expected) {
    assertThat(Sentiment.of(Locale.of(language)).mood(List.of(said))).contains(expected);
  }

  @Test
  void theStartAndTheEndAreThreeUtterancesEach() {
    Sentiment english = Sentiment.of(Locale.ENGLISH);
    List<String> call = List.of("this is awful", "yes", "no", "seven", "great", "thank you");
    assertThat(english.start(call)).contains(Mood.BAD);
    assertThat(english.end(call)).contains(Mood.GOOD);
    assertThat(english.end(call.subList(0, 3))).as("the same words").isEmpty();
    assertThat(english.start(List.of())).isEmpty();
  }
}
