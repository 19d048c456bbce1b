package org.dozvon.config;

import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Routes;
import org.dozvon.console.agent.AgentParts;
import org.dozvon.console.agent.AgentRoutes;
import org.dozvon.ivr.HotlineService;
import org.dozvon.journal.CallNoteTable;
import org.dozvon.operator.AgentCalls;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.CallContexts;

/** The agent's page, wired. */
record AgentConsole(
    Configuration configuration,
    DataSource database,
    AgentCalls calls,
    AgentDesk desk,
    Function<String, Optional<HotlineService>> hotlines) {

  /**
   * Its addresses.
   *
   * @param consoles how many may be open at a time
   */
  Routes routes(CallContexts contexts, Entrance entrance, Frame frame, int consoles) {
    CallNoteTable notes = new CallNoteTable(database);
    AgentParts parts =
        new AgentParts(
            calls,
            desk,
            contexts,
            notes,
            notes,
            new HotlineFollowUps(hotlines),
            configuration.agents().topics(),
            configuration.agents().outcomes(),
            configuration.console().crmUrl());
    return new AgentRoutes(parts, entrance, frame, consoles);
  }
}
