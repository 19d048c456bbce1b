package org.dozvon.ami;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;

/**
 * One look at an Asterisk through its manager, with the rights that the gateway has there and
 * nothing more: what its functions say, and a call between two ends of its own dialplan. One
 * thread; blocks for the answers.
 */
public final class AsteriskProbe implements AutoCloseable {
  private static final int ANSWER_MS = 5_000;

  /** One event of each class that we can bring about. */
  private static final Map<String, String> CLASSES =
      Map.of("newchannel", "call", "newstate", "call", "userevent", "user");

  private final AmiConnection connection;
  private final AmiSettings settings;
  private final Set<String> seen;
  private final AtomicBoolean timed;

  private AsteriskProbe(
      AmiConnection connection, AmiSettings settings, Set<String> seen, AtomicBoolean timed) {
    this.connection = connection;
    this.settings = settings;
    this.seen = seen;
    this.timed = timed;
  }

  /** The manager is there and does not let us in; the message says so. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Logs in.
   *
   * @throws RefusedException when the user or the secret is refused
   * @throws IOException when nobody answers
   */
  public static AsteriskProbe open(AmiSettings settings) throws IOException {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicBoolean timed = new AtomicBoolean();
    AmiConnection connection =
        new AmiConnection(
            settings,
            CLASSES.keySet(),
            event -> {
              seen.add(CLASSES.getOrDefault(event.name(), event.name()));
              if (event.stamp() != null) {
                timed.set(true);
              }
            });
    try {
      connection.login("call,user");
      return new AsteriskProbe(connection, settings, seen, timed);
    } catch (AuthenticationFailedException e) {
      throw new RefusedException("user " + settings.user() + " or its secret is refused", e);
    } catch (TimeoutException | IllegalStateException e) {
      throw new IOException("no answer of a manager", e);
    }
  }

  /** The sentence for what is missing of the rights to act. */
  public Optional<String> missingWrite() throws IOException {
    try {
      return ManagerRights.missingWrite(connection, settings);
    } catch (TimeoutException e) {
      throw new IOException("the manager does not answer", e);
    }
  }

  /**
   * What a global variable or a function says, such as {@code QUEUE_EXISTS(support)}; empty when it
   * says nothing, which is also what a function says that is not loaded.
   */
  public Optional<String> value(String expression) throws IOException {
    ManagerResponse said = send(new GetVarAction(expression));
    return said instanceof ManagerError
        ? Optional.empty()
        : Optional.ofNullable(said.getAttribute("Value")).filter(value -> !value.isBlank());
  }

  /** Which of the classes call and user have been told of since the login. */
  public Set<String> seen() {
    return Set.copyOf(seen);
  }

  /** Whether one of these events said when it happened ({@code timestampevents}). */
  public boolean tellsTimes() {
    return timed.get();
  }

  /**
   * Joins an end of the dialplan with another through a Local channel; returns at once.
   *
   * @param context of both
   * @param far the extension that the Local channel runs
   * @param near the extension that is run here when the far one has answered
   * @return what Asterisk has against it; empty: it has begun
   */
  public Optional<String> call(
      String context, String far, String near, Map<String, String> variables) throws IOException {
    OriginateAction call = new OriginateAction();
    call.setChannel("Local/" + far + "@" + context + "/n");
    call.setContext(context);
    call.setExten(near);
    call.setPriority(1);
    call.setTimeout(10_000L);
    call.setCallerId("\"Dozvon doctor\" <0>");
    call.setVariables(variables);
    call.setAsync(true);
    ManagerResponse said = send(call);
    return said instanceof ManagerError
        ? Optional.of(String.valueOf(said.getMessage()))
        : Optional.empty();
  }

  /** Our own address in the eyes of Asterisk. */
  public InetAddress ownAddress() {
    return connection.getLocalAddress();
  }

  /** Asterisk's address. */
  public InetAddress itsAddress() {
    return connection.getRemoteAddress();
  }

  private ManagerResponse send(ManagerAction action) throws IOException {
    try {
      ManagerResponse said = connection.sendAction(action, ANSWER_MS);
      if (said == null) {
        throw new IOException("the manager has closed the connection");
      }
      return said;
    } catch (TimeoutException | IllegalStateException e) {
      throw new IOException("the manager does not answer " + action.getAction(), e);
    }
  }

  /** Logs off. */
  @Override
  public void close() {
    connection.logoff();
  }
}
