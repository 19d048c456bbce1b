package org.dozvon.ami;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.dozvon.operator.CommandResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Asterisk's manager; what stays unanswered is logged. That there is no connection is told by
 * the link, once, and here for what somebody wants to be done. Any thread; blocks for the answer.
 */
final class AskManager {
  private static final Logger LOG = LoggerFactory.getLogger(AskManager.class);

  private final Supplier<Optional<? extends ManagerConnection>> manager;
  private final int answerMillis;

  /**
   * @param manager the connection, while there is one
   * @param answerMillis what Asterisk may take
   */
  AskManager(Supplier<Optional<? extends ManagerConnection>> manager, int answerMillis) {
    this.manager = manager;
    this.answerMillis = answerMillis;
  }

  /** The answer; empty: there was none, or nobody to ask. */
  Optional<ManagerResponse> ask(ManagerAction action) {
    Optional<? extends ManagerConnection> connection = manager.get();
    if (connection.isEmpty()) {
      return Optional.empty();
    }
    try {
      ManagerResponse answer = connection.get().sendAction(action, answerMillis);
      return answer == null ? unanswered(action, "the connection was cut") : Optional.of(answer);
    } catch (IOException | TimeoutException | IllegalStateException e) {
      return unanswered(action, String.valueOf(e.getMessage()));
    }
  }

  /** What came of something that is to be done. */
  CommandResult command(ManagerAction action) {
    Optional<ManagerResponse> answer =
        manager.get().isPresent() ? ask(action) : unanswered(action, "no connection");
    if (answer.isEmpty()) {
      return new CommandResult.Unknown("Asterisk's manager gives no answer");
    }
    return answer.get() instanceof ManagerError
        ? new CommandResult.Refused(String.valueOf(answer.get().getMessage()))
        : CommandResult.done();
  }

  private static Optional<ManagerResponse> unanswered(ManagerAction action, String reason) {
    LOG.warn("event=ami_unanswered action={} reason=\"{}\"", action.getAction(), reason);
    return Optional.empty();
  }
}
