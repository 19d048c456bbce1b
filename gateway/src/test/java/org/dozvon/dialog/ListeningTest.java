package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.speech.Completeness.COMPLETE;
import static org.dozvon.speech.Completeness.EMPTY;
import static org.dozvon.speech.Completeness.OPEN;
import static org.dozvon.speech.Completeness.UNFINISHED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.Profile;
import org.dozvon.speech.Utterance;
import org.junit.jupiter.api.Test;

/** What a question tells the ears and the keys. */
class ListeningTest {
  private static final Hotline HOTLINE = GroceryFiles.hotline();

  @Test
  void theOpenQuestionHearsExamplesPersonAndKeysOfTheMenu() {
    Expectation open = after(Profile.STANDARD);
    assertThat(open.grammar().phrases()).contains("balance", "operator", "help", "oak street");
    assertThat(open.grammar().unknownAllowed()).isTrue();
    assertThat(open.keys()).isEqualTo(KeyPlan.MENU);
    assertThat(open.judge().apply("how many bonus points do i have")).isEqualTo(COMPLETE);
    assertThat(open.judge().apply("um balance please")).isEqualTo(COMPLETE);
    assertThat(open.judge().apply("operator")).isEqualTo(COMPLETE);
    assertThat(open.judge().apply("i would like to")).isEqualTo(UNFINISHED);
    assertThat(open.judge().apply("hello um well")).isEqualTo(EMPTY);
    assertThat(open.judge().apply("something about cheese")).isEqualTo(OPEN);
  }

  @Test
  void aDigitsQuestionHearsDigitsAndAPersonWithoutTheUnknown() {
    Expectation digits = after(Profile.STANDARD, new DialogInput.Heard("balance", 0.9));
    assertThat(digits.grammar().phrases())
        .contains("four", "zero", "operator")
        .doesNotContain("slower", "um");
    assertThat(digits.grammar().unknownAllowed()).isFalse();
    assertThat(digits.keys().max()).isEqualTo(4);
    assertThat(digits.judge().apply("four four")).isEqualTo(UNFINISHED);
    assertThat(digits.judge().apply("my number is")).isEqualTo(UNFINISHED);
    assertThat(digits.judge().apply("four four seven one")).isEqualTo(COMPLETE);
    assertThat(digits.judge().apply("operator")).isEqualTo(COMPLETE);
  }

  @Test
  void aQuestionForWordsHearsOtherWishesToo() {
    Expectation place = after(Profile.STANDARD, new DialogInput.Heard("nearest shop", 0.9));
    assertThat(place.grammar().phrases()).contains("oak street", "activate my card", "operator");
  }

  @Test
  void whereTheCallerIsLedBackToDigitsANoIsHeardBesideThem() {
    DialogInput wish = new DialogInput.Heard("activate my card", 0.9);
    assertThat(after(Profile.STANDARD, wish).grammar().phrases()).doesNotContain("no");
    Expectation again =
        after(
            Profile.STANDARD,
            wish,
            new DialogInput.Heard("opening hours", 0.9),
            new DialogInput.RouteReplied(
                "shop-hours", Map.of("found", "yes", "hours", "08:00-22:00")));
    assertThat(again.grammar().phrases()).contains("four", "no").doesNotContain("slower", "yes");
  }

  @Test
  void aConfirmationHearsYesNoAndOtherDigits() {
    Expectation confirmation =
        after(
            Profile.STANDARD,
            new DialogInput.Heard("activate my card", 0.9),
            new DialogInput.Heard("four four seven one", 0.9));
    assertThat(confirmation.grammar().phrases()).contains("yes", "no", "seven", "operator");
    assertThat(confirmation.judge().apply("yes")).isEqualTo(COMPLETE);
    assertThat(confirmation.judge().apply("no four four")).isEqualTo(UNFINISHED);
    assertThat(confirmation.judge().apply("no four four one seven")).isEqualTo(COMPLETE);
    assertThat(confirmation.keys()).isEqualTo(KeyPlan.MENU);
  }

  @Test
  void digitsThatWereCalledWrongAreNoAnswerWhenHeardAgain() {
    Expectation again =
        after(
            Profile.STANDARD,
            new DialogInput.Heard("activate my card", 0.9),
            new DialogInput.Heard("four six seven one", 0.9),
            new DialogInput.Heard("no", 0.9));
    assertThat(again.judge().apply("four six seven one")).isEqualTo(OPEN);
    assertThat(again.judge().apply("four four seven one")).isEqualTo(COMPLETE);
  }

  @Test
  void theReadingBackOfDigitsIsForeseenAndNothingElse() {
    Expectation digits = after(Profile.STANDARD, new DialogInput.Heard("activate my card", 0.9));
    assertThat(digits.foresee().apply("four four seven one"))
        .extracting(Utterance::text)
        .containsExactly("four four, seven one.", "Is that right?");
    assertThat(digits.foresee().apply("four four seven")).isEmpty();
    assertThat(after(Profile.STANDARD).foresee().apply("balance")).isEmpty();
  }

  @Test
  void aGentleCallerIsGivenMoreTime() {
    Duration usual = after(Profile.STANDARD).patience();
    assertThat(after(Profile.GENTLE, new DialogInput.Heard("balance", 0.9)).patience())
        .isGreaterThan(usual)
        .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
  }

  @Test
  void aGentleCallerWhoSaysNothingToTheGreetingIsNotKeptWaiting() {
    assertThat(after(Profile.GENTLE).patience())
        .isLessThanOrEqualTo(Duration.ofSeconds(5))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void fromTheMomentACallIsGentleItsPatienceIs() {
    DialogInput balance = new DialogInput.Heard("balance", 0.9);
    DialogInput again = new DialogInput.Heard("please repeat that", 0.9);
    assertThat(after(Profile.STANDARD, balance, again).patience())
        .isEqualTo(after(Profile.GENTLE, balance).patience());
    assertThat(after(Profile.STANDARD, balance, again).keys())
        .isEqualTo(after(Profile.GENTLE, balance).keys());
  }

  @Test
  void whileARouteWorksAPersonAndKey0AreListenedForAndYesOnceAPersonIsOffered() {
    Conversation conversation =
        new Conversation(HOTLINE, Locale.ENGLISH, Profile.STANDARD, Map.of());
    conversation.on(new DialogInput.Started(), Instant.EPOCH);
    List<DialogAction> actions =
        conversation.on(new DialogInput.Heard("opening hours", 0.9), Instant.EPOCH);
    assertThat(listens(actions).grammar().phrases())
        .contains("operator", "this is ridiculous")
        .doesNotContain("balance", "yes");
    assertThat(listens(actions).keys()).isEqualTo(KeyPlan.MENU);
    assertThat(conversation.on(new DialogInput.StayedSilent(), Instant.EPOCH)).isEmpty();
    conversation.on(slow(Duration.ofMillis(700)), Instant.EPOCH);
    actions = conversation.on(slow(Duration.ofSeconds(4)), Instant.EPOCH);
    assertThat(listens(actions).grammar().phrases()).contains("operator", "yes");
    assertThat(listens(actions).judge().apply("yes")).isEqualTo(COMPLETE);
  }

  private static DialogInput slow(Duration waited) {
    return new DialogInput.RouteSlow("shop-hours", waited);
  }

  private static Expectation after(Profile profile, DialogInput... inputs) {
    Conversation conversation = new Conversation(HOTLINE, Locale.ENGLISH, profile, Map.of());
    List<DialogAction> actions = conversation.on(new DialogInput.Started(), Instant.EPOCH);
    for (DialogInput input : inputs) {
      actions = conversation.on(input, Instant.EPOCH);
    }
    return listens(actions);
  }

  private static Expectation listens(List<DialogAction> actions) {
    assertThat(actions).last().isInstanceOf(DialogAction.Listen.class);
    return ((DialogAction.Listen) actions.getLast()).expectation();
  }
}
