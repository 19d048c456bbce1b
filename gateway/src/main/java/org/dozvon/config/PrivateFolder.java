package org.dozvon.config;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with calls and password hashes in it: nothing for every account of the machine. Its
 * group keeps what it may.
 */
final class PrivateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private PrivateFolder() {}

  /** Makes it when it is missing, and closes it to others; a folder of somebody else's stays. */
  static void close(Path folder) throws IOException {
    Files.createDirectories(folder);
    Set<PosixFilePermission> may = EnumSet.noneOf(PosixFilePermission.class);
    may.addAll(Files.getPosixFilePermissions(folder));
    if (!may.removeAll(OTHERS)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(folder, may);
    } catch (FileSystemException e) {
      LOG.warn("event=folder_open {}: every account of this machine can look into it", folder);
    }
  }
}
