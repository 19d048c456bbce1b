package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.dozvon.operator.CommandResult;
import org.dozvon.testing.Logged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskManagerTest {
  private final Logged logged = new Logged(AskManager.class);

  @AfterEach
  void listenNoMore() {
    logged.close();
  }

  @Test
  void aTransferWithoutAConnectionLeavesATraceInTheLog() {
    CommandResult passedOn =
        new Transfers(Optional::empty).passOn("PJSIP/line-0000002a", "support");
    assertThat(passedOn).isInstanceOf(CommandResult.Unknown.class);
    assertThat(logged()).contains("action=Redirect", "no connection");
  }

  /** It was never logged in: the real connection refuses to send. */
  @Test
  void soDoesOneThatTheConnectionDoesNotTake() {
    DefaultManagerConnection idle = new DefaultManagerConnection("127.0.0.1", "nobody", "none");
    assertThat(new Transfers(() -> Optional.of(idle)).hangUp("PJSIP/line-0000002a"))
        .isInstanceOf(CommandResult.Unknown.class);
    assertThat(logged()).contains("action=Hangup", "CONNECTED");
  }

  private String logged() {
    assertThat(logged.lines()).hasSize(1);
    return logged.lines().getFirst();
  }
}
