package org.dozvon.queue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The ways in which a service level is told. All count the answered within the target's time as
 * kept; they differ in what an abandon is. Callers who moved or whose end nobody saw are in none.
 */
public enum ServiceLevelFormula {
  /** Who hung up within the target's time counts as kept; app_queue's ServicelevelPerf2. */
  QUICK_ABANDONS_KEPT("quick-abandons-kept") {
    @Override
    int kept(Waits w) {
      return w.answeredInTarget() + w.abandonedInTarget();
    }

    @Override
    int counted(Waits w, int answered, int abandoned) {
      return answered + abandoned;
    }
  },
  /** Abandons are not looked at; app_queue's ServicelevelPerf. */
  ANSWERED_ONLY("answered-only") {
    @Override
    int kept(Waits w) {
      return w.answeredInTarget();
    }

    @Override
    int counted(Waits w, int answered, int abandoned) {
      return answered;
    }
  },
  /** Whoever hung up was not served: the strictest. */
  ALL_CALLERS("all-callers") {
    @Override
    int kept(Waits w) {
      return w.answeredInTarget();
    }

    @Override
    int counted(Waits w, int answered, int abandoned) {
      return answered + abandoned;
    }
  },
  /** Who hung up within the target's time is left out. */
  QUICK_ABANDONS_REMOVED("quick-abandons-removed") {
    @Override
    int kept(Waits w) {
      return w.answeredInTarget();
    }

    @Override
    int counted(Waits w, int answered, int abandoned) {
      return answered + abandoned - w.abandonedInTarget();
    }
  },
  /** Who hung up at once counts as kept. */
  SHORT_ABANDONS_KEPT("short-abandons-kept") {
    @Override
    int kept(Waits w) {
      return w.answeredInTarget() + w.shortAbandons();
    }

    @Override
    int counted(Waits w, int answered, int abandoned) {
      return answered + abandoned;
    }
  },
  /** Who hung up at once is left out: the usual one here. */
  SHORT_ABANDONS_REMOVED("short-abandons-removed") {
    @Override
    int kept(Waits w) {
      return w.answeredInTarget();
    }

    @Override
    int counted(Waits w, int answered, int abandoned) {
      return answered + abandoned - w.shortAbandons();
    }
  };

  /** The one that is meant when nothing is said. */
  public static final ServiceLevelFormula DEFAULT = SHORT_ABANDONS_REMOVED;

  private final String word;

  ServiceLevelFormula(String word) {
    this.word = word;
  }

  /** The service level by this clock, 0..1; empty when nobody is to be counted. */
  public OptionalDouble of(Counts counts, WaitClock clock) {
    return Counts.share(kept(counts, clock), counted(counts, clock));
  }

  /** How many callers kept the promise by this clock. */
  public int kept(Counts counts, WaitClock clock) {
    return kept(counts.waits(clock));
  }

  /** Of how many. */
  public int counted(Counts counts, WaitClock clock) {
    return counted(counts.waits(clock), counts.answered(), counts.abandoned());
  }

  /** As files and commands write it. */
  public String word() {
    return word;
  }

  /** The formula that files and commands write so. */
  public static Optional<ServiceLevelFormula> called(String word) {
    return Arrays.stream(values()).filter(formula -> formula.word.equals(word)).findFirst();
  }

  abstract int kept(Waits waits);

  abstract int counted(Waits waits, int answered, int abandoned);
}
