package org.dozvon.agi;

/** Text that came over a wire, made fit for a log line or an exception's message. */
public final class WireText {
  private static final int SHOWN = 200;

  private WireText() {}

  /**
   * The text with control characters and line separators written as {@code \}{@code u000a}, cut
   * after 200 characters.
   */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .limit(SHOWN)
        .forEach(
            c -> {
              if (isUnprintable(c)) {
                shown.append("\\u%04x".formatted(c));
              } else {
                shown.append((char) c);
              }
            });
    return text.length() > SHOWN ? shown.append("...").toString() : shown.toString();
  }

  /** Control, format (text direction too) and separator characters other than the space. */
  private static boolean isUnprintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          !Character.isSurrogate((char) c);
      default -> false;
    };
  }
}
