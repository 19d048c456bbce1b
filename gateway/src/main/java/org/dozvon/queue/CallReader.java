package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;

/**
 * Tells the queues what our own part of a call knows: that the bot took it, that the bot kept it,
 * and who it is that comes to the queue. Confined to one thread.
 */
public final class CallReader {
  /** More than any gateway has at a time; the oldest are forgotten. */
  private static final int MOST_CALLS = 20_000;

  private static final int MOST_CALLERS = 50_000;
  private static final Duration SAME_MATTER = Duration.ofHours(24);

  private final Function<String, String> queueOfHotline;
  private final Map<CallId, Call> calls = bounded(MOST_CALLS);
  private final Map<String, Instant> matters = bounded(MOST_CALLERS);

  /** What is known of a call before it comes to a queue. */
  private static final class Call {
    final CallEvent.Started started;
    final String queue;
    Optional<ProfileChoice> profile = Optional.empty();
    Instant lastWord;
    boolean handedOver;

    Call(CallEvent.Started started, String queue) {
      this.started = started;
      this.queue = queue;
      this.lastWord = Instant.EPOCH;
    }
  }

  /**
   * Knows no call.
   *
   * @param queueOfHotline to which queue a hotline's callers usually go, by the hotline's name;
   *     empty while it is not known: the bot's part of the call is then not counted
   */
  public CallReader(Function<String, String> queueOfHotline) {
    this.queueOfHotline = queueOfHotline;
  }

  /** What this means for the queues; most events mean nothing. */
  public List<QueueEvent> read(CallEvent event) {
    if (event instanceof CallEvent.Started started) {
      String queue = queueOfHotline.apply(started.hotline());
      calls.put(started.call(), new Call(started, queue));
      return List.of();
    }
    Call call = calls.get(event.call());
    return call == null ? List.of() : read(event, call);
  }

  /** Calls that are remembered. */
  int calls() {
    return calls.size();
  }

  private List<QueueEvent> read(CallEvent event, Call call) {
    switch (event) {
      case CallEvent.ProfileChosen e -> {
        return profile(e, call);
      }
      case CallEvent.HandedOver e -> {
        return handedOver(e, call);
      }
      case CallEvent.Ended e -> {
        return ended(e, call);
      }
      case CallEvent.CallerSaid e -> call.lastWord = e.at();
      case CallEvent.CallerPressed e -> call.lastWord = e.at();
      case CallEvent.CallerSilent e -> call.lastWord = e.at();
      default -> {}
    }
    return List.of();
  }

  /** The first choice is made as the call is answered; who goes straight to a person has no bot. */
  private static List<QueueEvent> profile(CallEvent.ProfileChosen event, Call call) {
    boolean first = call.profile.isEmpty();
    call.profile = Optional.of(event.choice());
    boolean bot = event.choice().profile() != Profile.STRAIGHT_TO_PERSON;
    return first && bot && !call.queue.isEmpty()
        ? List.of(new QueueEvent.BotTook(event.at(), call.queue, call.started.asteriskId()))
        : List.of();
  }

  private List<QueueEvent> handedOver(CallEvent.HandedOver event, Call call) {
    if (call.handedOver) {
      return List.of();
    }
    call.handedOver = true;
    ProfileChoice profile = call.profile.orElse(ProfileChoice.DEFAULT);
    boolean gentle = profile.profile() != Profile.STANDARD;
    // The bot hands over when its last sentence is out; asked for was it by the words before.
    Instant asked = call.lastWord.isAfter(call.started.at()) ? call.lastWord : event.at();
    Facts facts =
        new Facts(
            Optional.of(event.call()),
            call.started.caller().number(),
            call.started.at(),
            asked,
            gentle,
            event.topic(),
            event.skill(),
            reasons(event, call, profile, gentle));
    return List.of(new QueueEvent.Known(event.at(), call.started.asteriskId(), facts));
  }

  private List<PriorityReason> reasons(
      CallEvent.HandedOver event, Call call, ProfileChoice profile, boolean gentle) {
    List<PriorityReason> reasons = new ArrayList<>();
    if (gentle) {
      reasons.add(new PriorityReason(PriorityReason.Kind.GENTLE, profile.reason()));
    }
    mood(event.reason()).ifPresent(reasons::add);
    secondCall(event, call).ifPresent(reasons::add);
    return reasons;
  }

  /** As the dialog writes it: {@code angry words: ...}. */
  private static Optional<PriorityReason> mood(String reason) {
    if (reason.startsWith("angry words")) {
      return Optional.of(new PriorityReason(PriorityReason.Kind.ANGRY, reason));
    }
    return reason.startsWith("distressed words")
        ? Optional.of(new PriorityReason(PriorityReason.Kind.DISTRESSED, reason))
        : Optional.empty();
  }

  private Optional<PriorityReason> secondCall(CallEvent.HandedOver event, Call call) {
    String number = call.started.caller().number();
    if (number.isEmpty() || event.topic().isEmpty()) {
      return Optional.empty();
    }
    // Taken out and put in anew, so that the oldest goes first.
    Instant before = matters.remove(number + " " + event.topic());
    matters.put(number + " " + event.topic(), event.at());
    if (before == null || Duration.between(before, event.at()).compareTo(SAME_MATTER) > 0) {
      return Optional.empty();
    }
    long minutes = Duration.between(before, event.at()).toMinutes();
    String ago = minutes < 120 ? minutes + " min" : minutes / 60 + " h";
    return Optional.of(
        new PriorityReason(
            PriorityReason.Kind.SECOND_CALL, "called about the same " + ago + " ago"));
  }

  private List<QueueEvent> ended(CallEvent.Ended event, Call call) {
    calls.remove(event.call());
    boolean served = event.ending().result() == Ending.Result.SERVED;
    boolean kept = served && !call.handedOver && !call.queue.isEmpty();
    return kept
        ? List.of(new QueueEvent.BotServed(event.at(), call.queue, call.started.asteriskId()))
        : List.of();
  }

  private static <K, V> Map<K, V> bounded(int most) {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
