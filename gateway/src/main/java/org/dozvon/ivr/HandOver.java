package org.dozvon.ivr;

import java.util.Optional;
import java.util.regex.Pattern;
import org.dozvon.agi.AgiCommand;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Profile;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteException;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.KeptPlaces;
import org.dozvon.operator.LastAgents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step 4: store the context and send the call on to the queue in the dialplan, where it does not
 * need us any more.
 */
final class HandOver {
  private static final Logger log = LoggerFactory.getLogger(HandOver.class);

  /** The dialplan context that waits in queues; the extension is the queue's name. */
  private static final String CONTEXT = "dozvon-queue";

  private static final Pattern PHONE = Pattern.compile("[A-Za-z0-9]{1,20}/[A-Za-z0-9/@._-]{1,80}");

  private final CallContexts contexts;
  private final IvrSettings settings;
  private final TakePlace kept;
  private final LastAgents lastAgents;

  HandOver(CallContexts contexts, IvrSettings settings, KeptPlaces kept, LastAgents lastAgents) {
    this.lastAgents = lastAgents;
    this.kept = new TakePlace(kept);
    this.contexts = contexts;
    this.settings = settings;
  }

  /**
   * Hands over; the skill goes to the agent's phone with the call.
   *
   * @param to as it was published
   */
  void on(Visit visit, CallEvent.HandedOver to) throws ChannelClosedException {
    AgiChannel channel = visit.channel();
    // Whoever has published it when: what travels along says where and why.
    Optional<CallContext> context =
        KnownContext.of(contexts, visit.call().value()).map(known -> known.with(to));
    channel.execute(new AgiCommand.SetVariable("DOZVON_QUEUE", to.queue()));
    if (to.skill().matches("[A-Za-z0-9_-]{1,40}")) {
      channel.execute(new AgiCommand.SetVariable("__DOZVON_SKILL", to.skill()));
    }
    profile(visit, context.map(it -> it.profile().profile()).orElse(Profile.STANDARD));
    lastAgent(visit);
    kept.on(visit, to.queue());
    channel.execute(new AgiCommand.SetContext(CONTEXT));
    channel.execute(new AgiCommand.SetExtension(to.queue()));
    channel.execute(new AgiCommand.SetPriority("1"));
    store(visit, context);
    // The last word: without it the dialplan takes the call for lost and goes to the default queue.
    channel.execute(new AgiCommand.SetVariable("DOZVON_RESULT", "queue"));
  }

  private static void profile(Visit visit, Profile profile) throws ChannelClosedException {
    if (profile != Profile.STANDARD) {
      // Others do not reach the people whom the keeper has kept free (queues.yaml: reserve).
      visit.channel().execute(new AgiCommand.SetVariable("DOZVON_GENTLE", "1"));
    }
    if (visit.hotline().talks().survey(visit.language(), profile).isPresent()) {
      // The dialplan asks for the survey when the person hangs up.
      visit.channel().execute(new AgiCommand.SetVariable("DOZVON_SURVEY", "1"));
    }
  }

  /** The dialplan rings this phone first, when it is free. */
  private void lastAgent(Visit visit) throws ChannelClosedException {
    Optional<String> phone =
        visit.caller().isWithheld() ? Optional.empty() : lastAgents.find(visit.caller().number());
    if (phone.filter(found -> PHONE.matcher(found).matches()).isPresent()) {
      visit.channel().execute(new AgiCommand.SetVariable("DOZVON_LAST_AGENT", phone.get()));
      log.info("event=last_agent call={} phone={}", visit.call(), phone.get());
    }
  }

  /** Publishes that the caller goes to a person, for walks in which the bot did not. */
  CallEvent.HandedOver announce(Visit visit, String queue, String reason) {
    CallEvent.HandedOver to =
        new CallEvent.HandedOver(visit.call(), visit.now(), queue, "", reason);
    visit.publish(to);
    return to;
  }

  private void store(Visit visit, Optional<CallContext> context) {
    if (context.isEmpty()) {
      log.warn("event=handover_without_context call={}", visit.call());
      return;
    }
    BackOffice backOffice = visit.hotline().backOffice();
    try {
      backOffice.handOver(context.get(), settings.handOverLimit());
    } catch (RouteException e) {
      log.warn("event=handover_route_failed call={} reason={}", visit.call(), e.getMessage());
      String text = "call " + visit.call() + ": " + e.getMessage();
      // Aside: an alarm may take ten seconds, and the caller hears nothing before the last word.
      Thread.ofVirtual().name("alarm").start(() -> backOffice.alarm("hand-over", text));
    }
  }
}
