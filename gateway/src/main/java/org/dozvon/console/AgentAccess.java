package org.dozvon.console;

import java.util.List;
import java.util.Optional;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.CommandResult;

/**
 * Who may act for people at the queues.
 *
 * @param token that must be shown; empty: programs are refused
 * @param entrance by which people are known, who may act for themselves; empty: nobody may
 */
public record AgentAccess(AgentDesk desk, String token, Optional<Entrance> entrance) {
  /** For programs only. */
  public AgentAccess(AgentDesk desk, String token) {
    this(desk, token, Optional.empty());
  }

  /** Where there are no queues. */
  public static final AgentDesk NOBODY =
      new AgentDesk() {
        private final CommandResult refused =
            new CommandResult.Refused("this gateway knows no queues");

        @Override
        public CommandResult logIn(String phone, String name, List<String> queues) {
          return refused;
        }

        @Override
        public CommandResult logOut(String phone) {
          return refused;
        }

        @Override
        public CommandResult pause(String phone, String reason) {
          return refused;
        }

        @Override
        public CommandResult ready(String phone) {
          return refused;
        }

        @Override
        public CommandResult wrapUp(String phone, String topic, String outcome) {
          return refused;
        }
      };

  @Override
  public String toString() {
    return "AgentAccess[token " + (token.isEmpty() ? "not set" : "set") + "]";
  }
}
