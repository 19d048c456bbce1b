package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.dozvon.call.Profile;
import org.dozvon.speech.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A sign in, the next manner out. */
class MannerTest {
  private static final List<CallerSign> SIGNS =
      List.of(
          new CallerSign.Hesitated(Duration.ofSeconds(5)),
          new CallerSign.SpokeAtLength(),
          new CallerSign.WasMisheard(),
          new CallerSign.AskedAgain(),
          new CallerSign.AskedSlower(),
          new CallerSign.AskedLouder(),
          new CallerSign.PressedSlowly(Duration.ofSeconds(2)));

  @Test
  void everySignOfNeedMakesTheCallGentle() {
    for (CallerSign sign : SIGNS) {
      Manner next = Manner.of(Profile.STANDARD).after(sign);
      assertThat(next.profile()).as("%s", sign).isEqualTo(Profile.GENTLE);
      assertThat(next.delivery().pace()).isLessThanOrEqualTo(Delivery.GENTLE.pace());
      assertThat(next.delivery().gain()).isGreaterThanOrEqualTo(Delivery.GENTLE.gain());
      assertThat(sign.reason()).isNotBlank();
    }
  }

  @Test
  void nothingEverLeadsBack() {
    Manner manner = Manner.of(Profile.STANDARD);
    for (CallerSign sign : SIGNS) {
      Manner next = manner.after(sign);
      assertThat(next.delivery().pace()).isLessThanOrEqualTo(manner.delivery().pace());
      assertThat(next.delivery().gain()).isGreaterThanOrEqualTo(manner.delivery().gain());
      assertThat(next.profile().compareTo(manner.profile())).isNotNegative();
      manner = next;
    }
  }

  @ParameterizedTest
  @EnumSource(Mood.class)
  void whoIsUpsetGoesToAPersonAndTheReasonHoldsTheWords(Mood mood) {
    CallerSign sign = new CallerSign.Upset(mood, "this is outrageous");
    assertThat(Manner.of(Profile.STANDARD).after(sign).profile())
        .isEqualTo(Profile.STRAIGHT_TO_PERSON);
    assertThat(sign.reason()).isEqualTo(mood.word() + " words: this is outrageous");
  }

  @ParameterizedTest
  @CsvSource({"3999, false", "4000, true"})
  void fourSecondsAreAHesitation(long millis, boolean sign) {
    assertThat(CallerSign.Hesitated.in(Duration.ofMillis(millis)).isPresent()).isEqualTo(sign);
  }

  @ParameterizedTest
  @CsvSource({"1999, false", "2000, true"})
  void twoSecondsBetweenKeysAreSlow(long millis, boolean sign) {
    assertThat(CallerSign.PressedSlowly.in(Duration.ofMillis(millis)).isPresent()).isEqualTo(sign);
  }

  @ParameterizedTest
  @CsvSource({
    "i would like to know how many bonus points, false",
    "good afternoon i am calling because i would like to know my points, true",
    "hello well you know i was in your, true",
    "hello well you know i was in, false",
    "balance please i would like to know it if you can say, false"
  })
  void eightWordsBeforeThePointAreMany(String text, boolean many) {
    IntentMatcher matcher = GroceryFiles.hotline().matcher(Locale.ENGLISH);
    assertThat(matcher.isOpenAfter(CallerSign.SpokeAtLength.MANY, text)).isEqualTo(many);
  }
}
