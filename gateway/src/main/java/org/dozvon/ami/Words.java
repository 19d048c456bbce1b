package org.dozvon.ami;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may stand in a line that is sent to Asterisk's manager. Names come from dialogs, files, web
 * requests and from Asterisk itself; none may end its line or mean something else. Pure.
 */
final class Words {
  /** As app_queue and our dialplan take it. */
  private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,79}");

  /** {@code PJSIP/line-0000002a}, {@code Local/101@from-queue/n}, {@code SIP/+79161234567-1;2}. */
  private static final Pattern CHANNEL =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*/[A-Za-z0-9_.@/;:+*#%~=&-]{1,150}");

  private static final int LONGEST_TEXT = 100;

  private Words() {}

  /** What is wrong with a queue's name, if anything. */
  static Optional<String> wrongQueue(String name) {
    return QUEUE.matcher(name).matches()
        ? Optional.empty()
        : Optional.of("\"" + text(name) + "\" is no name of a queue");
  }

  /** What is wrong with the name of a channel or a phone, if anything. */
  static Optional<String> wrongChannel(String name) {
    return CHANNEL.matcher(name).matches()
        ? Optional.empty()
        : Optional.of("\"" + text(name) + "\" is no channel or phone (expected: PJSIP/101)");
  }

  /** The text on one line, without control characters, not too long. */
  static String text(String words) {
    String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line;
  }
}
