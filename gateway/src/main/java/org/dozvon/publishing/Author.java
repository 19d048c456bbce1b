package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;

/** Who changed a hotline's folder, as the file system knows it. */
final class Author {
  private Author() {}

  /**
   * The owner of the newest of the files that were not the same before; of the folder when files
   * were only taken away; "unknown" when the file system does not tell.
   */
  static String of(Snapshot now, Map<String, byte[]> before) {
    Path newest = now.folder();
    FileTime at = FileTime.fromMillis(0);
    try {
      for (Map.Entry<String, byte[]> file : now.files().entrySet()) {
        Path path = now.folder().resolve(file.getKey());
        if (!Arrays.equals(file.getValue(), before.get(file.getKey()))
            && Files.getLastModifiedTime(path).compareTo(at) > 0) {
          newest = path;
          at = Files.getLastModifiedTime(path);
        }
      }
      return Files.getOwner(newest).getName();
    } catch (IOException | UnsupportedOperationException e) {
      return "unknown";
    }
  }
}
