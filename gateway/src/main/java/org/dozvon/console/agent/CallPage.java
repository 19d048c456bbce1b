package org.dozvon.console.agent;

import java.util.List;
import java.util.Optional;
import org.dozvon.operator.CallNotes;

/**
 * Everything that is shown of a call.
 *
 * @param crm address of the caller's card in another system
 * @param past earlier calls of the number that the visitor may see, the latest first
 * @param hidden how many more there were
 * @param notes of others
 * @param own the visitor's own note
 * @param canMessage whether the hotline can send messages
 */
public record CallPage(
    CallView call,
    Optional<String> crm,
    List<CallView> past,
    int hidden,
    List<CallNotes.Note> notes,
    String own,
    boolean canMessage) {
  /** Copies. */
  public CallPage {
    past = List.copyOf(past);
    notes = List.copyOf(notes);
  }
}
