package org.dozvon.ami;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.ListenLine;

/**
 * Puts a supervisor's phone into a talk through the context {@code dozvon-listen} of the dialplan.
 * Nothing but two telephone names that were checked and one of three words reaches Asterisk. Safe
 * for use by many threads; blocks while Asterisk answers.
 */
public final class ListenOriginator implements ListenLine {
  private static final int ANSWER_MS = 3_000;
  private static final long RING_MS = 30_000;

  /** Technology and name, without a way to another number or host. */
  private static final Pattern PHONE = Pattern.compile("[A-Za-z0-9]{1,20}/[A-Za-z0-9_.-]{1,60}");

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,80}");

  private final AskManager manager;

  /**
   * @param manager the connection, while there is one
   */
  public ListenOriginator(Supplier<Optional<? extends ManagerConnection>> manager) {
    this.manager = new AskManager(manager, ANSWER_MS);
  }

  @Override
  public CommandResult begin(String id, String listener, String agent, Way way) {
    if (!PHONE.matcher(listener).matches() || !PHONE.matcher(agent).matches()) {
      return new CommandResult.Refused("not a telephone of Asterisk (expected such as PJSIP/101)");
    }
    if (!ID.matcher(id).matches()) {
      return new CommandResult.Refused("not a channel id");
    }
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("DOZVON_LISTEN_TO", agent);
    OriginateAction call = new OriginateAction();
    call.setChannel(listener);
    call.setContext("dozvon-listen");
    call.setExten(way.name().toLowerCase(Locale.ROOT));
    call.setPriority(1);
    call.setTimeout(RING_MS);
    call.setCallerId("\"" + way.name().toLowerCase(Locale.ROOT) + "\" <" + name(agent) + ">");
    call.setChannelId(id);
    call.setVariables(variables);
    call.setAsync(true);
    return manager.command(call);
  }

  @Override
  public Course course(String id) {
    Optional<ManagerResponse> state = manager.ask(new GetVarAction(id, "CHANNEL(state)"));
    if (state.isEmpty()) {
      return Course.UNKNOWN;
    }
    if (state.get() instanceof ManagerError) {
      return Course.GONE;
    }
    return "Up".equals(state.get().getAttribute("Value")) ? Course.LISTENING : Course.RINGING;
  }

  @Override
  public void end(String id) {
    if (ID.matcher(id).matches()) {
      var unused = manager.ask(new HangupAction(id));
    }
  }

  /** What the listener's phone shows: the agent's number. */
  private static String name(String phone) {
    return phone.substring(phone.indexOf('/') + 1);
  }
}
