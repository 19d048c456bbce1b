package org.dozvon.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.ServiceTarget;

/**
 * What came of the callers whose wait ended in one half hour. Counted as the service level is by
 * default: who left within the short time does not count. Confined to one thread.
 */
public final class HalfHour {
  private final ServiceTarget target;
  private final List<Double> gentle = new ArrayList<>();
  private long answered;
  private long abandoned;
  private long shortAbandoned;
  private long inTime;
  private long inTimeFromAnswer;
  private double waited;
  private double longest;
  private long interventions;
  private long keptByBot;

  HalfHour(ServiceTarget target) {
    this.target = target;
  }

  void add(Outcome outcome) {
    switch (outcome) {
      case Outcome.Wait wait -> ended(wait);
      case Outcome.BotServed served -> keptByBot++;
      default -> {}
    }
  }

  void intervened() {
    interventions++;
  }

  private void ended(Outcome.Wait wait) {
    switch (wait.end()) {
      case ANSWERED -> {
        answered++;
        double seconds = wait.sinceAsked().toMillis() / 1000.0;
        waited += seconds;
        longest = Math.max(longest, seconds);
        inTime += within(wait.sinceAsked());
        inTimeFromAnswer += within(wait.sinceAnswer());
        if (wait.caller().facts().gentle()) {
          gentle.add(wait.sinceAnswer().toMillis() / 1000.0);
        }
      }
      case ABANDONED -> {
        abandoned++;
        if (wait.sinceAsked().compareTo(target.shortAbandon()) <= 0) {
          shortAbandoned++;
        }
      }
      case MOVED, UNSEEN -> {}
    }
  }

  private int within(Duration wait) {
    return wait.compareTo(target.within()) <= 0 ? 1 : 0;
  }

  /** Adds what another half hour has counted. */
  void add(HalfHour other) {
    gentle.addAll(other.gentle);
    answered += other.answered;
    abandoned += other.abandoned;
    shortAbandoned += other.shortAbandoned;
    inTime += other.inTime;
    inTimeFromAnswer += other.inTimeFromAnswer;
    waited += other.waited;
    longest = Math.max(longest, other.longest);
    interventions += other.interventions;
    keptByBot += other.keptByBot;
  }

  /** Callers who reached a person or gave up. */
  public long callers() {
    return answered + abandoned;
  }

  /** Callers who reached a person. */
  public long answered() {
    return answered;
  }

  /** Callers who gave up, short ones among them. */
  public long abandoned() {
    return abandoned;
  }

  /** Calls that the bot kept. */
  public long keptByBot() {
    return keptByBot;
  }

  /** Share answered in time, counted from asking for a person, 0..1; 1 when nobody called. */
  public double level() {
    return share(inTime);
  }

  /** The same from the answer: the bot's time counts. */
  public double levelFromAnswer() {
    return share(inTimeFromAnswer);
  }

  private double share(long good) {
    long all = answered + abandoned - shortAbandoned;
    return all == 0 ? 1 : (double) good / all;
  }

  /** Mean wait of those answered, seconds, from asking for a person. */
  public double meanWait() {
    return answered == 0 ? 0 : waited / answered;
  }

  /** Longest wait of those answered, seconds. */
  public double longest() {
    return longest;
  }

  /** How long gentle callers took from the answer to a person, seconds; 0 when there was none. */
  public double gentle(double quantile) {
    return Quantiles.of(gentle, quantile);
  }

  /** How often the keeper did something. */
  public long interventions() {
    return interventions;
  }
}
