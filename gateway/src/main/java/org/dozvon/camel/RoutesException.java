package org.dozvon.camel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Route files can't be used; the message says which file and why. */
public final class RoutesException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Pattern PLACE =
      Pattern.compile("\\bline (\\d{1,9})(?:, column (\\d{1,9}))?");

  private final String file;
  private final String reason;

  /**
   * @param file the route file's name; empty when it is no single file's fault
   */
  RoutesException(String file, String reason, Throwable cause) {
    super(file.isEmpty() ? reason : "route file " + file + ": " + reason, cause);
    this.file = file;
    this.reason = reason;
  }

  /** The name of the file that is to blame; empty when it is no single file's fault. */
  public String file() {
    return file;
  }

  /** Why, in one line. */
  public String reason() {
    return reason;
  }

  /** Line and column, {@code 11:7}, as far as the reason names them; 1 for what it does not. */
  public String place() {
    Matcher named = PLACE.matcher(reason);
    return named.find()
        ? named.group(1) + ":" + (named.group(2) == null ? "1" : named.group(2))
        : "1:1";
  }
}
