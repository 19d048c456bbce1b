package org.dozvon.ivr;

import org.dozvon.agi.AgiCommand;
import org.dozvon.agi.AgiRequest;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.CommandResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the dialplan asks for people at their phones: the script {@code agent-wrap-up}. Without its
 * word {@code stored} the phone says that it is not.
 */
public final class AgentFlow {
  private static final Logger log = LoggerFactory.getLogger(AgentFlow.class);
  private static final String WRAP_UP = "agent-wrap-up";

  private final AgentDesk desk;

  /** For all phones. */
  public AgentFlow(AgentDesk desk) {
    this.desk = desk;
  }

  /** Whether a script is one of these. */
  public static boolean knows(String script) {
    return script.equals(WRAP_UP);
  }

  /** Runs one; returns when the dialplan may go on. */
  public void run(AgiChannel channel) {
    AgiRequest asked = channel.request();
    String phone = asked.parameter("phone").orElse("");
    CommandResult result =
        desk.wrapUp(
            phone, asked.parameter("topic").orElse(""), asked.parameter("outcome").orElse(""));
    try {
      if (result.isDone()) {
        channel.execute(new AgiCommand.SetVariable("DOZVON_RESULT", "stored"));
      } else {
        log.warn("event=wrap_up_refused {}", result);
      }
    } catch (ChannelClosedException e) {
      log.debug("the agent hung up before the word", e);
    }
  }
}
