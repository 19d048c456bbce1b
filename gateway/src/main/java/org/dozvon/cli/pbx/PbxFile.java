package org.dozvon.cli.pbx;

/**
 * A file as it is to lie in Asterisk's folder.
 *
 * @param name without a folder
 * @param includer the admin's file that must include it
 * @param text what it says
 * @param isSecret whether it holds a secret: others must not read it, and it is never shown
 */
public record PbxFile(String name, String includer, String text, boolean isSecret) {
  private static final String MASK = "secret = (not shown)";

  /** The same text as it may be shown. */
  public String shown() {
    return shown(text);
  }

  /** Another text of this file as it may be shown. */
  public String shown(String other) {
    return isSecret ? other.replaceAll("(?m)^\\s*secret\\s*=.*$", MASK) : other;
  }
}
