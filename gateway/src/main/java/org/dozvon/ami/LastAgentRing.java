package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dozvon.queue.QueueEvent;

/**
 * Past app_queue, our dialplan rings first who talked with the caller lately, and says so by {@code
 * UserEvent(DozvonLastAgent,...)}: it counts as a call of the queue. The same event tells who talks
 * on with a caller after a colleague was asked. Confined to one thread at a time.
 */
final class LastAgentRing {
  private final CallerBook callers;
  private final Talks talks;

  LastAgentRing(CallerBook callers, Talks talks) {
    this.callers = callers;
    this.talks = talks;
  }

  /** What the event means; of other user events nothing. */
  List<QueueEvent> on(AmiEvent e, Instant at) {
    if (!e.text("userevent").equalsIgnoreCase("DozvonLastAgent")) {
      return List.of();
    }
    String caller = e.text("caller"); // the event itself may come from the agent's channel
    String phone = e.text("phone");
    return switch (e.text("stage")) {
      case "ring" ->
          List.of(
              callers.stand(e.queue(), caller, e.text("callerchannel"), at),
              new QueueEvent.Offered(at, e.queue(), caller, phone));
      case "missed" -> missed(e.queue(), caller, phone, at);
      case "answered" -> {
        callers.answered(caller);
        talks.begin(e.queue(), caller, phone, at);
        yield List.of(new QueueEvent.Answered(at, e.queue(), caller, phone));
      }
      case "taken", "back" -> {
        talks.begin(e.queue(), caller, phone, at);
        boolean back = e.text("stage").equals("back");
        yield List.of(new QueueEvent.TalksOn(at, e.queue(), caller, phone, back));
      }
      case "ended" -> {
        Duration talked = Duration.between(talks.forget(caller).orElse(at), at);
        yield List.of(
            new QueueEvent.TalkEnded(at, e.queue(), caller, phone, talked, Duration.ZERO));
      }
      default -> List.of();
    };
  }

  /** They stand on in the queue, which Asterisk will tell in a moment. */
  private List<QueueEvent> missed(String queue, String caller, String phone, Instant at) {
    return callers
        .find(caller)
        .<List<QueueEvent>>map(
            c ->
                List.of(
                    new QueueEvent.Unanswered(
                        at, queue, caller, phone, Duration.between(c.joined(), at))))
        .orElse(List.of());
  }
}
