package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.cli.pbx.Includes;
import org.dozvon.cli.pbx.PbxFile;
import org.dozvon.cli.pbx.PbxFiles;
import org.dozvon.cli.pbx.PbxFolder;
import org.dozvon.cli.pbx.PbxKind;
import org.dozvon.config.Configuration;
import org.dozvon.publishing.VersionDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dozvon install-dialplan}: our files into the folder of an Asterisk that is there. */
@Command(
    name = "install-dialplan",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what would change in Asterisk's configuration folder; with --write it does it. Only",
      "files named *-dozvon.conf are written; the lines that include them are yours to add, and",
      "are told. --undo takes everything back.",
      "Exit code: 0 done or shown, 1 a file there is not ours, 2 wrong use, 3 not possible."
    })
public final class InstallDialplanCommand extends Tool {
  @Option(
      names = "--asterisk",
      paramLabel = "DIR",
      description = "/etc/asterisk of an Asterisk with files of your own")
  private Optional<Path> asterisk = Optional.empty();

  @Option(names = "--freepbx", paramLabel = "DIR", description = "/etc/asterisk of a FreePBX")
  private Optional<Path> freepbx = Optional.empty();

  @Option(names = "--write", description = "write what is shown")
  private boolean write;

  @Option(names = "--undo", description = "take back what was written there")
  private boolean undo;

  @Option(
      names = "--gateway",
      paramLabel = "HOST:PORT",
      description =
          "where Asterisk finds the gateway, several with commas (default: agi.listen of the"
              + " configuration)")
  private Optional<String> gateway = Optional.empty();

  @Option(
      names = "--permit",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "from where the gateway logs in to the manager: addresses and networks, IPv4 or IPv6"
              + " (default: this machine and the addresses of --gateway)")
  private List<String> permit = List.of();

  @Option(
      names = "--take-over",
      description =
          "also replace files of our names that somebody else put there or changed; --undo brings"
              + " them back")
  private boolean takeOver;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      hidden = true,
      defaultValue = "dialplans/asterisk",
      description = "the shipped files")
  private Path shipped = Path.of("dialplans/asterisk");

  @Override
  int run() throws ToolException, IOException {
    if (asterisk.isPresent() == freepbx.isPresent()) {
      throw new ToolException(ToolException.WRONG_USE, "which? --asterisk DIR or --freepbx DIR");
    }
    PbxKind kind = freepbx.isPresent() ? PbxKind.FREEPBX : PbxKind.ASTERISK;
    Path folder = freepbx.or(() -> asterisk).orElseThrow();
    if (!Files.isDirectory(folder)) {
      throw new ToolException(ToolException.WRONG_USE, folder + ": no such folder");
    }
    if (undo) {
      return undo(folder);
    }
    return install(kind, folder);
  }

  private int install(PbxKind kind, Path folder) throws ToolException, IOException {
    warnOfTheOther(kind, folder);
    List<PbxFile> files = files(kind);
    List<PbxFile> changing = new ArrayList<>();
    boolean refused = false;
    PbxFolder there = new PbxFolder(folder);
    for (PbxFile file : files) {
      PbxFolder.Standing standing = there.standing(file);
      if (standing == PbxFolder.Standing.SAME) {
        out().println(folder.resolve(file.name()) + ": as it is to be");
        continue;
      }
      changing.add(file);
      diff(there, file);
      refused |= refuses(folder.resolve(file.name()), standing);
    }
    if (refused) {
      err().println("dozvon: nothing is written");
      return ToolException.FOUND;
    }
    if (write) {
      for (PbxFile file : changing) {
        there.write(file);
        out().println(folder.resolve(file.name()) + ": written");
      }
    } else if (!changing.isEmpty()) {
      out().println("Nothing is written yet: --write does it, --undo takes it back.");
    }
    next(kind, folder, files);
    return 0;
  }

  /** Asterisk reads FreePBX's files in the one, and not in the other. */
  private void warnOfTheOther(PbxKind kind, Path folder) {
    boolean isFreePbx = Files.exists(folder.resolve("extensions_additional.conf"));
    if (isFreePbx && kind == PbxKind.ASTERISK) {
      err().println("dozvon: " + folder + " looks like a FreePBX's: --freepbx is meant for it");
    }
    if (!isFreePbx && kind == PbxKind.FREEPBX) {
      err().println("dozvon: " + folder + " has no extensions_additional.conf: is it a FreePBX?");
    }
  }

  private List<PbxFile> files(PbxKind kind) throws ToolException, IOException {
    Configuration configuration = configuration();
    String address = gateway.orElseGet(() -> configuration.agi().fromHere().toString());
    List<String> permitted = Permits.of(permit, PbxFiles.hosts(address), err());
    Optional<PbxFiles.Manager> manager =
        configuration
            .ami()
            .filter(ami -> !ami.secret().isEmpty())
            .map(ami -> new PbxFiles.Manager(ami.user(), ami.secret(), permitted));
    if (manager.isEmpty()) {
      out().println("No manager user is written: ami.secret is empty in the configuration.");
    }
    return PbxFiles.of(kind, shipped, address, kind == PbxKind.ASTERISK, manager);
  }

  private void diff(PbxFolder there, PbxFile file) throws IOException {
    Optional<String> old = there.content(file).map(file::shown);
    VersionDiff.lines(file.name(), old, file.shown()).forEach(out()::println);
    if (old.filter(file.shown()::equals).isPresent()) {
      out().println(file.name() + ": another secret, which is not shown");
    }
  }

  private boolean refuses(Path path, PbxFolder.Standing standing) {
    String what =
        switch (standing) {
          case STRANGE -> "is a link or a folder; take it away first";
          case FOREIGN -> "is there already and was not written by this command";
          case CHANGED -> "was changed since it was written";
          case ABSENT, SAME, OURS -> "";
        };
    if (what.isEmpty() || (takeOver && standing != PbxFolder.Standing.STRANGE)) {
      return false;
    }
    String way = standing == PbxFolder.Standing.STRANGE ? "" : " (--take-over replaces it)";
    err().println("dozvon: " + path + " " + what + way);
    return true;
  }

  private void next(PbxKind kind, Path folder, List<PbxFile> files) throws IOException {
    List<String> missing = new ArrayList<>();
    for (PbxFile file : files) {
      if (Includes.including(folder, file.name()).isEmpty()) {
        missing.add(
            "  echo '#include \"" + file.name() + "\"' >> " + folder.resolve(file.includer()));
      }
    }
    if (!missing.isEmpty()) {
      out().println("Yours to add, for these files are not ours (once):");
      missing.forEach(out()::println);
    }
    out().println("Then:");
    out()
        .println(
            kind == PbxKind.FREEPBX
                ? "  fwconsole reload; asterisk -rx 'manager reload'"
                : "  asterisk -rx 'dialplan reload'; asterisk -rx 'queue reload all'; asterisk -rx"
                    + " 'manager reload'");
    out().println("  ./dozvon doctor");
  }

  private int undo(Path folder) throws IOException {
    PbxFolder there = new PbxFolder(folder);
    if (!isFree(folder, there)) {
      return ToolException.FOUND;
    }
    Map<String, Boolean> taken = there.undo();
    if (taken.isEmpty()) {
      out().println(folder + ": nothing was written there");
    }
    taken.forEach(
        (name, back) ->
            out()
                .println(
                    folder.resolve(name)
                        + (back
                            ? ": as before"
                            : ": left, somebody has changed it since; delete it yourself")));
    return taken.containsValue(false) ? ToolException.FOUND : 0;
  }

  /** Asterisk refuses a whole file that includes one which is not there, dialplan and all. */
  private boolean isFree(Path folder, PbxFolder there) throws IOException {
    boolean free = true;
    for (String name : there.wouldVanish()) {
      Optional<Includes.Line> includer = Includes.needing(folder, name);
      if (includer.isPresent()) {
        Path file = folder.resolve(includer.get().file());
        String line = includer.get().text();
        err().println("dozvon: " + file + " still includes " + name + "; take the line out first:");
        err()
            .println(
                line.contains(name)
                    ? "  sed -i '/^[[:space:]]*#include.*" + name + "/d' " + file
                    : "  " + line + "   (by hand: it means other files, too)");
        free = false;
      }
    }
    return free;
  }
}
