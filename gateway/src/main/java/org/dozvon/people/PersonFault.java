package org.dozvon.people;

/** Why a person can't be added or changed like that; {@link #text} is for a terminal. */
public enum PersonFault {
  LOGIN_FORM("the login is of small Latin letters, digits and . _ @ -, at most 64"),
  NAME_FORM("the name has 1 to 100 characters"),
  PHONE_FORM("the phone is written as Asterisk has it, such as PJSIP/101"),
  LANGUAGE("the language is en or ru"),
  LOGIN_TAKEN("somebody has that login already"),
  PHONE_TAKEN("somebody who is enabled has that phone already"),
  UNKNOWN("nobody has that login"),
  LAST_ADMIN("there must be an enabled admin"),
  BUSY("too many sign-ins at once, try again in a moment");

  private final String text;

  PersonFault(String text) {
    this.text = text;
  }

  /** In English. */
  public String text() {
    return text;
  }
}
