package org.dozvon.operator;

import java.util.List;
import java.util.Optional;
import org.dozvon.queue.PhoneCall;

/**
 * The call of each person at the queues, and where it can be sent. Commands wait for Asterisk, some
 * seconds at most. Safe for use by many threads.
 */
public interface AgentCalls {
  /** What this phone has to do with: rings for it, talks, or has talked last. */
  Optional<PhoneCall> of(String phone);

  /** Whom the person asks while the caller hears music. */
  Optional<Consultation> consultation(String phone);

  /** All queues now: who works there, who waits. */
  QueueBoard board();

  /** Tells every change at once. */
  void onChange(Listener listener);

  /** Is told of changes; must not block. */
  @FunctionalInterface
  interface Listener {
    /**
     * Something has changed for this phone.
     *
     * @param call its call; else only what its owner does at the queues
     */
    void changed(String phone, boolean call);
  }

  /** Sends the caller to another queue, before those who wait there; the person is free. */
  CommandResult passOn(String phone, String queue);

  /** The caller hears music, and the person is put through to somebody of another queue. */
  CommandResult consult(String phone, String queue);

  /** Who was asked has the caller from now on; the person is free. */
  CommandResult complete(String phone);

  /** The person has the caller back. */
  CommandResult back(String phone);

  /**
   * Somebody is being asked.
   *
   * @param queue of whom
   * @param call the caller's, as it was before
   * @param agentChannel the person's own channel
   */
  record Consultation(String queue, PhoneCall call, String agentChannel) {}

  /** Where there are no queues. */
  AgentCalls NONE =
      new AgentCalls() {
        private final CommandResult refused =
            new CommandResult.Refused("this gateway knows no queues");

        @Override
        public Optional<PhoneCall> of(String phone) {
          return Optional.empty();
        }

        @Override
        public Optional<Consultation> consultation(String phone) {
          return Optional.empty();
        }

        @Override
        public QueueBoard board() {
          return new QueueBoard(java.time.Instant.EPOCH, List.of(), Optional.empty());
        }

        @Override
        public void onChange(Listener listener) {}

        @Override
        public CommandResult passOn(String phone, String queue) {
          return refused;
        }

        @Override
        public CommandResult consult(String phone, String queue) {
          return refused;
        }

        @Override
        public CommandResult complete(String phone) {
          return refused;
        }

        @Override
        public CommandResult back(String phone) {
          return refused;
        }
      };
}
