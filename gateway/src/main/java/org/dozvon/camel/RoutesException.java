package org.dozvon.camel;

/** Route files can't be used; the message says which file and why. */
public final class RoutesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;

  /**
   * @param file the route file's name; empty when it is no single file's fault
   */
  RoutesException(String file, String reason, Throwable cause) {
    super(file.isEmpty() ? reason : "route file " + file + ": " + reason, cause);
    this.file = file;
  }

  /** The name of the file that is to blame; empty when it is no single file's fault. */
  public String file() {
    return file;
  }
}
