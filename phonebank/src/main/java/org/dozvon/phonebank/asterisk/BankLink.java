package org.dozvon.phonebank.asterisk;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;

/**
 * The phone bank's own AMI connection: makes calls, presses keys, learns which call an agent's leg
 * belongs to. What Asterisk refuses is an {@code IOException} with its words.
 */
public final class BankLink implements AutoCloseable {
  private static final int KEY_MS = 150;
  private static final int BETWEEN_KEYS_MS = 400;
  private static final int LOOK_MS = 10;

  /** An agent's leg, as the dialplan's event tells it. */
  public record AgentLeg(UUID leg, String agent, String call, String caller) {}

  private final DefaultManagerConnection connection;
  private final Map<String, Long> answers = new ConcurrentHashMap<>();

  private BankLink(DefaultManagerConnection connection) {
    this.connection = connection;
  }

  /** Connects and logs in; the listener is called on the library's reader thread. */
  public static BankLink open(int port, String secret, Consumer<AgentLeg> agents)
      throws IOException {
    DefaultManagerConnection connection =
        new DefaultManagerConnection("127.0.0.1", port, "dozvon", secret);
    connection.registerUserEventClass(AgentLegEvent.class);
    connection.addEventListener(
        event -> {
          if (event instanceof AgentLegEvent leg) {
            agents.accept(
                new AgentLeg(
                    UUID.fromString(leg.getLeg()), leg.getAgent(), leg.getCall(), leg.getCaller()));
          }
        });
    BankLink link = new BankLink(connection);
    connection.addEventListener(link::dialled);
    try {
      connection.login();
    } catch (AuthenticationFailedException | TimeoutException e) {
      throw new IOException("the phone bank's Asterisk does not let us in", e);
    }
    return link;
  }

  /** A caller picks up the phone and dials; the line comes in under the id. */
  public void dial(String linesAddress, UUID id, String number, String extension)
      throws IOException {
    OriginateAction call = new OriginateAction();
    call.setChannel("AudioSocket/" + linesAddress + "/" + id + "/c(slin)");
    call.setChannelId(channel(id));
    call.setContext("caller-leg");
    call.setExten(extension);
    call.setPriority(1);
    call.setCallerId("<" + number + ">");
    call.setAsync(true);
    send(call);
  }

  private void dialled(ManagerEvent event) {
    if (event instanceof DialEndEvent end
        && "ANSWER".equals(end.getDialStatus())
        && end.getUniqueId() != null) {
      answers.put(end.getUniqueId(), System.nanoTime());
    }
  }

  /**
   * When the hotline answered a caller, nanoseconds of {@code System.nanoTime}, told once; some
   * milliseconds late, as Asterisk's event comes after the fact.
   */
  public OptionalLong answered(UUID id) {
    Long at = answers.remove(channel(id));
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /** Waits until the hotline has answered a caller; false when it has not in that time. */
  public boolean awaitAnswer(UUID id, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!answers.containsKey(channel(id))) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
    return true;
  }

  /** The caller presses keys, half a second apart as fingers do. */
  public void press(UUID id, String keys) throws IOException, InterruptedException {
    for (int i = 0; i < keys.length(); i++) {
      if (i > 0) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_KEYS_MS);
      }
      PlayDtmfAction key = new PlayDtmfAction(channel(id), keys.substring(i, i + 1));
      key.setDuration(KEY_MS);
      key.setReceive(true); // as if the phone had sent it, not as if it were played to the phone
      send(key);
    }
  }

  private static String channel(UUID id) {
    return "caller-" + id;
  }

  private void send(ManagerAction action) throws IOException {
    try {
      ManagerResponse response = connection.sendAction(action);
      if (response instanceof ManagerError) {
        throw new IOException(action.getAction() + " was refused: " + response.getMessage());
      }
    } catch (TimeoutException e) {
      throw new IOException(action.getAction() + " was not answered", e);
    }
  }

  @Override
  public void close() {
    connection.logoff();
  }
}
