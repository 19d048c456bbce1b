package org.dozvon.config;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.dozvon.ami.AmiLink;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.journal.Journal;
import org.dozvon.journal.Metrics;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.EventHub;
import org.dozvon.operator.InterventionDesk;
import org.dozvon.operator.LiveContexts;

/**
 * What is wired first and everything else stands on.
 *
 * @param node this gateway among those that share the database
 * @param neighbours what the others do
 * @param parts where what is opened is kept to be closed
 * @param live the calls until their end
 * @param elsewhere the calls of the other gateways
 * @param told what the published hotlines say
 * @param manager empty until the link to Asterisk's manager is made, and without one
 */
record Ground(
    Configuration configuration,
    DataSource database,
    Node node,
    Neighbours neighbours,
    InstantSource clock,
    Parts parts,
    LiveContexts live,
    LiveContexts elsewhere,
    Journal journal,
    EventHub hub,
    Metrics metrics,
    Queues queues,
    LiveHotlines told,
    InterventionDesk interventions,
    Supplier<Optional<AmiLink>> manager) {

  /** What is known of a call that runs here or at another gateway; never blocks. */
  Optional<CallContext> running(CallId id) {
    return live.find(id).or(() -> elsewhere.find(id));
  }

  /** What is known of a call: one that runs, else one of the database. */
  CallContexts contexts() {
    return id -> live.find(id).or(() -> journal.find(id));
  }

  /** Has Asterisk take a channel out of a script that hangs; nothing without a manager. */
  void takeOut(String channel) {
    manager.get().ifPresent(link -> link.takeOut(channel));
  }
}
