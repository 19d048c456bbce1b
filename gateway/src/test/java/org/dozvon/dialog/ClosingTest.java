package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.Profile;
import org.junit.jupiter.api.Test;

/** The program ends in the middle of a talk. */
class ClosingTest {
  private static final DialogInput CLOSING = new DialogInput.Closing("stopped");

  @Test
  void theBotStopsInMidSentenceAndAPersonComesWhoKnowsWhy() {
    Conversation talk =
        new Conversation(GroceryFiles.hotline(), Locale.ENGLISH, Profile.STANDARD, Map.of());
    talk.on(new DialogInput.Started(), Instant.EPOCH);
    List<DialogAction> actions = talk.on(CLOSING, Instant.EPOCH);
    assertThat(actions).hasSize(3).startsWith(new DialogAction.Hush());
    assertThat(((DialogAction.Say) actions.get(1)).sentences())
        .containsExactly("I am connecting you to a person.");
    assertThat(((DialogAction.HandOver) actions.getLast()).reason()).isEqualTo("stopped");
  }

  @Test
  void whoWouldBeCalledBackStaysInTheQueue() {
    CallBackTalk talk = new CallBackTalk(Locale.ENGLISH, Optional.of("74950001122"), true, false);
    talk.on(new DialogInput.Started(), Instant.EPOCH);
    assertThat(talk.on(CLOSING, Instant.EPOCH))
        .last()
        .isEqualTo(new DialogAction.HandOver("", "", "stopped"));
  }
}
