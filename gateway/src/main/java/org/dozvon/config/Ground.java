package org.dozvon.config;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.dozvon.ami.AmiLink;
import org.dozvon.journal.Journal;
import org.dozvon.journal.Metrics;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.EventHub;
import org.dozvon.operator.InterventionDesk;
import org.dozvon.operator.LiveContexts;

/**
 * What is wired first and everything else stands on.
 *
 * @param parts where what is opened is kept to be closed
 * @param live the calls until their end
 * @param told what the published hotlines say
 * @param manager empty until the link to Asterisk's manager is made, and without one
 */
record Ground(
    Configuration configuration,
    DataSource database,
    InstantSource clock,
    Parts parts,
    LiveContexts live,
    Journal journal,
    EventHub hub,
    Metrics metrics,
    Queues queues,
    LiveHotlines told,
    InterventionDesk interventions,
    Supplier<Optional<AmiLink>> manager) {

  /** What is known of a call: one that runs, else one of the database. */
  CallContexts contexts() {
    return id -> live.find(id).or(() -> journal.find(id));
  }

  /** Has Asterisk take a channel out of a script that hangs; nothing without a manager. */
  void takeOut(String channel) {
    manager.get().ifPresent(link -> link.takeOut(channel));
  }
}
