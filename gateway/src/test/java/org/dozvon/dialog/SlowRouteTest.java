package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said while a route works, and what is not. */
class SlowRouteTest {
  private static final Map<String, String> REPLY =
      Map.of("found", "yes", "hours", "08:00-22:00", "address", "");

  private final Conversation conversation =
      new Conversation(GroceryFiles.hotline(), Locale.ENGLISH, Profile.STANDARD, Map.of());
  private List<DialogAction> asked = List.of();

  @BeforeEach
  void ask() {
    conversation.on(new DialogInput.Started(), Instant.EPOCH);
    asked = on(new DialogInput.Heard("opening hours", 0.9));
  }

  @Test
  void nothingIsSaidBeforeTheRouteTurnsOutSlow() {
    assertThat(asked).noneMatch(DialogAction.Say.class::isInstance);
    assertThat(asked)
        .filteredOn(DialogAction.CallRoute.class::isInstance)
        .extracting(action -> ((DialogAction.CallRoute) action).tellAfter())
        .containsExactly(List.of(Duration.ofMillis(700), Duration.ofSeconds(4)));
  }

  @Test
  void anAnswerMakesTheRestOfTheOfferVoid() {
    on(slow(Duration.ofMillis(700)));
    on(slow(Duration.ofSeconds(4)));
    List<DialogAction> answered = on(new DialogInput.RouteReplied("shop-hours", REPLY));
    assertThat(answered.getFirst()).isEqualTo(new DialogAction.Hush());
    assertThat(answered.get(1)).isInstanceOf(DialogAction.Say.class);
  }

  @Test
  void aQuickAnswerHushesNothing() {
    assertThat(on(new DialogInput.RouteReplied("shop-hours", REPLY)))
        .doesNotContain(new DialogAction.Hush());
  }

  @Test
  void anotherRoutesSlownessSaysNothing() {
    assertThat(on(new DialogInput.RouteSlow("card-balance", Duration.ofSeconds(1)))).isEmpty();
  }

  private List<DialogAction> on(DialogInput input) {
    return conversation.on(input, Instant.EPOCH);
  }

  private static DialogInput slow(Duration waited) {
    return new DialogInput.RouteSlow("shop-hours", waited);
  }
}
