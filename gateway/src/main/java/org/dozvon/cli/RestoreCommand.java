package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dozvon.config.Configuration;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseCopy;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.DatabaseSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon restore}: a backup back to where it was. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Put a backup back: database, published versions, outbox, recordings that are in it; with --all",
      "also dialogs and dozvon.yaml. The gateway must not run. What was there is kept beside it, as",
      "NAME.before-restore-TIME. A backup of a later version is refused before anything is changed.",
      "Exit code: 0 done, 1 the backup is refused, 2 wrong use, 3 a gateway runs, or a file cannot be",
      "written."
    })
public final class RestoreCommand extends Tool {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  @Parameters(index = "0", paramLabel = "FILE", description = "of ./dozvon backup")
  private Path file = Path.of("backup.zip");

  @Option(names = "--all", description = "dialogs and dozvon.yaml, too")
  private boolean all;

  private final String aside =
      ".before-restore-" + LocalDateTime.now(ZoneId.systemDefault()).format(TIME);

  @Override
  int run() throws ToolException, IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ToolException(ToolException.WRONG_USE, "cannot read " + file);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      BackupFile.About about = BackupFile.about(zip);
      out().println("backup of " + about.made() + ", tables of version " + about.tables());
      if (all) {
        configurationOf(zip);
      }
      Configuration configuration = configuration();
      DatabaseSettings settings = configuration.database();
      if (settings.url().isPresent()) {
        out()
            .println(
                "database: " + settings.where() + " is a server: pg_restore (docs/upgrade.md)");
      } else if (DatabaseCopy.isOpen(settings.folder())) {
        throw new ToolException(
            ToolException.CANNOT,
            "the database is open: stop the gateway first (" + settings.where() + ")");
      } else {
        database(zip, settings.folder());
      }
      BackupParts parts = BackupParts.of(configuration, configFile());
      for (Map.Entry<String, Path> folder : parts.state().entrySet()) {
        put(zip, folder.getKey(), folder.getValue());
      }
      if (all) {
        for (Map.Entry<String, Path> folder : parts.files().entrySet()) {
          put(zip, folder.getKey(), folder.getValue());
        }
      }
      return 0;
    } catch (ZipException e) {
      throw new ToolException(ToolException.FOUND, file + ": " + e.getMessage());
    }
  }

  /** The configuration says where the rest goes, so it comes first. */
  private void configurationOf(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(BackupParts.CONFIGURATION);
    if (entry != null) {
      Path fresh = configFile().resolveSibling("." + configFile().getFileName() + ".restored");
      try (var in = zip.getInputStream(entry)) {
        Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      }
      keep(configFile());
      Files.move(fresh, configFile());
      out().println(BackupParts.CONFIGURATION + ": restored to " + configFile());
    }
  }

  /** It is opened once beside its place, which brings it up to date or refuses it. */
  private void database(ZipFile zip, Path place) throws ToolException, IOException {
    if (BackupFile.part(zip, BackupParts.DATABASE).isEmpty()) {
      out().println("database: none in the backup");
      return;
    }
    Path beside = place.resolveSibling(place.getFileName() + ".restoring");
    delete(beside);
    BackupFile.unpack(zip, BackupParts.DATABASE, beside);
    try {
      Database.open(DatabaseSettings.DEFAULTS.in(beside)).close();
    } catch (DatabaseException e) {
      delete(beside);
      throw new ToolException(ToolException.FOUND, "nothing was changed: " + e.getMessage());
    }
    keep(place);
    Files.move(beside, place);
    out().println("database: restored to " + place);
  }

  private void put(ZipFile zip, String name, Path place) throws IOException {
    int count = BackupFile.part(zip, name).size();
    if (count > 0) {
      keep(place);
      BackupFile.unpack(zip, name, place);
      out().println(name + ": " + count + " restored to " + place);
    }
  }

  private void keep(Path place) throws IOException {
    if (Files.exists(place)) {
      Path kept = place.resolveSibling(place.getFileName() + aside);
      for (int again = 2; Files.exists(kept); again++) {
        kept = place.resolveSibling(place.getFileName() + aside + "-" + again);
      }
      Files.move(place, kept);
      out().println("  what was there: " + kept);
    } else {
      Files.createDirectories(place.toAbsolutePath().getParent());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (String name : new String[] {DatabaseCopy.FILE, "dozvon.trace.db"}) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }
}
