package org.dozvon.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackState;
import org.dozvon.callback.HowEnded;

/**
 * Tries to reach a caller that say nothing, after a restart or when word of their end was lost:
 * Asterisk is asked about each from time to time. Guarded by its owner.
 */
final class SilentTries {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Map<String, Instant> looked = new HashMap<>();

  /**
   * Those that are to be asked about now.
   *
   * @param agentFirst whether somebody stands in for it while a person is being got
   */
  List<CallBack> due(Collection<CallBack> open, Predicate<CallBack> agentFirst, Instant now) {
    List<CallBack> due = new ArrayList<>();
    for (CallBack each : open) {
      if (!isTried(each, agentFirst)) {
        continue;
      }
      Instant last = looked.putIfAbsent(each.id(), now);
      if (last != null && !now.isBefore(last.plus(EVERY))) {
        looked.put(each.id(), now);
        due.add(each);
      }
    }
    return due;
  }

  private static boolean isTried(CallBack each, Predicate<CallBack> agentFirst) {
    return switch (each.state()) {
      case CallBackState.Booked b -> false;
      case CallBackState.Due d -> agentFirst.test(each);
      default -> true;
    };
  }

  /** One of which word has come. */
  void heard(String id) {
    looked.remove(id);
  }

  /** What Asterisk's answer means for it; empty: nothing yet. */
  static Optional<HowEnded> meaning(CallBack each, CallBackLine.Fate fate) {
    return switch (fate) {
      case ALIVE, UNKNOWN -> Optional.empty();
      case REACHED -> Optional.of(HowEnded.REACHED);
      case GONE ->
          Optional.of(
              switch (each.state()) {
                case CallBackState.Due due -> HowEnded.NOT_TRIED;
                case CallBackState.Talking talking -> HowEnded.REACHED;
                default -> HowEnded.NO_ANSWER;
              });
    };
  }
}
