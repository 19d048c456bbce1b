package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * By the length of the queue: {@code (n + 1) / (s * mu)} for n callers ahead, s people who work and
 * 1 / mu the time that one caller takes of a person. The people and that time are measured. Who
 * works for several queues counts whole, or as much as they have lately worked for this one: the
 * first is right for a queue that goes before the others, the second for the others.
 */
public final class QueueLength implements WaitEstimator {
  /** A talk more changes the measured time by this share. */
  private static final double NEW = 0.02;

  private final String queue;
  private final boolean shared;
  private final Workload work = new Workload();
  private double handling;
  private int free;
  private double people;

  /**
   * Of one queue.
   *
   * @param shared who works for several queues counts as much as they have lately worked for this
   * @param planned what a talk and the writing up take, until it is measured
   */
  public QueueLength(String queue, boolean shared, Duration planned) {
    this.queue = queue;
    this.shared = shared;
    this.handling = planned.toMillis() / 1000.0;
  }

  @Override
  public String word() {
    return shared ? "queue-length-shared" : "queue-length";
  }

  @Override
  public void ended(Outcome outcome) {
    if (outcome instanceof Outcome.Talk talk) {
      work.talked(talk);
      if (talk.queue().equals(queue)) {
        double seconds = talk.talked().plus(talk.wrapUp()).toMillis() / 1000.0;
        handling += NEW * (seconds - handling);
      }
    }
  }

  @Override
  public void look(QueueView view, Instant now) {
    free = view.free();
    people = shared ? work.people(view) : view.staffed();
  }

  @Override
  public double remaining(int ahead, Duration waited) {
    return ahead < free ? 0 : expected(ahead - free, people, handling);
  }

  /**
   * The formula itself, seconds.
   *
   * @param ahead callers ahead, all people being busy
   * @param people who work; without any it is a quarter of a person
   * @param handling what a caller takes of a person, seconds
   */
  public static double expected(int ahead, double people, double handling) {
    return (ahead + 1) * handling / Math.max(0.25, people);
  }
}
