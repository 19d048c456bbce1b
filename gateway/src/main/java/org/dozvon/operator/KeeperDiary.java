package org.dozvon.operator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The last things that the keeper did, for people to look at. Safe for use by many threads.
 *
 * <p>Only the newest {@link #MOST} are remembered.
 */
public final class KeeperDiary implements KeeperWitness {
  /** Entries that are remembered. */
  public static final int MOST = 400;

  /**
   * One of them.
   *
   * @param predicted seconds that the caller would have waited from then
   * @param result what became of it; empty: not known yet
   * @param undone when it was taken back
   */
  public record Entry(
      KeptStep step, OptionalDouble predicted, String result, Optional<Instant> undone) {}

  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private long notes;
  private long version;

  /** Begins with what an earlier run did, oldest first. */
  public KeeperDiary(Collection<Entry> earlier) {
    earlier.forEach(this::add);
  }

  /** What the gateway that acts wrote; what is known already changes nothing. */
  public synchronized void follow(Collection<Entry> written) {
    for (Entry entry : written) {
      KeptStep step = entry.step();
      boolean isKnown =
          step.number() == 0
              ? entries.values().stream().anyMatch(e -> e.step().equals(step))
              : Optional.ofNullable(entries.get(step.number()))
                  .filter(e -> e.step().what().equals(step.what()))
                  .filter(e -> e.result().equals(entry.result()))
                  .filter(e -> e.undone().isPresent() == entry.undone().isPresent())
                  .isPresent();
      if (!isKnown) {
        add(entry);
      }
    }
  }

  /** Counts up with every change. */
  public synchronized long version() {
    return version;
  }

  /** The newest last. */
  public synchronized List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  @Override
  public synchronized void did(KeptStep step, OptionalDouble predicted) {
    add(new Entry(step, predicted, "", Optional.empty()));
  }

  @Override
  public synchronized void became(long step, String result) {
    entries.computeIfPresent(
        step, (number, e) -> new Entry(e.step(), e.predicted(), result, e.undone()));
    version++;
  }

  private void add(Entry entry) {
    KeptStep step = entry.step();
    step.undoes()
        .ifPresent(
            number ->
                entries.computeIfPresent(
                    number,
                    (n, e) ->
                        new Entry(e.step(), e.predicted(), e.result(), Optional.of(step.at()))));
    // A note has no number of its own.
    long key = step.number() == 0 ? --notes : step.number();
    entries.remove(key);
    entries.put(key, entry);
    while (entries.size() > MOST) {
      entries.remove(entries.keySet().iterator().next());
    }
    version++;
  }
}
