package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * What becomes of the database while calls run. It lives within the gateway's process, so three of
 * them are done by a caller's look-up (routes of phonebank/faults): SQL that locks it, closes it,
 * or takes all of its connections.
 */
final class DatabaseFaults {
  private static final String LOCKS = "+74950006667";
  private static final String CLOSES = "+74950006668";
  private static final String TAKES_ALL = "+74950006669";

  /** All of them. */
  static final List<Fault> ALL =
      List.of(
          byLookUp("database locked for 15 s", LOCKS),
          byLookUp("database closed", CLOSES),
          byLookUp("database connections all taken for 15 s", TAKES_ALL),
          Fault.striking(
              "database file removed",
              DatabaseFaults::remove,
              lab -> lab.awaitHealth("database", "true")));

  private DatabaseFaults() {}

  private static Fault byLookUp(String name, String number) {
    return Fault.striking(
        name,
        lab -> {
          lab.expectHealth("database", "false");
          FaultCaller.breakWith(lab, number);
        },
        lab -> {
          lab.expectationMet();
          lab.awaitHealth("database", "true");
        });
  }

  private static void remove(FaultLab lab) throws IOException {
    Files.delete(lab.lab().folder().resolve("database/dozvon.mv.db"));
  }
}
