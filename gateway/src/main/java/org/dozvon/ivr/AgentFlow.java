package org.dozvon.ivr;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dozvon.agi.AgiCommand;
import org.dozvon.agi.AgiRequest;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.CommandResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the dialplan asks for people at their phones. {@code agent-wrap-up}: without its word {@code
 * stored} the phone says that it is not. {@code agent-queues}: the queues of this phone as
 * queues.yaml has them, in the form of the dialplan's own, {@code support:0&complaints:5}.
 */
public final class AgentFlow {
  private static final Logger log = LoggerFactory.getLogger(AgentFlow.class);
  private static final String WRAP_UP = "agent-wrap-up";
  private static final String QUEUES = "agent-queues";

  private final AgentDesk desk;
  private final Function<String, Map<String, Integer>> worksFor;

  /**
   * For all phones.
   *
   * @param worksFor a phone's queues by queues.yaml, with the penalties; empty: it is not listed
   */
  public AgentFlow(AgentDesk desk, Function<String, Map<String, Integer>> worksFor) {
    this.desk = desk;
    this.worksFor = worksFor;
  }

  /** Whether a script is one of these. */
  public static boolean knows(String script) {
    return script.equals(WRAP_UP) || script.equals(QUEUES);
  }

  /** Runs one; returns when the dialplan may go on. */
  public void run(AgiChannel channel) {
    String phone = channel.request().parameter("phone").orElse("");
    try {
      if (channel.request().script().equals(QUEUES)) {
        channel.execute(new AgiCommand.SetVariable("DOZVON_WORKS_FOR", queues(phone)));
      } else {
        wrapUp(phone, channel);
      }
    } catch (ChannelClosedException e) {
      log.debug("the agent hung up before the word", e);
    }
  }

  private String queues(String phone) {
    return worksFor.apply(phone).entrySet().stream()
        .map(one -> one.getKey() + ":" + one.getValue())
        .collect(Collectors.joining("&"));
  }

  private void wrapUp(String phone, AgiChannel channel) throws ChannelClosedException {
    AgiRequest asked = channel.request();
    CommandResult result =
        desk.wrapUp(
            phone, asked.parameter("topic").orElse(""), asked.parameter("outcome").orElse(""));
    if (result.isDone()) {
      channel.execute(new AgiCommand.SetVariable("DOZVON_RESULT", "stored"));
    } else {
      log.warn("event=wrap_up_refused {}", result);
    }
  }
}
