package org.dozvon.keeper;

import java.util.Locale;

/**
 * A figure of a queue and the side of a value on which it is: {@code predicted over 15s}.
 *
 * @param value in the figure's unit: seconds, a count, or a share 0..1
 */
public record Trigger(Figure figure, Side side, double value) {
  /** What is looked at. */
  public enum Figure {
    /** The service level of the last minutes, a share 0..1. */
    LEVEL(Unit.SHARE, false),
    /** The service level of the current interval, a share 0..1. */
    LEVEL_INTERVAL(Unit.SHARE, false),
    /** The predicted whole wait of who is next, in seconds from asking for a person. */
    PREDICTED_NEXT(Unit.SECONDS, false),
    /** The predicted whole wait of any caller, in seconds from asking for a person. */
    PREDICTED(Unit.SECONDS, true),
    /** The predicted time of any gentle caller, in seconds from the answer. */
    GENTLE_PREDICTED(Unit.SECONDS, true),
    /** How long any caller has waited, in seconds from asking for a person. */
    WAIT(Unit.SECONDS, true),
    /** How many wait. */
    WAITING(Unit.COUNT, false),
    /** How many people could take a call now. */
    FREE(Unit.COUNT, false);

    private final Unit unit;
    private final boolean ofCallers;

    Figure(Unit unit, boolean ofCallers) {
      this.unit = unit;
      this.ofCallers = ofCallers;
    }

    /** What its values are. */
    public Unit unit() {
      return unit;
    }

    /** Each caller has one of their own; the queue's is the largest. */
    public boolean isOfCallers() {
      return ofCallers;
    }

    /** As queues.yaml has it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What values are. */
  public enum Unit {
    SHARE,
    SECONDS,
    COUNT
  }

  /** On which side of the value. */
  public enum Side {
    OVER,
    UNDER;

    boolean holds(double figure, double value) {
      return this == OVER ? figure > value : figure < value;
    }

    Side other() {
      return this == OVER ? UNDER : OVER;
    }
  }

  boolean holds(double figure) {
    return side.holds(figure, value);
  }

  /** The value with its unit, for people. */
  public String valueText() {
    return text(value);
  }

  String text(double figure) {
    return switch (figure().unit()) {
      case SHARE -> Math.round(figure * 100) + "%";
      case SECONDS -> Words.seconds(figure);
      case COUNT -> Long.toString(Math.round(figure));
    };
  }

  @Override
  public String toString() {
    return figure.word() + " " + side.name().toLowerCase(Locale.ROOT) + " " + valueText();
  }
}
