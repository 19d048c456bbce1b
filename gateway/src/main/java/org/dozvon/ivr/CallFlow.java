package org.dozvon.ivr;

import java.util.Optional;
import java.util.function.Function;
import org.dozvon.agi.AgiCommand;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Ending;
import org.dozvon.call.Ending.Party;
import org.dozvon.call.Ending.Result;
import org.dozvon.call.Profile;
import org.dozvon.operator.InCall;
import org.dozvon.operator.KeptPlaces;
import org.dozvon.operator.LastAgents;
import org.dozvon.voicebot.BotResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller's walk, top to bottom: welcome, know the caller, talk to the bot, hand over or end.
 * Shared by all calls; each runs it on a virtual thread of its own. Whatever goes wrong here, the
 * dialplan takes the call to the queue, because only {@code DOZVON_RESULT} counts as an end.
 */
public final class CallFlow {
  private static final Logger log = LoggerFactory.getLogger(CallFlow.class);

  private final Function<String, Optional<HotlineService>> hotlines;
  private final Welcome welcome;
  private final KnowCaller knowCaller;
  private final TalkToBot talkToBot;
  private final HandOver handOver;

  /** A walk for all calls; nobody comes back to a place, nobody is rung first. */
  public CallFlow(CallRoom room) {
    this(room, KeptPlaces.NONE, LastAgents.NONE);
  }

  /**
   * The same for callers of whom some come back to a place.
   *
   * @param kept may block for about a second
   * @param lastAgents who is rung first, by the caller's number
   */
  public CallFlow(CallRoom room, KeptPlaces kept, LastAgents lastAgents) {
    this.hotlines = room.hotlines();
    this.welcome = new Welcome(room.clock(), room.events());
    this.knowCaller = new KnowCaller(room.settings());
    this.talkToBot = new TalkToBot(room.joinBot());
    this.handOver = new HandOver(room.contexts(), room.settings(), kept, lastAgents);
  }

  /** Walks one call to its end; returns when Asterisk may go on with the dialplan. */
  public void run(AgiChannel channel) {
    Optional<HotlineService> hotline = hotlines.apply(channel.request().script());
    if (hotline.isPresent()) {
      try (HotlineService version = hotline.get()) {
        run(channel, version);
      }
    } else {
      log.warn("event=call_refused script={}", channel.request().script().replaceAll("\\W", "_"));
    }
  }

  private void run(AgiChannel channel, HotlineService hotline) {
    Optional<Visit> visit = Optional.empty();
    try {
      visit = welcome.on(channel, hotline);
      if (visit.isPresent()) {
        try (InCall mark = InCall.of(visit.get().call())) {
          mark.hold();
          walk(visit.get());
        }
      }
    } catch (ChannelClosedException e) {
      visit.ifPresent(v -> lost(v, e.getMessage()));
    } catch (RuntimeException e) {
      visit.ifPresent(v -> end(v, Result.FAILED, Party.GATEWAY, String.valueOf(e)));
      throw e;
    }
  }

  private void walk(Visit visit) throws ChannelClosedException {
    KnowCaller.Known known = knowCaller.on(visit);
    if (known.profile().profile() == Profile.STRAIGHT_TO_PERSON) {
      toPerson(visit, known.profile().reason());
      return;
    }
    switch (talkToBot.on(visit, known)) {
      case BotResult.Served served -> goodbye(visit, served.reason());
      case BotResult.PersonWanted wanted -> handOver(visit, told(visit, wanted));
      case BotResult.CallerGone gone -> afterAudioClosed(visit, gone.reason());
      case BotResult.Broken broken -> {
        log.warn("event=bot_broken call={} reason={}", visit.call(), broken.reason());
        afterAudioClosed(visit, broken.reason());
      }
    }
  }

  /** The audio leg is over without a result: the caller hung up, or only the leg broke. */
  private void afterAudioClosed(Visit visit, String reason) throws ChannelClosedException {
    if (visit.channel().isHungUp()) {
      end(visit, Result.ABANDONED, Party.CALLER, reason);
    } else {
      toPerson(visit, "the bot could not go on: " + reason);
    }
  }

  private void toPerson(Visit visit, String reason) throws ChannelClosedException {
    handOver(visit, handOver.announce(visit, visit.hotline().queue(), reason));
  }

  /** Who hangs up on the way never reaches the queue, so that nobody else tells the end. */
  private void handOver(Visit visit, CallEvent.HandedOver to) throws ChannelClosedException {
    handOver.on(visit, to);
    if (visit.channel().isHungUp()) {
      lost(visit, "hung up on the way to the queue");
    }
  }

  /** The channel is gone: the caller hung up, or the connection to Asterisk broke. */
  private static void lost(Visit visit, String reason) {
    if (visit.channel().isHungUp()) {
      end(visit, Result.ABANDONED, Party.CALLER, reason);
    } else {
      end(visit, Result.FAILED, Party.ASTERISK, reason);
    }
  }

  private void goodbye(Visit visit, String reason) throws ChannelClosedException {
    visit.channel().execute(new AgiCommand.SetVariable("DOZVON_RESULT", "done"));
    end(visit, Result.SERVED, Party.BOT, reason);
  }

  /** What the bot's session has published, with the queue that it comes to. */
  private static CallEvent.HandedOver told(Visit visit, BotResult.PersonWanted wanted) {
    return new CallEvent.HandedOver(
        visit.call(),
        visit.now(),
        queueFor(visit, wanted.queue()),
        wanted.topic(),
        wanted.reason(),
        wanted.skill());
  }

  private static String queueFor(Visit visit, String wanted) {
    return wanted.matches("[A-Za-z0-9_-]{1,40}") ? wanted : visit.hotline().queue();
  }

  private static void end(Visit visit, Result result, Party party, String reason) {
    visit.publish(
        new CallEvent.Ended(visit.call(), visit.now(), new Ending(result, party, reason)));
  }
}
