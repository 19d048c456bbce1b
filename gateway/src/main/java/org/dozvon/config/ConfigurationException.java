package org.dozvon.config;

/** The configuration or a dialog is wrong; the message lists every mistake, a line each. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
