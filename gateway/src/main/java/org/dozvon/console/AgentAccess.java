package org.dozvon.console;

import java.util.List;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.CommandResult;

/**
 * Who may act for people at the queues.
 *
 * @param token that programs must show; empty: people act for themselves only
 */
public record AgentAccess(AgentDesk desk, String token) {
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
