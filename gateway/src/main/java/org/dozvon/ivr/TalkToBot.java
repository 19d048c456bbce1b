package org.dozvon.ivr;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dozvon.agi.AgiCommand;
import org.dozvon.call.CallEvent;
import org.dozvon.voicebot.BotOrder;
import org.dozvon.voicebot.BotResult;

/** Step 3: join the caller to the voicebot and wait for what becomes of it. */
final class TalkToBot {
  private final JoinBot join;

  TalkToBot(JoinBot join) {
    this.join = join;
  }

  BotResult on(Visit visit, KnowCaller.Known known) throws ChannelClosedException {
    HotlineService.Talks talks = visit.hotline().talks();
    record(visit, talks);
    BotOrder order =
        new BotOrder(
            visit.call(),
            talks.begin(visit.language(), known.profile().profile(), withNumber(visit, known)),
            talks.voice(visit.language()),
            known.profile().profile(),
            visit.hotline().backOffice());
    return join.on(visit.channel(), order);
  }

  /** Callers are told in the bot's first words; whoever has no bot is not recorded. */
  private static void record(Visit visit, HotlineService.Talks talks)
      throws ChannelClosedException {
    Optional<String> file = talks.recording(visit.call());
    if (file.isPresent()) {
      visit.channel().execute(new AgiCommand.Exec("MixMonitor", file.get()));
      visit.publish(new CallEvent.ValueCollected(visit.call(), visit.now(), "recording", "yes"));
    }
  }

  private static Map<String, String> withNumber(Visit visit, KnowCaller.Known known) {
    Map<String, String> values = new HashMap<>(known.record());
    values.put("number", visit.caller().number());
    return values;
  }
}
