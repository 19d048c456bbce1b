package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.Profile;
import org.junit.jupiter.api.Test;

/** Nobody is left to listen to a caller. */
class CrowdedTest {
  private final Conversation conversation =
      new Conversation(GroceryFiles.hotline(), Locale.ENGLISH, Profile.STANDARD, Map.of());

  @Test
  void oneSentenceAndAPersonInsteadOfAGreeting() {
    List<DialogAction> actions = conversation.on(new DialogInput.Crowded("full"), Instant.EPOCH);
    assertThat(actions).hasSize(2);
    assertThat(((DialogAction.Say) actions.getFirst()).sentences())
        .containsExactly("I am connecting you to a person.");
    assertThat(((DialogAction.HandOver) actions.getLast()).reason()).isEqualTo("full");
  }

  @Test
  void inTheMiddleOfACallItMeansNothing() {
    conversation.on(new DialogInput.Started(), Instant.EPOCH);
    assertThat(conversation.on(new DialogInput.Crowded("full"), Instant.EPOCH)).isEmpty();
  }
}
