package org.dozvon.camel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Route files can't be used; the message says which file and why. */
public final class RoutesException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Pattern LINE = Pattern.compile("\\bline (\\d{1,9})\\b");

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

  /** The line that the reason names; 1 when it names none. */
  public int line() {
    Matcher named = LINE.matcher(reason);
    return named.find() ? Integer.parseInt(named.group(1)) : 1;
  }
}
