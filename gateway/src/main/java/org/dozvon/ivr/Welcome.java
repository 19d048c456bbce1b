package org.dozvon.ivr;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.dozvon.agi.AgiCommand;
import org.dozvon.agi.AgiReply;
import org.dozvon.agi.AgiRequest;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;

/** Step 1: who calls which hotline; answer at once; give the call its id. */
final class Welcome {
  private final InstantSource clock;
  private final Consumer<CallEvent> events;

  Welcome(InstantSource clock, Consumer<CallEvent> events) {
    this.clock = clock;
    this.events = events;
  }

  /**
   * The visit, answered; empty when the channel is already gone: Asterisk then goes its own way to
   * the queue.
   */
  Optional<Visit> on(AgiChannel channel, HotlineService hotline) throws ChannelClosedException {
    AgiRequest request = channel.request();
    Locale language = hotline.languageLike(language(request));
    Visit visit =
        new Visit(CallId.random(), caller(request), hotline, language, channel, clock, events);
    if (channel.execute(new AgiCommand.Answer()) instanceof AgiReply.Success answered
        && !answered.isFailure()) {
      Watchdog.step(channel);
      // Two underscores: the agent's leg inherits it and shows it as X-Call-Context.
      channel.execute(new AgiCommand.SetVariable("__DOZVON_CALL", visit.call().value()));
      visit.publish(
          new CallEvent.Started(
              visit.call(),
              visit.now(),
              visit.caller(),
              hotline.name(),
              language,
              request.variable("uniqueid").orElse("")));
      return Optional.of(visit);
    }
    return Optional.empty();
  }

  private static Caller caller(AgiRequest request) {
    return new Caller(
        request.variable("callerid").orElse(""),
        request.variable("calleridname").orElse(""),
        request.variable("dnid").or(() -> request.variable("extension")).orElse(""));
  }

  private static String language(AgiRequest request) {
    return request.parameter("language").or(() -> request.variable("language")).orElse("");
  }
}
