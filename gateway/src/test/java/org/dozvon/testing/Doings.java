package org.dozvon.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.CallMoves;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.FollowUps;

/** Writes down what somebody at the queues is made to do, and does nothing of it. */
public final class Doings {
  private final List<String> did = new CopyOnWriteArrayList<>();

  /** In order, such as {@code pause PJSIP/101 lunch}. */
  public List<String> did() {
    return did;
  }

  /** Their own state. */
  public AgentDesk desk() {
    return new Did();
  }

  /** Their calls. */
  public CallMoves moves() {
    return new Moved();
  }

  /** Messages to callers. */
  public FollowUps followUps() {
    return new Sent();
  }

  private CommandResult did(String what) {
    did.add(what);
    return CommandResult.done();
  }

  private final class Did implements AgentDesk {
    @Override
    public CommandResult logIn(String phone, String name, List<String> queues) {
      return did("log in " + phone + " " + name);
    }

    @Override
    public CommandResult logOut(String phone) {
      return did("log out " + phone);
    }

    @Override
    public CommandResult pause(String phone, String reason) {
      return did("pause " + phone + " " + reason);
    }

    @Override
    public CommandResult ready(String phone) {
      return did("ready " + phone);
    }

    @Override
    public CommandResult wrapUp(String phone, String topic, String outcome) {
      return did("wrap up " + phone + " " + topic + " " + outcome);
    }
  }

  private final class Moved implements CallMoves {
    @Override
    public Optional<String> peer(String channel) {
      return Optional.of("PJSIP/101-00000001");
    }

    @Override
    public CommandResult passOn(String caller, String queue) {
      return did("pass on to " + queue);
    }

    @Override
    public CommandResult consult(
        String caller, String callerId, String agent, String from, String queue) {
      return did("ask " + queue);
    }

    @Override
    public CommandResult back(String caller, String agent) {
      return did("back");
    }

    @Override
    public CommandResult hangUp(String channel) {
      return did("hang up " + channel);
    }
  }

  private final class Sent implements FollowUps {
    @Override
    public boolean offers(String hotline) {
      return true;
    }

    @Override
    public CommandResult send(String hotline, Map<String, String> arguments) {
      did.add("send " + arguments.get("to") + " " + arguments.get("text"));
      return CommandResult.done();
    }
  }
}
