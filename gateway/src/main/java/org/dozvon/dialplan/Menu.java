package org.dozvon.dialplan;

import java.util.List;
import org.dozvon.yaml.Place;

/**
 * A press-1 menu as found in a dialplan.
 *
 * @param context its name
 * @param title what it is called; may be empty
 * @param prompts the names of its sound files
 * @param choices by key, in the order of the keys
 * @param queue where callers end who press nothing or the wrong key; may be empty
 * @param russian whether its channel's language is set to Russian
 */
record Menu(
    String context,
    String title,
    Place place,
    List<String> prompts,
    List<Choice> choices,
    String queue,
    boolean russian) {
  Menu {
    prompts = List.copyOf(prompts);
    choices = List.copyOf(choices);
  }

  /**
   * What a key does.
   *
   * @param key {@code 0-9 * #}
   * @param title in a few words; may be empty
   * @param prompts the names of the sound files that are played first
   * @param notes what could not be taken over
   */
  record Choice(
      String key,
      String title,
      Place place,
      String raw,
      List<String> prompts,
      Goal goal,
      List<Note> notes) {
    Choice {
      prompts = List.copyOf(prompts);
      notes = List.copyOf(notes);
    }
  }

  /** Where a key leads. */
  sealed interface Goal {
    /** To a queue. */
    record Queue(String name) implements Goal {}

    /** To people who are reached otherwise than by a queue. */
    record Person() implements Goal {}

    /** To the end of the call. */
    record End() implements Goal {}

    /** To the menu itself. */
    record Again() implements Goal {}

    /** To another menu. */
    record Submenu(Menu menu) implements Goal {}
  }
}
