package org.dozvon.operator.workshop;

import java.util.List;

/** What came of publishing. */
public sealed interface Publication {
  /** The files take calls as this version. */
  record Live(int version) implements Publication {}

  /** They do not, for these reasons; the folder is as it was. */
  record Refused(List<Finding> findings) implements Publication {
    /** Copies. */
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /** These files were changed in the folder since the draft was begun; nothing was written. */
  record Stale(List<String> files) implements Publication {
    /** Copies. */
    public Stale {
      files = List.copyOf(files);
    }
  }

  /** There is nothing to publish. */
  record Nothing() implements Publication {}

  /** The files are in the folder, and the gateway has not told yet what it makes of them. */
  record Unknown() implements Publication {}
}
