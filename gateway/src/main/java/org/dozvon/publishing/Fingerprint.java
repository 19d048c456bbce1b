package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells without reading the files whether they are still the same: size, times and place on
 * disk of each.
 */
record Fingerprint(Map<String, String> files) {
  /**
   * The folder's files as they are now; a file that vanishes meanwhile is one that is not there.
   */
  static Fingerprint of(HotlineFiles hotline) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String path : hotline.paths()) {
      try {
        files.put(path, of(hotline.folder().resolve(path)));
      } catch (NoSuchFileException e) {
        files.put(path, "gone");
      }
    }
    return new Fingerprint(files);
  }

  private static String of(Path file) throws IOException {
    BasicFileAttributes own =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    BasicFileAttributes found =
        own.isSymbolicLink() ? Files.readAttributes(file, BasicFileAttributes.class) : own;
    return found.size()
        + " "
        + found.lastModifiedTime()
        + " "
        + found.fileKey()
        + " "
        + own.fileKey();
  }
}
