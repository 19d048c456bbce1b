package org.dozvon.ivr;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dozvon.call.CallContext;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Talk;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.InCall;
import org.dozvon.voicebot.BotOrder;
import org.dozvon.voicebot.BotResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The script {@code survey}: the person has hung up, the caller has not, and is asked how satisfied
 * they are. The dialplan hangs up afterwards, whatever became of it.
 */
public final class SurveyFlow {
  private static final Logger log = LoggerFactory.getLogger(SurveyFlow.class);
  private static final String SCRIPT = "survey";

  private final Function<String, Optional<HotlineService>> hotlines;
  private final JoinBot join;
  private final CallContexts contexts;

  /** For all calls. */
  public SurveyFlow(CallRoom room) {
    this.hotlines = room.hotlines();
    this.join = room.joinBot();
    this.contexts = room.contexts();
  }

  /** Whether a script is this. */
  public static boolean knows(String script) {
    return script.equals(SCRIPT);
  }

  /** Runs it; returns when the dialplan may go on. */
  public void run(AgiChannel channel) {
    try {
      Optional<CallContext> context = KnownContext.of(contexts, channel);
      Optional<HotlineService> hotline = context.flatMap(it -> hotlines.apply(it.hotline()));
      if (hotline.isPresent()) {
        try (HotlineService version = hotline.get()) {
          ask(channel, version, context.get());
        }
      }
    } catch (ChannelClosedException e) {
      log.debug("the caller hung up into the survey", e);
    }
  }

  private void ask(AgiChannel channel, HotlineService hotline, CallContext context)
      throws ChannelClosedException {
    Locale language = hotline.languageLike(context.language().getLanguage());
    Profile profile = context.profile().profile();
    Optional<Talk> survey = hotline.talks().survey(language, profile);
    if (survey.isPresent()) {
      try (InCall mark = InCall.of(context.id())) {
        mark.hold();
        BotResult result =
            join.on(
                channel,
                new BotOrder(
                    context.id(),
                    survey.get(),
                    hotline.talks().voice(language),
                    profile,
                    hotline.backOffice()));
        log.info("event=survey call={} {}", context.id(), result);
      }
    }
  }
}
