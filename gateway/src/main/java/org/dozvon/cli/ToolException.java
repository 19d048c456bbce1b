package org.dozvon.cli;

/** A command cannot do its work; the message is for who typed it, the code is its exit code. */
final class ToolException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Something was found that is wrong. */
  static final int FOUND = 1;

  /** The command was used wrongly. */
  static final int WRONG_USE = 2;

  /** A part that is needed is not there or does not work. */
  static final int CANNOT = 3;

  private final int code;

  ToolException(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
