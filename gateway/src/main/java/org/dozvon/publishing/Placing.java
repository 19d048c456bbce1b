package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts files into a hotline's folder. */
final class Placing {
  private Placing() {}

  /** In one step, so that nobody reads half of it; who may read the old file may read the new. */
  static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling("." + file.getFileName() + ".fresh");
    Files.write(fresh, content);
    keepPermissions(file, fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void keepPermissions(Path file, Path fresh) throws IOException {
    if (Files.isRegularFile(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
    }
  }
}
