package org.dozvon.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.speech.TurnDetector;
import org.dozvon.speech.TurnEvent;
import org.dozvon.speech.TurnInput;

/** Says at the next frame what the test told it to; notes what it hears. */
public final class ScriptedTurnDetector implements TurnDetector {
  private final List<TurnEvent> next = new ArrayList<>();
  private final List<TurnInput> inputs = new ArrayList<>();

  /** At the next frame these happen. */
  public void next(TurnEvent... events) {
    next.addAll(List.of(events));
  }

  /** All inputs that were no sound. */
  public List<TurnInput> told() {
    return inputs.stream().filter(input -> !isSound(input)).toList();
  }

  /** How many frames it was given. */
  public int frames() {
    return (int) inputs.stream().filter(TurnInput.Frame.class::isInstance).count();
  }

  @Override
  public List<TurnEvent> on(TurnInput input, Instant now) {
    inputs.add(input);
    if (!(input instanceof TurnInput.Frame)) {
      return List.of();
    }
    List<TurnEvent> events = List.copyOf(next);
    next.clear();
    return events;
  }

  private static boolean isSound(TurnInput input) {
    return input instanceof TurnInput.Frame || input instanceof TurnInput.Sent;
  }
}
