package org.dozvon.expression;

/** A condition that cannot be read; the message says what to write instead. */
public final class ConditionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * @param offset characters from the condition's first one to where it is wrong, from 0
   */
  ConditionException(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  /** Characters from the condition's first one to where it is wrong, from 0. */
  public int offset() {
    return offset;
  }
}
