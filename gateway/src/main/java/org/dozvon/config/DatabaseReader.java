package org.dozvon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;

/** Reads where the database is from the block {@code database} of dozvon.yaml. */
final class DatabaseReader {
  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:postgresql://[^/?@\\s]+/[^/?@\\s]+(\\?\\S+)?");
  private static final Pattern SECRET = Pattern.compile("(?i)password=|@");

  private DatabaseReader() {}

  /** A file of H2 without an address; the password never stands in a problem. */
  static DatabaseSettings read(Fields database, Path base, Problems problems) {
    DatabaseSettings usual = DatabaseSettings.DEFAULTS;
    DatabaseSettings file =
        usual
            .in(base.resolve(database.text("folder", ".dozvon/database")).normalize())
            .with(database.integer("connections", 2, 100, usual.connections()));
    String url = database.text("url", "");
    String user = database.text("user", usual.user());
    String password = password(database, base, problems);
    if (url.isEmpty()) {
      return file;
    }
    if (SECRET.matcher(url).find()) {
      problems.add(
          database.place("url"), "url: holds a login (expected: user and password-file beside it)");
    } else if (!ADDRESS.matcher(url).matches()) {
      problems.add(
          database.place("url"),
          "url: \"" + url + "\" (expected: jdbc:postgresql://host:5432/name)");
    }
    return file.at(url, user, password);
  }

  private static String password(Fields database, Path base, Problems problems) {
    String said = database.text("password", "");
    String file = database.text("password-file", "");
    if (file.isEmpty()) {
      return said;
    }
    if (!said.isEmpty()) {
      problems.add(
          database.place("password"), "password: stands beside password-file (expected: one)");
    }
    Path path = base.resolve(file).normalize();
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      problems.add(
          database.place("password-file"),
          "password-file: "
              + path
              + " can't be read"
              + (Files.exists(path) ? "" : " (there is no such file)"));
      return "";
    }
  }
}
