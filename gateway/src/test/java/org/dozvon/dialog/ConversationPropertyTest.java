package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.Profile;
import org.dozvon.speech.Utterance;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;

/** Whatever a caller does, the call gets somewhere. */
class ConversationPropertyTest {
  private static final int MOST_INPUTS = 120;
  private static final Hotline HOTLINE = GroceryFiles.hotline();
  private static final Hotline CLUB = ClubFiles.hotline();

  private static final List<String> SAID =
      List.of(
          "balance",
          "points",
          "swap my card",
          "book a visit",
          "tomorrow at nine",
          "north hall",
          "start over",
          "заменить карту",
          "записаться на визит",
          "сначала",
          "where is the nearest shop",
          "oak street",
          "what are your opening hours",
          "activate my card",
          "four four seven one",
          "no four four one seven",
          "yes",
          "no",
          "where is my order",
          "please repeat that",
          "help",
          "go back",
          "wait",
          "um well uh",
          "speak slower please",
          "louder",
          "two",
          "",
          "the old castle",
          "баланс",
          "активировать карту",
          "четыре четыре семь один",
          "да",
          "нет",
          "где мой заказ",
          "улица ленина",
          "повторите",
          "назад",
          "подождите",
          "помогите",
          "где ближайший магазин");

  private static final List<String> ROUTES =
      List.of(
          "card-balance",
          "activate-card",
          "nearest-shop",
          "shop-hours",
          "order-status",
          "points",
          "swap",
          "visit",
          "nonsense");

  private static final List<Map<String, String>> REPLIES =
      List.of(
          Map.of(),
          Map.of(
              "found", "yes", "points", "350", "address", "5 Main Street", "hours", "08:00-22:00"),
          Map.of("found", "yes", "points", "many", "status", "lost", "date", "soon"),
          Map.of("found", "yes", "status", "delivered", "date", "2026-11-24"),
          Map.of("found", "no"),
          Map.of("result", "activated"),
          Map.of("result", "already"));

  @Test
  void everyConversationEndsAndSaysOnlySpeakableText() {
    Draw.each(
        400,
        draw ->
            endsAndSaysOnlySpeakableText(
                inputs(draw), draw.oneOf(Profile.values()), draw.flip(), draw.flip()));
  }

  private static void endsAndSaysOnlySpeakableText(
      List<DialogInput> inputs, Profile profile, boolean russian, boolean club) {
    Locale language = russian ? Locale.of("ru") : Locale.ENGLISH;
    Hotline hotline = club ? CLUB : HOTLINE;
    Conversation conversation = new Conversation(hotline, language, profile, Map.of());
    boolean ended = ends(conversation.on(new DialogInput.Started(), Instant.EPOCH));
    for (int i = 0; i < MOST_INPUTS && !ended; i++) {
      List<DialogAction> actions =
          conversation.on(inputs.get(i % inputs.size()), Instant.EPOCH.plusSeconds(i));
      ended = ends(actions);
      assertThat(actions).allSatisfy(ConversationPropertyTest::isSpeakable);
    }
    assertThat(ended).as("ended within %s inputs", MOST_INPUTS).isTrue();
    assertThat(conversation.on(new DialogInput.Pressed("0"), Instant.EPOCH)).isEmpty();
  }

  @Test
  void zeroReachesAPersonAfterAnyInputs() {
    Draw.each(200, draw -> zeroReachesAPerson(inputs(draw), draw.flip()));
  }

  private static void zeroReachesAPerson(List<DialogInput> inputs, boolean russian) {
    Locale language = russian ? Locale.of("ru") : Locale.ENGLISH;
    Conversation conversation = new Conversation(HOTLINE, language, Profile.STANDARD, Map.of());
    boolean ended = ends(conversation.on(new DialogInput.Started(), Instant.EPOCH));
    for (DialogInput input : inputs) {
      ended |= ends(conversation.on(input, Instant.EPOCH));
    }
    if (!ended) {
      assertThat(conversation.on(new DialogInput.Pressed("0"), Instant.EPOCH))
          .last()
          .isInstanceOf(DialogAction.HandOver.class);
    }
  }

  @Test
  void theWordOperatorReachesAPersonAfterAnyInputs() {
    Draw.each(200, draw -> theWordOperatorReachesAPerson(inputs(draw)));
  }

  private static void theWordOperatorReachesAPerson(List<DialogInput> inputs) {
    Conversation conversation =
        new Conversation(HOTLINE, Locale.ENGLISH, Profile.STANDARD, Map.of());
    boolean ended = ends(conversation.on(new DialogInput.Started(), Instant.EPOCH));
    for (DialogInput input : inputs) {
      ended |= ends(conversation.on(input, Instant.EPOCH));
    }
    if (!ended) {
      assertThat(conversation.on(new DialogInput.Heard("operator", 0.2), Instant.EPOCH))
          .last()
          .isInstanceOf(DialogAction.HandOver.class);
    }
  }

  /**
   * Every speech is cut off by a noise: one resumption at a question, then as without it. A gentle
   * caller has a person at the first failure after the greeting, cut off or not.
   */
  @Test
  void aCallInWhichEveryWordIsCutOffReachesAPersonOneInputLater() {
    Draw.each(
        200,
        draw -> reachesAPersonOneInputLater(draw.list(1, 10, () -> failure(draw)), draw.flip()));
  }

  private static void reachesAPersonOneInputLater(List<DialogInput> failures, boolean gentle) {
    Profile profile = gentle ? Profile.GENTLE : Profile.STANDARD;
    int without = failuresUntilAPerson(profile, failures, false);
    assertThat(failuresUntilAPerson(profile, failures, true)).isEqualTo(without + (gentle ? 0 : 1));
  }

  private static int failuresUntilAPerson(
      Profile profile, List<DialogInput> failures, boolean cutOff) {
    Conversation conversation = new Conversation(HOTLINE, Locale.ENGLISH, profile, Map.of());
    List<DialogAction> actions = conversation.on(new DialogInput.Started(), Instant.EPOCH);
    int taken = 0;
    while (!ends(actions) && taken < MOST_INPUTS) {
      List<String> said = sentences(actions);
      if (cutOff) {
        assertThat(conversation.on(new DialogInput.Interrupted(Utterance.of(said)), Instant.EPOCH))
            .isEmpty();
      }
      // The resumption takes the place of the first failure, so that the rest is the same.
      int at = cutOff ? Math.max(0, taken - 1) : taken;
      actions = conversation.on(failures.get(at % failures.size()), Instant.EPOCH);
      taken++;
    }
    return taken;
  }

  private static List<String> sentences(List<DialogAction> actions) {
    return actions.stream()
        .filter(DialogAction.Say.class::isInstance)
        .flatMap(action -> ((DialogAction.Say) action).sentences().stream())
        .toList();
  }

  private static DialogInput failure(Draw draw) {
    return draw.oneOf(
        new DialogInput.Heard("", 0),
        new DialogInput.Heard("um well uh", 0.9),
        new DialogInput.Heard("balance", 0.1),
        new DialogInput.StayedSilent());
  }

  private static List<DialogInput> inputs(Draw draw) {
    return draw.list(1, 40, () -> input(draw));
  }

  private static DialogInput input(Draw draw) {
    return switch (draw.between(0, 8)) {
      case 0, 1 -> new DialogInput.Heard(draw.oneOf(SAID), draw.share());
      case 2 ->
          new DialogInput.Interrupted(
              Utterance.of(
                  draw.list(
                      1, 3, () -> draw.oneOf("How can I help you?", "For a person, press zero."))));
      case 3 -> new DialogInput.Pressed(draw.text("123456789*", 5));
      case 4, 5 -> new DialogInput.RouteReplied(draw.oneOf(ROUTES), draw.oneOf(REPLIES));
      case 6 -> new DialogInput.RouteSlow(draw.oneOf(ROUTES), Duration.ofMillis(700));
      case 7 -> new DialogInput.RouteFailed(draw.oneOf(ROUTES), "down");
      default ->
          draw.oneOf(
              new DialogInput.StayedSilent(),
              new DialogInput.TalksOn("um well", Duration.ofSeconds(7)),
              new DialogInput.HearingLost("gone"));
    };
  }

  private static void isSpeakable(DialogAction action) {
    if (action instanceof DialogAction.Say say) {
      assertThat(say.sentences())
          .isNotEmpty()
          .allSatisfy(s -> assertThat(s).isNotBlank().doesNotContainPattern("[0-9{}|+]"));
    }
  }

  private static boolean ends(List<DialogAction> actions) {
    return !actions.isEmpty()
        && (actions.getLast() instanceof DialogAction.HandOver
            || actions.getLast() instanceof DialogAction.HangUp);
  }
}
