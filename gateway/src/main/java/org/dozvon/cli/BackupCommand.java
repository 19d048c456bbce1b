package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.config.Configuration;
import org.dozvon.journal.DatabaseCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon backup}: everything that is needed to go on elsewhere, in one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Write database, published versions, outbox, dialogs and dozvon.yaml into one file. The gateway",
      "may run meanwhile and goes on. The copy is read once from beginning to end.",
      "  ./dozvon backup /backup/dozvon-monday.zip",
      "The file holds everybody's calls and dozvon.yaml: only you can read it. docs/upgrade.md",
      "Exit code: 0 done, 2 wrong use, 3 the database or a file cannot be read or written."
    })
public final class BackupCommand extends Tool {
  @Parameters(index = "0", paramLabel = "FILE", description = "to be written; must not be there")
  private Path file = Path.of("backup.zip");

  @Option(names = "--recordings", description = "recorded calls, too, which may be many")
  private boolean recordings;

  @Override
  int run() throws ToolException, IOException {
    if (Files.exists(file)) {
      throw new ToolException(ToolException.WRONG_USE, file + " is there already");
    }
    Path target = file.toAbsolutePath().normalize();
    if (!Files.isDirectory(target.getParent())) {
      throw new NoSuchFileException(target.getParent().toString());
    }
    if (!Files.isWritable(target.getParent())) {
      throw new AccessDeniedException(target.getParent().toString());
    }
    Configuration configuration = configuration();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Path copy = target.resolveSibling("." + target.getFileName() + "-dozvon.mv.db");
    try {
      boolean isFile = configuration.database().url().isEmpty();
      Optional<String> source =
          isFile ? new DatabasePart(configuration).copyTo(copy) : Optional.empty();
      String tables = source.isPresent() ? DatabaseCopy.version(copy) : "";
      out()
          .println(
              "database: " + source.orElse(isFile ? "there is none yet" : server(configuration)));
      Files.deleteIfExists(part);
      try (BackupFile.Maker maker = new BackupFile.Maker(part)) {
        maker.about(new BackupFile.About(Instant.now(), tables));
        if (source.isPresent()) {
          maker.file(BackupParts.DATABASE + "/" + DatabaseCopy.FILE, copy);
        }
        folders(maker, BackupParts.of(configuration, configFile()));
      }
      Files.move(part, target);
    } finally {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(part);
    }
    out().printf(Locale.ROOT, "written: %s, %.1f MB%n", file, Files.size(target) / 1e6);
    return 0;
  }

  private static String server(Configuration configuration) {
    return "NOT in this file, as it is a server: save "
        + configuration.database().where()
        + " with pg_dump --format=custom (docs/upgrade.md)";
  }

  private void folders(BackupFile.Maker maker, BackupParts parts) throws IOException {
    for (Map.Entry<String, Path> folder : parts.state().entrySet()) {
      if (recordings || !folder.getKey().equals(BackupParts.RECORDINGS)) {
        told(folder.getKey(), maker.folder(folder.getKey(), folder.getValue()));
      }
    }
    for (Map.Entry<String, Path> folder : parts.files().entrySet()) {
      told(folder.getKey(), maker.folder(folder.getKey(), folder.getValue()));
    }
    maker.file(BackupParts.CONFIGURATION, parts.configuration());
  }

  private void told(String name, int count) {
    out().println(name + ": " + count + (count == 1 ? " file" : " files"));
  }
}
