package org.dozvon.dialplan;

/** Texts as they are written into a YAML file. */
final class Yaml {
  private Yaml() {}

  /** In double quotes. */
  static String quoted(String text) {
    return "\"" + comment(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** On one line. */
  static String comment(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
