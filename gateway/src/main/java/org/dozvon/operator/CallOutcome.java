package org.dozvon.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.call.CallContext;

/** What became of a call, as one looks for it. Stored by name. */
public enum CallOutcome {
  /** It goes on. */
  RUNNING,
  /** The bot did what was asked. */
  KEPT,
  /** A person answered. */
  PERSON,
  /** Sent on to a person; nobody told whether one answered. */
  ON_THE_WAY,
  /** The caller hung up while waiting for a person. */
  LEFT_QUEUE,
  /** The caller hung up while the bot talked with them. */
  LEFT_BOT,
  /** Something broke. */
  FAILED;

  /** As it is written in addresses: {@code left-queue}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The outcome with this word. */
  public static Optional<CallOutcome> called(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** What became of this call as far as is known. */
  public static CallOutcome of(CallContext context) {
    if (context.agent().isPresent()) {
      return PERSON;
    }
    if (context.ending().isEmpty()) {
      return context.waitingSince().isPresent() ? ON_THE_WAY : RUNNING;
    }
    return switch (context.ending().get().result()) {
      case SERVED -> KEPT;
      case HANDED_OVER -> ON_THE_WAY;
      case FAILED -> FAILED;
      case ABANDONED -> context.waitingSince().isPresent() ? LEFT_QUEUE : LEFT_BOT;
    };
  }
}
