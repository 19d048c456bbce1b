package org.dozvon.ivr;

import java.time.Duration;
import java.util.Optional;
import org.dozvon.agi.AgiCommand;
import org.dozvon.agi.AgiReply;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.TimeLimit;

/** What is known of a call, for a caller who hears nothing meanwhile. Any thread. */
final class KnownContext {
  /** A call that has fallen out of the live ones is looked for in the database. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private KnownContext() {}

  /** Empty too when it cannot be known now. */
  static Optional<CallContext> of(CallContexts contexts, String call) {
    return TimeLimit.ask("call-context", LIMIT, () -> contexts.find(new CallId(call)))
        .flatMap(it -> it);
  }

  /** That of the call which the channel belongs to. */
  static Optional<CallContext> of(CallContexts contexts, AgiChannel channel)
      throws ChannelClosedException {
    return channel.execute(new AgiCommand.GetVariable("DOZVON_CALL"))
            instanceof AgiReply.Success found
        ? found.data().filter(call -> !call.isEmpty()).flatMap(call -> of(contexts, call))
        : Optional.empty();
  }
}
