package org.dozvon.people;

/** Why a password is not taken; {@link #text} is for a terminal. */
public enum PasswordFault {
  TOO_SHORT("a password has at least 12 characters"),
  TOO_LONG("a password has at most 200 characters"),
  COMMON("that password is among those that are tried first"),
  TOO_PLAIN("the same few characters again and again"),
  LIKE_LOGIN("a password must not be made of the login or the name"),
  SAME("that is the old password");

  private final String text;

  PasswordFault(String text) {
    this.text = text;
  }

  /** In English. */
  public String text() {
    return text;
  }
}
