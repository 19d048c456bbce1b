package org.dozvon.ivr;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.call.CallContext;
import org.dozvon.callback.CallBack;
import org.dozvon.dialog.CallBackTalk;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteException;
import org.dozvon.operator.CallBackDesk;
import org.dozvon.operator.StoreException;

/** The one route of a conversation about a call-back: books it. Safe for use by many threads. */
final class BookingOffice implements BackOffice {
  private final CallBackDesk desk;
  private final Function<String, CallBackDesk.Wish> wish;
  private final Consumer<CallBack> told;
  private volatile Optional<CallBack> booked = Optional.empty();

  /**
   * @param wish makes the wish for a number
   * @param told is told what was booked
   */
  BookingOffice(
      CallBackDesk desk, Function<String, CallBackDesk.Wish> wish, Consumer<CallBack> told) {
    this.told = told;
    this.desk = desk;
    this.wish = wish;
  }

  /** What was booked. */
  Optional<CallBack> booked() {
    return booked;
  }

  @Override
  public Map<String, String> call(String route, Map<String, String> arguments, Duration limit)
      throws RouteException {
    String number = arguments.getOrDefault("number", "");
    if (!route.equals(CallBackTalk.ROUTE) || !CallBack.isNumber(number)) {
      throw new RouteException("no such route, or no number");
    }
    if (!desk.canCall(number)) {
      return Map.of("booked", "no");
    }
    try {
      CallBack fresh = desk.book(wish.apply(number));
      booked = Optional.of(fresh);
      told.accept(fresh);
      return Map.of("booked", "yes");
    } catch (StoreException e) {
      throw new RouteException(e.getMessage(), e);
    }
  }

  @Override
  public void handOver(CallContext context, Duration limit) {}

  @Override
  public void alarm(String subject, String text) {}
}
