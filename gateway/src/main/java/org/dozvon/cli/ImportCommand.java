package org.dozvon.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.dialog.Surroundings;
import org.dozvon.dialplan.Dialplan;
import org.dozvon.dialplan.DialplanException;
import org.dozvon.dialplan.DialplanReader;
import org.dozvon.dialplan.HotlineDraft;
import org.dozvon.publishing.HotlineCheck;
import org.dozvon.publishing.HotlineFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon import}: a hotline's files made of a classic press-1 menu, as a start. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Make a hotline's files of a press-1 menu in Asterisk's extensions.conf, as a start.",
      "Exit code: 0 done, 1 there is no menu in it, 2 wrong use."
    })
public final class ImportCommand extends Tool {
  /** Whose file it is. */
  enum Kind {
    /** Any Background/WaitExten menu. */
    asterisk,
    /** The contexts ivr-N that FreePBX writes. */
    freepbx_ivr {
      @Override
      public String toString() {
        return "freepbx-ivr";
      }
    };

    static Optional<Kind> of(String name) {
      return List.of(values()).stream().filter(kind -> kind.toString().equals(name)).findFirst();
    }
  }

  private static final long MOST_BYTES = 10_000_000;

  @Parameters(index = "0", paramLabel = "KIND", description = "freepbx-ivr or asterisk")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "an extensions.conf")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      description = "the new hotline's folder (default: named like the context)")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--context", paramLabel = "NAME", description = "the menu, if there are several")
  private Optional<String> context = Optional.empty();

  @Option(
      names = "--language",
      paramLabel = "en|ru",
      split = ",",
      description = "the hotline's languages (default: what the dialplan sets, else en)")
  private List<String> languages = List.of();

  @Override
  int run() throws ToolException, IOException {
    Kind known =
        Kind.of(kind)
            .orElseThrow(
                () ->
                    new ToolException(
                        ToolException.WRONG_USE,
                        "import \"" + kind + "\" (expected: freepbx-ivr or asterisk)"));
    for (String language : languages) {
      language(language);
    }
    HotlineDraft draft = draft(known, text(file));
    Path where = folder.orElseGet(() -> Path.of(HotlineDraft.folder(context.orElse(name(file)))));
    write(draft.files(), where);
    draft.keys().forEach(key -> out().println("key " + key));
    if (!draft.notes().isEmpty()) {
      out().println("not taken over (comments in the files):");
      draft.notes().forEach(note -> out().println("  " + note));
    }
    out().println("queues that Asterisk must have: " + String.join(", ", draft.queues()));
    HotlineCheck.Report report =
        new HotlineCheck(Surroundings.UNKNOWN).check(new HotlineFiles(name(where), where));
    report.problems().forEach(err()::println);
    report.failures().forEach(err()::println);
    out()
        .printf(
            "wrote %s: %d keys, %d tests; look for TODO there, then: ./dozvon check %s%n",
            where, draft.keys().size(), report.played(), where);
    return report.problems().isEmpty() && report.failures().isEmpty() ? 0 : ToolException.FOUND;
  }

  private HotlineDraft draft(Kind known, String text) throws ToolException {
    try {
      Path beside = file.toAbsolutePath().getParent();
      Dialplan plan =
          new DialplanReader(name -> included(beside, name))
              .read(file.getFileName().toString(), text);
      return HotlineDraft.of(plan, context, known == Kind.asterisk ? "" : "ivr-", languages);
    } catch (DialplanException e) {
      throw new ToolException(ToolException.FOUND, file + ": " + e.getMessage());
    }
  }

  private static Optional<String> included(Path folder, String name) {
    try {
      return Optional.of(text(folder.resolve(name)));
    } catch (ToolException | java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String text(Path file) throws ToolException {
    try {
      if (Files.isDirectory(file) || Files.size(file) > MOST_BYTES) {
        throw new ToolException(
            ToolException.WRONG_USE,
            file + ": not a file of up to 10 MB (expected: an extensions.conf)");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ToolException(
          ToolException.WRONG_USE, file + ": not a text in UTF-8 (convert it with iconv)");
    } catch (IOException e) {
      throw new ToolException(
          ToolException.WRONG_USE, "cannot read " + file + " (expected: an extensions.conf)");
    }
  }

  private static String name(Path path) {
    return path.toAbsolutePath().normalize().getFileName().toString().replaceFirst("\\.conf$", "");
  }

  private static void write(Map<String, String> files, Path folder)
      throws ToolException, IOException {
    if (Files.exists(folder)) {
      throw new ToolException(
          ToolException.WRONG_USE, folder + " is there already (choose another folder with -o)");
    }
    for (Map.Entry<String, String> entry : files.entrySet()) {
      Path target = folder.resolve(entry.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, entry.getValue());
    }
  }
}
