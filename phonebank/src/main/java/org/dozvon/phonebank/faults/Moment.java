package org.dozvon.phonebank.faults;

/** Where in a call the fault finds the caller. One caller each, known by the number. */
enum Moment {
  /** Dials just after the fault. */
  BEFORE_ANSWER("before answer", "+74950000100"),
  /** The first sentences are being said. */
  GREETING("greeting", "+74950000101"),
  /** The bot has asked and waits. */
  LISTENING("listening", "+74950000102"),
  /** The bot says what the caller wanted to know. */
  SPEAKING("bot speaks", "+74950000103"),
  /** A route looks something up; the number is one whose card is known, so it is not asked for. */
  ROUTE("in a route", "+74950004471"),
  /** The bot has said goodbye, the context is being stored; the route is slow for this number. */
  BETWEEN("to the queue", "+74950000105"),
  /** Music plays, no agent is free. */
  QUEUE("in the queue", "+74950000106");

  private final String label;
  private final String number;

  Moment(String label, String number) {
    this.label = label;
    this.number = number;
  }

  String label() {
    return label;
  }

  String number() {
    return number;
  }
}
