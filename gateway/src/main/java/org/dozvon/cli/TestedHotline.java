package org.dozvon.cli;

import java.util.List;
import org.dozvon.dialog.Rehearsal;
import org.dozvon.publishing.HotlineFiles;

/**
 * What came of a hotline's tests.
 *
 * @param tests grows while they are played
 */
record TestedHotline(HotlineFiles files, List<Test> tests) {
  /** One of them. */
  record Test(Rehearsal rehearsal, Rehearsal.Outcome outcome, long millis) {
    boolean failed() {
      return outcome.mistake().isPresent();
    }
  }

  int failed() {
    return (int) tests.stream().filter(Test::failed).count();
  }

  long millis() {
    return tests.stream().mapToLong(Test::millis).sum();
  }
}
