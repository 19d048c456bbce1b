package org.dozvon.call;

/**
 * Who is calling, as the network says: never trusted, cleaned here once so that nothing downstream
 * has to.
 *
 * @param number digits with an optional leading {@code +}, at most 32; empty when withheld
 * @param name display name, control characters removed, at most 80 characters; may be empty
 * @param dialled the number or extension that was dialled: {@code 0-9 A-Z a-z + * # _ . -}, at most
 *     32
 */
public record Caller(String number, String name, String dialled) {
  public Caller {
    number = clip(number.replaceAll("[^0-9+]", "").replaceAll("(?<=.)\\+", ""), 32);
    name = clip(name.replaceAll("\\p{Cntrl}", " ").strip(), 80);
    dialled = clip(dialled.replaceAll("[^0-9A-Za-z+*#_.-]", ""), 32);
  }

  /** Whether the network told no number. */
  public boolean isWithheld() {
    return number.isEmpty();
  }

  private static String clip(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit);
  }
}
