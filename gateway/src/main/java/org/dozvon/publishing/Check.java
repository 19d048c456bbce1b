package org.dozvon.publishing;

import java.io.IOException;

/** What a version must pass before it goes live; used by one thread. */
@FunctionalInterface
public interface Check {
  /** What is wrong with these files; problems and failures refuse them, warnings do not. */
  HotlineCheck.Report check(Snapshot files) throws IOException;
}
