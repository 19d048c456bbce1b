package org.dozvon.agi;

/** A command of the AGI protocol; grows with the codec. */
public sealed interface AgiCommand {
  /** {@code ANSWER}. */
  record Answer() implements AgiCommand {}

  /** {@code EXEC application "arguments"}; dialplan variables in the arguments are substituted. */
  record Exec(String application, String arguments) implements AgiCommand {}

  /** {@code GET VARIABLE name}. */
  record GetVariable(String name) implements AgiCommand {}

  /** {@code SET VARIABLE name "value"}. */
  record SetVariable(String name, String value) implements AgiCommand {}

  /** {@code SET CONTEXT name}. */
  record SetContext(String name) implements AgiCommand {}

  /** {@code SET EXTENSION name}. */
  record SetExtension(String name) implements AgiCommand {}

  /** {@code SET PRIORITY number-or-label}. */
  record SetPriority(String priority) implements AgiCommand {}

  /** {@code HANGUP}. */
  record HangUp() implements AgiCommand {}
}
