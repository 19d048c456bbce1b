package org.dozvon;

import org.dozvon.cli.RunCommand;

/** The program's door. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name; the exit code is 0 when it did its work. */
  public static void main(String[] arguments) {
    System.exit(RunCommand.Root.execute(arguments));
  }
}
