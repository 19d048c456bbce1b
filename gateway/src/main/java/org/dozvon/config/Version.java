package org.dozvon.config;

import java.util.Optional;

/** Which program this is. */
public final class Version {
  /** Of the jar that runs; {@code development} when it is not one. */
  public static final String NAME =
      Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
          .orElse("development");

  private Version() {}
}
