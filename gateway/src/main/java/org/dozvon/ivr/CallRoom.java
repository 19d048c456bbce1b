package org.dozvon.ivr;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.call.CallEvent;
import org.dozvon.operator.CallContexts;
import org.dozvon.voicebot.BotReservations;

/**
 * What every script of the dialplan works with; shared by all calls.
 *
 * @param hotlines by a script's name, the version for one more call; closed when it is over
 * @param stuckChannels is told the name of a channel that Asterisk keeps in AudioSocket though the
 *     talk is over, and may get it out of there; must not block
 */
public record CallRoom(
    Function<String, Optional<HotlineService>> hotlines,
    BotReservations reservations,
    CallContexts contexts,
    IvrSettings settings,
    InstantSource clock,
    Consumer<CallEvent> events,
    Consumer<String> stuckChannels) {

  JoinBot joinBot() {
    return new JoinBot(reservations, settings, stuckChannels);
  }
}
