package org.dozvon.ivr;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;

/** One caller's visit: what every step of the walk needs. Confined to the call's thread. */
record Visit(
    CallId call,
    Caller caller,
    HotlineService hotline,
    Locale language,
    AgiChannel channel,
    InstantSource clock,
    Consumer<CallEvent> events) {

  Instant now() {
    return clock.instant();
  }

  void publish(CallEvent event) {
    events.accept(event);
  }
}
