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
   * Hands over; the skill goes to the agent's phone with the call. The event {@code HandedOver}
   * must have been published before.
   */
  void on(Visit visit, String queue, String skill) throws ChannelClosedException {
    AgiChannel channel = visit.channel();
    channel.execute(new AgiCommand.SetVariable("DOZVON_QUEUE", queue));
    if (skill.matches("[A-Za-z0-9_-]{1,40}")) {
      channel.execute(new AgiCommand.SetVariable("__DOZVON_SKILL", skill));
    }
    if (isGentle(visit)) {
      // Others do not reach the people whom the keeper has kept free (queues.yaml: reserve).
      channel.execute(new AgiCommand.SetVariable("DOZVON_GENTLE", "1"));
    }
    survey(visit);
    lastAgent(visit);
    kept.on(visit, queue);
    channel.execute(new AgiCommand.SetContext(CONTEXT));
    channel.execute(new AgiCommand.SetExtension(queue));
    channel.execute(new AgiCommand.SetPriority("1"));
    store(visit);
    // The last word: without it the dialplan takes the call for lost and goes to the default queue.
    channel.execute(new AgiCommand.SetVariable("DOZVON_RESULT", "queue"));
  }

  /** The dialplan asks for the survey when the person hangs up. */
  private void survey(Visit visit) throws ChannelClosedException {
    Profile profile = profile(visit);
    if (visit.hotline().talks().survey(visit.language(), profile).isPresent()) {
      visit.channel().execute(new AgiCommand.SetVariable("DOZVON_SURVEY", "1"));
    }
  }

  private Profile profile(Visit visit) {
    return contexts
        .find(visit.call())
        .map(context -> context.profile().profile())
        .orElse(Profile.STANDARD);
  }

  private boolean isGentle(Visit visit) {
    return profile(visit) != Profile.STANDARD;
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
  void announce(Visit visit, String queue, String reason) {
    visit.publish(new CallEvent.HandedOver(visit.call(), visit.now(), queue, "", reason));
  }

  private void store(Visit visit) {
    Optional<CallContext> context = contexts.find(visit.call());
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
