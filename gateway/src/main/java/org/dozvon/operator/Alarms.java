package org.dozvon.operator;

/** Tells the people who look after the service. */
@FunctionalInterface
public interface Alarms {
  /**
   * Tells them; never fails, may block for as long as a route takes.
   *
   * @param subject in a word, such as {@code topic}
   * @param about what it is about; who is told again of the same knows it by this
   * @param text in plain words
   */
  void tell(String subject, String about, String text);
}
