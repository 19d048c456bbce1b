package org.dozvon.ami;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.dozvon.operator.CommandResult;
import org.dozvon.queue.QueueEvent;

/** What we ask Asterisk to do, and what it says to that. Any thread; blocks for its answer. */
final class ManagerLine implements QueueActions.Line {
  private static final int ANSWER_MS = 5_000;

  private final AmiSettings settings;
  private final Supplier<Optional<ManagerConnection>> connection;
  private final AmiReader reader;

  /**
   * @param connection while we are logged in
   * @param reader knows what is at the queues
   */
  ManagerLine(
      AmiSettings settings, Supplier<Optional<ManagerConnection>> connection, AmiReader reader) {
    this.settings = settings;
    this.connection = connection;
    this.reader = reader;
  }

  @Override
  public CommandResult send(ManagerAction action) {
    Optional<ManagerConnection> now = connection.get();
    if (now.isEmpty()) {
      return new CommandResult.Refused("no connection to Asterisk's manager");
    }
    try {
      ManagerResponse response = now.get().sendAction(action, ANSWER_MS);
      if (response == null) {
        return new CommandResult.Unknown("the connection was cut");
      }
      return response instanceof ManagerError
          ? new CommandResult.Refused(refusal(action, response))
          : CommandResult.done();
    } catch (TimeoutException e) {
      return new CommandResult.Unknown("Asterisk did not answer within 5 s");
    } catch (IOException | IllegalStateException e) {
      return new CommandResult.Unknown("the connection was cut: " + e.getMessage());
    }
  }

  private String refusal(ManagerAction action, ManagerResponse response) {
    String said = String.valueOf(response.getMessage());
    return said.contains("Permission denied")
        ? action.getAction()
            + " is not permitted (expected in manager.conf, section ["
            + settings.user()
            + "]: write = call,agent)"
        : said;
  }

  @Override
  public boolean hasQueue(String queue) {
    return reader.hasQueue(queue);
  }

  @Override
  public boolean expectMove(String queue, String caller, QueueEvent.Moved.Why why) {
    return reader.expectMove(queue, caller, why);
  }

  @Override
  public void expectNothing(String caller) {
    reader.expectNothing(caller);
  }

  @Override
  public void happened(Function<Instant, QueueEvent> event) {
    reader.happened(event);
  }
}
