package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.Profile;
import org.dozvon.keeper.Advice;
import org.junit.jupiter.api.Test;

/** What the bot does when the queue asks it for something. */
class CounselTest {
  private static final Hotline HOTLINE = GroceryFiles.hotline();
  private static final String BUSY = "Many callers are waiting for a person.";

  private Advice advice = Advice.NORMAL;

  private Conversation conversation(Profile profile) {
    return new Conversation(HOTLINE, Locale.ENGLISH, profile, Map.of()).advisedBy(() -> advice);
  }

  private static List<DialogAction> heard(Conversation conversation, String text) {
    return conversation.on(
        new DialogInput.Heard(text, 1, Duration.ofSeconds(1)), Instant.EPOCH.plusSeconds(5));
  }

  private static String said(List<DialogAction> actions) {
    StringBuilder said = new StringBuilder();
    actions.forEach(
        action -> {
          if (action instanceof DialogAction.Say say) {
            said.append(String.join(" ", say.sentences())).append(' ');
          }
        });
    return said.toString();
  }

  private static boolean handsOver(List<DialogAction> actions) {
    return actions.stream().anyMatch(DialogAction.HandOver.class::isInstance);
  }

  @Test
  void whilePeopleSitIdleTheGreetingIsBrief() {
    advice = Advice.PERSON_AT_ONCE;
    assertThat(said(conversation(Profile.STANDARD).on(new DialogInput.Started(), Instant.EPOCH)))
        .isEqualTo("Hello. How can I help you? ");
    assertThat(said(conversation(Profile.GENTLE).on(new DialogInput.Started(), Instant.EPOCH)))
        .contains("grocery hotline");
  }

  @Test
  void inDangerWhoAsksForAPersonIsOnceToldWhatCanBeHadAtOnce() {
    Conversation call = conversation(Profile.STANDARD);
    call.on(new DialogInput.Started(), Instant.EPOCH);
    advice = Advice.MORE_SELF_SERVICE;
    List<DialogAction> first = heard(call, "operator please");
    assertThat(said(first)).startsWith(BUSY);
    assertThat(handsOver(first)).isFalse();
    assertThat(handsOver(heard(call, "operator"))).isTrue();
  }

  @Test
  void afterTheOfferAWishIsServed() {
    Conversation call = conversation(Profile.STANDARD);
    advice = Advice.MORE_SELF_SERVICE;
    call.on(new DialogInput.Started(), Instant.EPOCH);
    heard(call, "operator");
    assertThat(said(heard(call, "how many points do i have"))).isNotEmpty();
    assertThat(handsOver(heard(call, "operator"))).isTrue();
  }

  @Test
  void gentleCallersAndThoseWhoPressZeroHaveAPersonAtOnce() {
    advice = Advice.MORE_SELF_SERVICE;
    Conversation gentle = conversation(Profile.GENTLE);
    gentle.on(new DialogInput.Started(), Instant.EPOCH);
    assertThat(handsOver(heard(gentle, "operator"))).isTrue();
    Conversation zero = conversation(Profile.STANDARD);
    zero.on(new DialogInput.Started(), Instant.EPOCH);
    assertThat(handsOver(zero.on(new DialogInput.Pressed("0"), Instant.EPOCH.plusSeconds(5))))
        .isTrue();
  }

  @Test
  void withoutAdviceAPersonIsHadAtOnce() {
    Conversation call = conversation(Profile.STANDARD);
    call.on(new DialogInput.Started(), Instant.EPOCH);
    assertThat(handsOver(heard(call, "operator"))).isTrue();
  }
}
