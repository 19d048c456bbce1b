package org.dozvon.operator;

/** Tells the people who look after the service. */
@FunctionalInterface
public interface Alarms {
  /**
   * Tells them; never fails, may block for as long as a route takes.
   *
   * @param subject in a word, such as {@code topic}
   * @param text in plain words
   */
  void tell(String subject, String text);
}
