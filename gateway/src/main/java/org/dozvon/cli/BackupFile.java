package org.dozvon.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A backup: a zip with a page about itself, the database's file and folders. */
final class BackupFile {
  private static final String ABOUT = "backup.properties";

  private BackupFile() {}

  /**
   * What a backup says of itself.
   *
   * @param tables version of the database's tables; empty: there is no database in it
   */
  record About(Instant made, String tables) {}

  /** Writes one; only this user can read it, as everybody's calls are in it. */
  static final class Maker implements AutoCloseable {
    private final ZipOutputStream zip;

    /**
     * @param file that is not there yet
     */
    Maker(Path file) throws IOException {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE);
      zip = new ZipOutputStream(out);
    }

    void about(About about) throws IOException {
      Properties lines = new Properties();
      lines.setProperty("made", about.made().toString());
      lines.setProperty("tables", about.tables());
      StringWriter text = new StringWriter();
      lines.store(text, "./dozvon backup");
      zip.putNextEntry(new ZipEntry(ABOUT));
      zip.write(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      zip.closeEntry();
    }

    void file(String name, Path file) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      Files.copy(file, zip);
      zip.closeEntry();
    }

    /**
     * All files of a folder but what a restore has kept; one that is gone when its turn comes is
     * left out. The number of files.
     */
    int folder(String name, Path folder) throws IOException {
      int count = 0;
      for (Path file : files(folder)) {
        if (Files.isReadable(file)) {
          String within = folder.relativize(file).toString().replace('\\', '/');
          file(name + "/" + within, file);
          count++;
        }
      }
      return count;
    }

    private static List<Path> files(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> all = Files.walk(folder)) {
        return all.filter(Files::isRegularFile)
            .filter(file -> !Exchange.isKept(folder.relativize(file)))
            .sorted()
            .toList();
      }
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  /**
   * Reads a backup's page about itself.
   *
   * @throws ZipException when it is no backup, or a name in it leads out of it
   */
  static About about(ZipFile zip) throws IOException {
    Optional<String> outside =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith("/") || List.of(name.split("/", -1)).contains(".."))
            .findFirst();
    if (outside.isPresent()) {
      throw new ZipException("\"" + outside.get() + "\" leads out of the backup");
    }
    ZipEntry entry = zip.getEntry(ABOUT);
    if (entry == null) {
      throw new ZipException("no " + ABOUT + " in it (expected: a file of ./dozvon backup)");
    }
    Properties lines = new Properties();
    byte[] text = zip.getInputStream(entry).readAllBytes();
    lines.load(new StringReader(new String(text, java.nio.charset.StandardCharsets.UTF_8)));
    return new About(
        Instant.parse(lines.getProperty("made", Instant.EPOCH.toString())),
        lines.getProperty("tables", ""));
  }

  /** The files under a name, by their path within; none when the backup has no such part. */
  static Map<String, ZipEntry> part(ZipFile zip, String name) {
    Map<String, ZipEntry> files = new TreeMap<>();
    zip.stream()
        .filter(entry -> entry.getName().startsWith(name + "/") && !entry.isDirectory())
        .forEach(entry -> files.put(entry.getName().substring(name.length() + 1), entry));
    return files;
  }

  /** Unpacks a part into a folder, which is made. */
  static void unpack(ZipFile zip, String name, Path folder) throws IOException {
    for (Map.Entry<String, ZipEntry> file : part(zip, name).entrySet()) {
      Path to = folder.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      try (var in = zip.getInputStream(file.getValue())) {
        Files.copy(in, to);
      }
    }
  }
}
