package org.dozvon.callback;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dozvon.call.CallId;

/**
 * Somebody who is to be called back.
 *
 * @param id 1 to 32 characters of {@code a-z 0-9}; part of names in Asterisk
 * @param hotline whose voice speaks
 * @param number digits with an optional leading {@code +}, 2 to 20 of them
 * @param call the call in which it was booked, whose context the agent gets
 * @param attempts how often the telephone has rung
 */
public record CallBack(
    String id,
    String hotline,
    String queue,
    String number,
    Locale language,
    Optional<CallId> call,
    Instant bookedAt,
    Place place,
    int attempts,
    CallBackState state) {
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");
  private static final String PREFIX = "dozvon-call-back-";
  private static final String STAND_IN = "-stand-in";
  private static final Pattern ID = Pattern.compile("[a-z0-9]{1,32}");

  public CallBack {
    if (!ID.matcher(id).matches() || !isNumber(number)) {
      throw new IllegalArgumentException("id or number of a call-back");
    }
  }

  /** Whether this may be dialled: nothing but digits and a leading plus. */
  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Asterisk's unique id of the channel that reaches the caller, one for each try. */
  public String channel() {
    boolean rings =
        state instanceof CallBackState.Dialling || state instanceof CallBackState.Talking;
    return PREFIX + id + "-" + (rings ? attempts : attempts + 1);
  }

  /** The unique id of the channel that stands in the queue until a person answers it. */
  public String standIn() {
    return channel() + STAND_IN;
  }

  /** Whether this is nobody, but holds the place of somebody who hung up. */
  public static boolean isStandIn(String channel) {
    return channel.startsWith(PREFIX) && channel.endsWith(STAND_IN);
  }

  /** Whether this channel was made for a call-back. */
  public static boolean isOurs(String channel) {
    return channel.startsWith(PREFIX);
  }

  /** The same in another state. */
  public CallBack in(CallBackState next) {
    int rung = next instanceof CallBackState.Dialling d ? d.attempt() : attempts;
    return new CallBack(id, hotline, queue, number, language, call, bookedAt, place, rung, next);
  }
}
