package org.dozvon.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.call.CallId;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.WaitingCaller;

/** What ended at a queue. */
public final class Outcomes {
  private Outcomes() {}

  /** A wait whose call was answered 30 s before the caller asked for a person and joined. */
  public static Outcome.Wait wait(
      String queue, String caller, Instant end, double waited, Outcome.Wait.End how) {
    Instant joined = end.minusMillis((long) (waited * 1000));
    Facts facts =
        new Facts(
            Optional.of(new CallId("call-" + caller)),
            "",
            joined.minusSeconds(30),
            joined,
            caller.startsWith("g"),
            "",
            "",
            List.of());
    WaitingCaller who = new WaitingCaller(queue, caller, "", joined, 0, Optional.empty(), facts);
    return new Outcome.Wait(
        end, queue, who, how, how == Outcome.Wait.End.ANSWERED ? "PJSIP/101" : "");
  }

  /** A talk. */
  public static Outcome.Talk talk(String queue, String caller, Instant end, int seconds) {
    return new Outcome.Talk(
        end, queue, caller, "PJSIP/101", Duration.ofSeconds(seconds), Duration.ofSeconds(5));
  }

  /** Any. */
  public static Outcome any(Draw draw, String queue, Instant at) {
    String caller = (draw.flip() ? "g" : "s") + draw.between(0, 100_000);
    return switch (draw.between(0, 5)) {
      case 0 -> talk(queue, caller, at, draw.between(0, 900));
      case 1 -> new Outcome.BotTook(at, queue, caller);
      case 2 -> new Outcome.BotServed(at, queue, caller);
      case 3 ->
          new Outcome.Unanswered(
              at, queue, caller, "PJSIP/7", Duration.ofSeconds(draw.between(0, 60)));
      default ->
          wait(
              queue,
              caller,
              at,
              draw.between(0, 200_000) / 1000.0,
              draw.oneOf(Outcome.Wait.End.values()));
    };
  }
}
