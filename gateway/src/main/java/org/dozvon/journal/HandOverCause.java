package org.dozvon.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why callers go to a person, in so few words that they can be counted. Pure. */
enum HandOverCause {
  /** The caller wanted a person, and said or pressed so. */
  ASKED("asked for a person", "pressed 0", "a person instead of waiting"),
  /** The caller was not understood, or nothing that was offered was meant. */
  NOT_UNDERSTOOD(
      "not understood",
      "not what was meant",
      "talked on",
      "nothing in the menu",
      "a value was",
      "a key without",
      "keys without",
      "asked for help"),
  /** The caller said nothing. */
  SILENT("stayed silent"),
  /** The caller cannot be heard, for what reason ever. */
  UNHEARD("cannot be heard", "cannot be asked without hearing", "as many callers are being heard"),
  /** A route to another system failed. */
  ROUTE_FAILED("route "),
  /** The bot could not go on. */
  BOT_FAILED("the bot could not go on", "the dialog goes in a circle"),
  /** It took too long. */
  TOO_LONG("the conversation"),
  /** The caller's profile says so. */
  PROFILE("profile:"),
  /** The dialog leads there, for a reason of its writer's. */
  DIALOG();

  @SuppressWarnings("ImmutableEnumChecker") // it is, by List.of
  private final List<String> beginnings;

  HandOverCause(String... beginnings) {
    this.beginnings = List.of(beginnings);
  }

  /** As a label is written. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a reason amounts to. */
  static HandOverCause of(String reason) {
    return Arrays.stream(values())
        .filter(cause -> cause.beginnings.stream().anyMatch(reason::startsWith))
        .findFirst()
        .orElse(DIALOG);
  }
}
