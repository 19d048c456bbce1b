package org.dozvon.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Collects mistakes so that all of them are reported at once. Confined to one thread. */
public final class Problems {
  /** One mistake and where it stands. */
  public record Problem(Place place, String message) {
    @Override
    public String toString() {
      return place + ": " + message;
    }
  }

  private final List<Problem> found = new ArrayList<>();

  /** Notes a mistake: what was expected, what was got. */
  public void add(Place place, String message) {
    found.add(new Problem(place, message));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** The mistakes in the order of their places. */
  public List<Problem> list() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparing((Problem p) -> p.place().file())
            .thenComparingInt(p -> p.place().line())
            .thenComparingInt(p -> p.place().column()));
    return Collections.unmodifiableList(sorted);
  }

  @Override
  public String toString() {
    return String.join("\n", list().stream().map(Problem::toString).toList());
  }
}
