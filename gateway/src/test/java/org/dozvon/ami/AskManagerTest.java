package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Optional;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.dozvon.operator.CommandResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AskManagerTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(AskManager.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(lines);
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
    assertThat(lines.list).hasSize(1);
    return lines.list.getFirst().getFormattedMessage();
  }
}
