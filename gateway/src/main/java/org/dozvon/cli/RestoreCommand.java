package org.dozvon.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
      "also dialogs and dozvon.yaml. The gateway must not run. What was there is kept inside the same",
      "folder, as .before-restore-TIME. Everything is made ready and looked at first: what is refused",
      "has changed nothing, and so has what cannot be written.",
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

  /** What is said when all is done. */
  private final List<String> report = new ArrayList<>();

  @Override
  int run() throws ToolException, IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ToolException(ToolException.WRONG_USE, "cannot read " + file);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      BackupFile.About about = BackupFile.about(zip);
      out().println("backup of " + about.made() + ", tables of version " + about.tables());
      Optional<String> settings = all ? settings(zip) : Optional.empty();
      Configuration configuration =
          settings.isPresent() ? configuration(settings.get()) : configuration();
      refuseWhileOneRuns(configuration);
      restore(zip, configuration, settings);
      return 0;
    } catch (ZipException e) {
      throw new ToolException(ToolException.FOUND, file + ": " + e.getMessage());
    }
  }

  /** dozvon.yaml says where the rest goes, so it is read before anything is made ready. */
  private static Optional<String> settings(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(BackupParts.CONFIGURATION);
    if (entry == null) {
      return Optional.empty();
    }
    try (var in = zip.getInputStream(entry)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The one that runs may have the settings that are there, or those of the backup. */
  private void refuseWhileOneRuns(Configuration restored) throws ToolException, IOException {
    List<Configuration> both = new ArrayList<>(List.of(restored));
    try {
      both.add(configuration());
    } catch (ToolException e) {
      // no settings yet, or spoilt ones: no gateway could have started with them
    }
    for (Configuration one : both) {
      DatabaseSettings settings = one.database();
      if (settings.url().isEmpty() && DatabaseCopy.isOpen(settings.folder())) {
        throw refused("the database is open: stop the gateway first (" + settings.where() + ")");
      }
      refuseAt(one);
    }
  }

  private static void refuseAt(Configuration one) throws ToolException {
    try {
      switch (RunningGateway.at(one.http())) {
        case GATEWAY -> throw refused("a gateway runs at " + one.http() + ": stop it first");
        case SILENT ->
            throw refused(
                "at "
                    + one.http()
                    + " is a program that does not answer; a gateway? Stop it first");
        case NOBODY, ANOTHER -> {}
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused("interrupted");
    }
  }

  private static ToolException refused(String why) {
    return new ToolException(ToolException.CANNOT, why + ". Nothing was changed.");
  }

  private void restore(ZipFile zip, Configuration configuration, Optional<String> settings)
      throws ToolException, IOException {
    String time = LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
    List<Path> kept;
    try (Exchange exchange = new Exchange(time)) {
      if (settings.isPresent()) {
        settings(exchange, settings.get());
      }
      database(zip, configuration.database(), exchange);
      BackupParts parts = BackupParts.of(configuration, configFile());
      Map<String, Path> folders = new LinkedHashMap<>(parts.state());
      if (all) {
        folders.putAll(parts.files());
      }
      for (Map.Entry<String, Path> folder : folders.entrySet()) {
        put(zip, folder.getKey(), folder.getValue(), exchange);
      }
      kept = exchange.commit();
    } catch (Exchange.HalfDoneException e) {
      throw new ToolException(
          ToolException.CANNOT,
          e.getMessage() + ": HALF is restored; what was there is in .before-restore-" + time);
    } catch (ZipException e) {
      throw e;
    } catch (IOException e) {
      throw refused(FileTrouble.of(e));
    }
    report.forEach(out()::println);
    kept.forEach(path -> out().println("  what was there: " + path));
  }

  private void settings(Exchange exchange, String text) throws ToolException, IOException {
    Path place = configFile();
    if (Files.isReadable(place) && Files.readString(place).equals(text)) {
      report.add(BackupParts.CONFIGURATION + ": is the same");
      return;
    }
    try {
      exchange.file(place, text);
    } catch (IOException e) {
      throw refused(
          FileTrouble.of(e) + " (without --all the dialogs and " + place + " stay as they are)");
    }
    report.add(BackupParts.CONFIGURATION + ": restored to " + place);
  }

  /** It is opened once beside its place, which brings it up to date or refuses it. */
  private void database(ZipFile zip, DatabaseSettings settings, Exchange exchange)
      throws ToolException, IOException {
    if (settings.url().isPresent()) {
      report.add("database: " + settings.where() + " is a server: pg_restore (docs/upgrade.md)");
      return;
    }
    if (BackupFile.part(zip, BackupParts.DATABASE).isEmpty()) {
      report.add("database: none in the backup");
      return;
    }
    // Other things may lie beside the database.
    Path fresh =
        exchange.folder(
            settings.folder(), path -> path.getFileName().toString().startsWith("dozvon."));
    BackupFile.unpack(zip, BackupParts.DATABASE, fresh);
    Files.setPosixFilePermissions(
        fresh.resolve(DatabaseCopy.FILE), PosixFilePermissions.fromString("rw-------"));
    try {
      Database.open(DatabaseSettings.DEFAULTS.in(fresh)).close();
    } catch (DatabaseException e) {
      throw new ToolException(ToolException.FOUND, "nothing was changed: " + e.getMessage());
    }
    report.add("database: restored to " + settings.folder());
  }

  private void put(ZipFile zip, String name, Path place, Exchange exchange) throws IOException {
    int count = BackupFile.part(zip, name).size();
    if (count > 0) {
      BackupFile.unpack(zip, name, exchange.folder(place, path -> true));
      report.add(name + ": " + count + " restored to " + place);
    }
  }
}
