package org.dozvon.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;

/**
 * All that is kept of one call.
 *
 * @param events what happened, in order, as {@link PlainView} tells it
 * @param talks with people
 * @param rings of people's phones
 * @param phones that took it: who may see it by {@code Pass.seesCallOf}
 * @param notes of people, the latest first
 * @param before the call before of the same number, after: the next; empty when there is none, or
 *     no number was told
 * @param isRecorded whether Asterisk was told to record it
 */
public record KeptCall(
    CallRow row,
    CallContext context,
    List<Map<String, Object>> events,
    List<Talk> talks,
    List<Ring> rings,
    List<String> phones,
    List<CallNotes.Note> notes,
    Optional<CallId> before,
    Optional<CallId> after,
    boolean isRecorded) {
  /** Copies. */
  public KeptCall {
    events = List.copyOf(events);
    talks = List.copyOf(talks);
    rings = List.copyOf(rings);
    phones = List.copyOf(phones);
    notes = List.copyOf(notes);
  }

  /** A person's phone rang for the caller. */
  public record Ring(String phone, Instant began, Instant ended) {}

  /** A talk with a person. */
  public record Talk(String phone, Instant ended, Duration took) {}
}
