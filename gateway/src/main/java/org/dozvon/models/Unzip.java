package org.dozvon.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks an archive that somebody else made: nothing leaves the folder, nothing grows for ever.
 */
final class Unzip {
  private static final int MAX_ENTRIES = 10_000;

  private Unzip() {}

  /**
   * Unpacks all files.
   *
   * @param limit bytes that the unpacked files may have together
   * @throws ModelException when the archive is broken, names a place outside or is too big
   */
  static void into(Path folder, Path archive, long limit) throws ModelException, IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new ModelException("the archive has " + zip.size() + " entries (limit: 10000)");
      }
      long left = limit;
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path target = inside(folder, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            left -= copy(in, target, left);
          }
        }
      }
    } catch (ZipException e) {
      throw new ModelException("what came is not a whole .zip archive: " + e.getMessage(), e);
    }
  }

  private static Path inside(Path folder, String name) throws ModelException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder) || name.contains("\\")) {
      throw new ModelException(
          "the archive names a file outside its folder: \""
              + name.replaceAll("\\p{Cntrl}", "?")
              + "\"");
    }
    return target;
  }

  private static long copy(InputStream in, Path target, long left)
      throws IOException, ModelException {
    long sum = 0;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sum += n;
        if (sum > left) {
          throw new ModelException("the archive unpacks to more than it may");
        }
        out.write(buffer, 0, n);
      }
    }
    return sum;
  }
}
