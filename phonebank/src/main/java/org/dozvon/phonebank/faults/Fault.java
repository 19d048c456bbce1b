package org.dozvon.phonebank.faults;

import java.io.IOException;

/**
 * Something that breaks while calls run.
 *
 * @param name as it stands in the table
 */
record Fault(String name, Doing breaks, Doing heals) {
  /** Breaks or mends something. */
  interface Doing {
    void in(FaultLab lab) throws IOException, InterruptedException;
  }

  static final Fault KILLED =
      new Fault("killed -9", lab -> lab.lab().gateway().signal("KILL"), lab -> {});

  static final Fault HUNG =
      new Fault("hung (SIGSTOP)", lab -> lab.lab().gateway().signal("STOP"), lab -> {});

  void strike(FaultLab lab) throws IOException, InterruptedException {
    breaks.in(lab);
  }

  /** After the calls: when this returns the gateway runs or is about to. */
  void mend(FaultLab lab) throws IOException, InterruptedException {
    heals.in(lab);
  }
}
