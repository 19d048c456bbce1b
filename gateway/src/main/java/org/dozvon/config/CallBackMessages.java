package org.dozvon.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackState;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteException;
import org.dozvon.ivr.HotlineService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was promised a call-back and could not be reached, or whose turn did not come in time, gets a
 * message by the route {@code follow-up}. Never blocks.
 */
final class CallBackMessages implements Consumer<CallBack>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallBackMessages.class);
  private static final String ROUTE = "follow-up";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Function<String, Optional<HotlineService>> hotlines;
  private final ExecutorService workers = Threads.callers("call-back-message");

  CallBackMessages(Function<String, Optional<HotlineService>> hotlines) {
    this.hotlines = hotlines;
  }

  @Override
  public void accept(CallBack over) {
    if (over.state() instanceof CallBackState.Expired
        || over.state() instanceof CallBackState.Failed) {
      workers.execute(() -> send(over));
    }
  }

  private void send(CallBack over) {
    Optional<HotlineService> found = hotlines.apply(over.hotline());
    if (found.isEmpty()) {
      LOG.warn("event=call_back_message_lost id={} reason=\"no hotline\"", over.id());
      return;
    }
    try (HotlineService hotline = found.get()) {
      BackOffice office = hotline.backOffice();
      String text = text(over);
      try {
        office.call(ROUTE, Map.of("to", over.number(), "text", text), LIMIT);
      } catch (RouteException e) {
        LOG.warn("event=call_back_message_lost id={} reason=\"{}\"", over.id(), e.getMessage());
        office.alarm("call-back", "no message to " + over.number() + ": " + e.getMessage());
      }
    }
  }

  private static String text(CallBack over) {
    boolean late = over.state() instanceof CallBackState.Expired;
    if (over.language().getLanguage().equals("ru")) {
      return late
          ? "К сожалению, мы не успели вам перезвонить. Пожалуйста, позвоните нам ещё раз."
          : "Мы пытались вам перезвонить и не дозвонились. Пожалуйста, позвоните нам ещё раз.";
    }
    return late
        ? "We are sorry: we could not call you back in time. Please call us again."
        : "We tried to call you back and did not reach you. Please call us again.";
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
