package org.dozvon.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;

/** Copies of H2's database file: while it is in use, and while it is not. */
public final class DatabaseCopy {
  /** What H2 calls its file. */
  public static final String FILE = "dozvon.mv.db";

  private DatabaseCopy() {}

  /**
   * Copies the open database as it is at one moment; others go on reading and writing meanwhile.
   *
   * @param file to be made, readable by this user alone
   * @throws IOException when it is no H2, or the copy can't be written
   */
  public static void ofOpen(DataSource database, Path file) throws IOException {
    Path zip = file.resolveSibling(file.getFileName() + ".zip");
    make(zip);
    try (Connection connection = database.getConnection()) {
      if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
        throw new IOException("the database is no H2: its own tools copy it (docs/upgrade.md)");
      }
      try (PreparedStatement backup = connection.prepareStatement("backup to ?")) {
        backup.setString(1, zip.toString());
        backup.execute();
      }
      unpack(zip, file);
    } catch (SQLException e) {
      throw new IOException("the database can't be copied: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(zip);
    }
  }

  /**
   * Copies a database that nobody has open, as it is: nothing is brought up to date.
   *
   * @param folder of {@link DatabaseSettings#folder}
   * @throws NoSuchFileException when there is none
   * @throws IOException when another program has it open, or the copy can't be written
   */
  public static void ofClosed(Path folder, Path file) throws IOException {
    Path database = folder.resolve(FILE);
    if (!Files.exists(database)) {
      throw new NoSuchFileException(database.toString());
    }
    try (FileChannel mine =
        FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (!isMine(mine)) {
        throw new IOException(database + ": another program has it open");
      }
      make(file);
      try (FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
        long copied = 0;
        while (copied < mine.size()) {
          copied += mine.transferTo(copied, mine.size() - copied, to);
        }
      }
    }
  }

  /** Whether a program has the database of this folder open. */
  public static boolean isOpen(Path folder) throws IOException {
    Path database = folder.resolve(FILE);
    if (!Files.exists(database)) {
      return false;
    }
    try (FileChannel mine = FileChannel.open(database, StandardOpenOption.WRITE)) {
      return !isMine(mine);
    }
  }

  private static boolean isMine(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * The version of the tables in a copy, which is read from beginning to end for it and stays as it
   * is.
   *
   * @throws IOException when it can't be read
   */
  public static String version(Path file) throws IOException {
    String name = file.toAbsolutePath().normalize().toString().replaceFirst("\\.mv\\.db$", "");
    DatabaseSettings usual = DatabaseSettings.DEFAULTS;
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + name + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;DATABASE_TO_LOWER=TRUE",
                usual.user(),
                usual.password());
        Statement statement = connection.createStatement()) {
      readAll(connection);
      try (ResultSet last =
          statement.executeQuery(
              "select \"version\" from \"flyway_schema_history\" where \"success\" and \"version\""
                  + " is not null order by \"installed_rank\" desc limit 1")) {
        return last.next() ? last.getString(1) : "0";
      }
    } catch (SQLException e) {
      throw new IOException("the database in it can't be read: " + e.getMessage(), e);
    }
  }

  /** A page of the file that is broken is found here and not when somebody needs the copy. */
  private static void readAll(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, "public", "%", new String[] {"BASE TABLE"})) {
      while (tables.next()) {
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery("select * from \"" + tables.getString("TABLE_NAME") + '"')) {
          while (rows.next()) {
            rows.getObject(1);
          }
        }
      }
    }
  }

  private static void unpack(Path zip, Path file) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(FILE)) {
          make(file);
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
          return;
        }
      }
    }
    throw new IOException("H2's copy has no " + FILE);
  }

  private static void make(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
