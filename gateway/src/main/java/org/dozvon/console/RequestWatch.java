package org.dozvon.console;

import java.time.Duration;

/** Is told of every request that was answered; must not block. */
@FunctionalInterface
public interface RequestWatch {
  /** Nobody wants to know. */
  RequestWatch NOBODY = (method, address, status, took) -> {};

  /**
   * A request was answered.
   *
   * @param address as it is written in the program, such as {@code /api/calls/{call}}; empty where
   *     nothing is: never what the visitor wrote
   */
  void answered(String method, String address, int status, Duration took);
}
