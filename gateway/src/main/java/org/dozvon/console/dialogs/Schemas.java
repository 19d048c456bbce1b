package org.dozvon.console.dialogs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The JSON Schemas of the files, which editors complete from. */
final class Schemas {
  private Schemas() {}

  /** The schema's name for a file; empty: there is none. */
  static String of(String path) {
    if (path.equals("hotline.yaml")) {
      return "hotline";
    }
    if (path.equals("queues.yaml")) {
      return "queues";
    }
    if (path.startsWith("dialogs/")) {
      return "dialog";
    }
    return path.startsWith("tests/") ? "test" : "";
  }

  /** Its text. */
  static Optional<byte[]> text(String name) {
    if (!name.matches("hotline|queues|dialog|test")) {
      return Optional.empty();
    }
    try (InputStream file =
        Schemas.class.getResourceAsStream("/org/dozvon/console/schema/" + name + ".schema.json")) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
