package org.dozvon.callback;

import java.time.Instant;

/**
 * How far a call-back has come.
 *
 * <pre>
 *   Booked --turn--> Due --person, or first: caller--> Dialling --answered--> Talking --> Done
 *      ^              |                                   |
 *      `-- nobody ----'<------- not reached, tries left --'
 *   Expired, Cancelled, Failed: over without a talk
 * </pre>
 */
public sealed interface CallBackState {
  /** Keeps its place; its turn is not looked for before {@code notBefore}. */
  record Booked(Instant notBefore) implements CallBackState {}

  /** Its turn has come; a person is being got for it. */
  record Due(Instant since) implements CallBackState {}

  /** The caller's telephone rings, for the {@code attempt}th time, 1 is the first. */
  record Dialling(int attempt, Instant since) implements CallBackState {}

  /** The caller has answered. */
  record Talking(Instant since) implements CallBackState {}

  /** The caller was reached. */
  record Done(Instant at) implements CallBackState {}

  /** Its turn did not come in time. */
  record Expired(Instant at) implements CallBackState {}

  /** Not wanted any more. */
  record Cancelled(Instant at, String reason) implements CallBackState {}

  /** The caller could not be reached. */
  record Failed(Instant at, String reason) implements CallBackState {}

  /** Whether something is still to be done. */
  default boolean isOpen() {
    return switch (this) {
      case Booked b -> true;
      case Due d -> true;
      case Dialling d -> true;
      case Talking t -> true;
      case Done d -> false;
      case Expired e -> false;
      case Cancelled c -> false;
      case Failed f -> false;
    };
  }
}
