package org.dozvon.keeper;

/** What a rung of the ladder does. */
public sealed interface Act {
  /** As queues.yaml has it. */
  String word();

  /** Does it address single callers (those to whom the rung's condition applies)? */
  default boolean isForCallers() {
    return switch (this) {
      case RaisePriority a -> true;
      case Overflow a -> true;
      case Comfort a -> true;
      case OfferCallBack a -> true;
      case Widen a -> false;
      case Alarm a -> false;
      case AdviseBot a -> false;
    };
  }

  /** These callers get so many points more, within what one caller may have. */
  record RaisePriority(int points) implements Act {
    @Override
    public String word() {
      return "raise-priority";
    }
  }

  /**
   * People of other queues help out, one more each time, at most so many; before that, the queue's
   * own people of a higher level are rung like the others.
   */
  record Widen(int most) implements Act {
    @Override
    public String word() {
      return "widen";
    }
  }

  /** These callers go to another queue when they are served sooner there. */
  record Overflow(String to) implements Act {
    @Override
    public String word() {
      return "overflow";
    }
  }

  /** These callers hear where they stand. */
  record Comfort() implements Act {
    @Override
    public String word() {
      return "comfort";
    }
  }

  /** These callers are offered a call-back, each once. */
  record OfferCallBack() implements Act {
    @Override
    public String word() {
      return "offer-call-back";
    }
  }

  /** The people who look after the queue are told. */
  record Alarm() implements Act {
    @Override
    public String word() {
      return "alarm";
    }
  }

  /** The bots are asked for this. */
  record AdviseBot(Advice advice) implements Act {
    @Override
    public String word() {
      return "advise-bot";
    }
  }
}
