package org.dozvon.operator;

import java.time.Instant;
import java.util.List;
import org.dozvon.call.CallId;

/** What people write about calls: of each person one note a call. Blocks; for many threads. */
public interface CallNotes {
  /** The longest note, in characters. */
  int LONGEST = 4_000;

  /**
   * One person's note.
   *
   * @param login whose
   */
  record Note(CallId call, String login, Instant at, String text) {}

  /** The notes of a call, the latest first. */
  List<Note> of(CallId call) throws StoreException;

  /** Replaces the person's note; an empty one is taken away. */
  void write(Note note) throws StoreException;
}
