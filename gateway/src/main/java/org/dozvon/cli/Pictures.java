package org.dozvon.cli;

import java.nio.file.Path;
import java.util.Locale;

/** Pictures that are written are SVG, which every browser shows. */
final class Pictures {
  private Pictures() {}

  /** Another ending would be a lie. */
  static void check(Path file) throws ToolException {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
      throw new ToolException(
          ToolException.WRONG_USE, "--picture " + file + " (expected: a file that ends in .svg)");
    }
  }
}
