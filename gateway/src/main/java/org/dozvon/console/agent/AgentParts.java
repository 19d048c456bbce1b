package org.dozvon.console.agent;

import java.util.List;
import org.dozvon.operator.AgentCalls;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.CallNotes;
import org.dozvon.operator.FollowUps;
import org.dozvon.operator.PastCalls;

/**
 * What the agent's page works with.
 *
 * @param topics words to choose from when a call is written up
 * @param outcomes the same
 * @param crmUrl template of the caller's card in another system, see {@link CrmLink}; may be empty
 */
public record AgentParts(
    AgentCalls calls,
    AgentDesk desk,
    CallContexts contexts,
    PastCalls past,
    CallNotes notes,
    FollowUps followUps,
    List<String> topics,
    List<String> outcomes,
    String crmUrl) {
  /** Copies. */
  public AgentParts {
    topics = List.copyOf(topics);
    outcomes = List.copyOf(outcomes);
  }
}
