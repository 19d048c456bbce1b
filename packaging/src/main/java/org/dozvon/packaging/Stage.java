package org.dozvon.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out what is packed: {@code archive} is the archive's folder, {@code debian} the root of the
 * Debian package's files. Modes and owners are the packers' business.
 */
public final class Stage {
  private static final List<String> PARTS =
      List.of(
          "dialplans/hotlines",
          "dialplans/schema",
          "docker/prometheus/rules",
          "docker/grafana/dashboards",
          "voice-models/demo-en",
          "voice-models/demo-ru",
          "voice-models/models.yaml",
          "voice-models/README.md");

  private static final String ARCHIVE =
      "# This file tells ./dozvon that it was installed: there is nothing to build.\n";

  private final Path root;
  private final Path bom;
  private final String version;

  Stage(Path root, String version, Path bom) {
    this.root = root;
    this.version = version;
    this.bom = bom;
  }

  /** Arguments: the project's folder, its version, the class path's list of parts, where to. */
  public static void main(String[] arguments) throws IOException {
    Path to = Path.of(arguments[3]);
    delete(to);
    Stage stage = new Stage(Path.of(arguments[0]).normalize(), arguments[1], Path.of(arguments[2]));
    stage.archive(to.resolve("archive"));
    stage.debian(to.resolve("debian"));
  }

  /** The folder that a user unpacks anywhere. */
  void archive(Path to) throws IOException {
    installed(to);
    documents(to);
  }

  /** That folder without what is only read. */
  void installed(Path to) throws IOException {
    program(to);
    copy(root.resolve("dozvon.yaml"), to.resolve("dozvon.yaml"));
    Files.writeString(to.resolve("installed"), ARCHIVE);
  }

  /** The files of the Debian package. */
  void debian(Path to) throws IOException {
    Path share = to.resolve("usr/share/dozvon");
    Path ours = root.resolve("packaging/src/debian");
    program(share);
    documents(to.resolve("usr/share/doc/dozvon"));
    copy(ours.resolve("installed"), share.resolve("installed"));
    copy(ours.resolve("copyright"), to.resolve("usr/share/doc/dozvon/copyright"));
    copy(ours.resolve("dozvon.service"), to.resolve("usr/lib/systemd/system/dozvon.service"));
    copy(ours.resolve("environment"), to.resolve("etc/dozvon/environment"));
    Files.writeString(
        to.resolve("etc/dozvon/dozvon.yaml"),
        InstalledSettings.of(Files.readString(root.resolve("dozvon.yaml"))));
  }

  private void program(Path to) throws IOException {
    copy(root.resolve("dozvon"), to.resolve("dozvon"));
    for (String script : List.of("supervise.sh", "installed.sh")) {
      copy(root.resolve("setup").resolve(script), to.resolve("setup").resolve(script));
    }
    Path target = root.resolve("gateway/target");
    copy(
        target.resolve("gateway-" + version + ".jar"),
        to.resolve("lib/gateway-" + version + ".jar"));
    tree(target.resolve("lib"), to.resolve("lib"));
    for (String part : PARTS) {
      tree(root.resolve(part), to.resolve(part));
    }
    // Beside the files for an administrator's Asterisk lie those of the tests' own ones.
    try (Stream<Path> files = Files.list(root.resolve("dialplans/asterisk"))) {
      files
          .filter(file -> !Files.isDirectory(file))
          .forEach(
              file ->
                  copyUnchecked(
                      file, to.resolve("dialplans/asterisk").resolve(file.getFileName())));
    }
  }

  private void documents(Path to) throws IOException {
    for (String name : List.of("README.md", "CHANGELOG.md", "LICENSE")) {
      copy(root.resolve(name), to.resolve(name));
    }
    tree(root.resolve("docs"), to.resolve("docs"));
    Parts parts = Parts.of(root, Files.readString(bom));
    Files.writeString(to.resolve("sbom.cdx.json"), parts.json());
    Files.writeString(to.resolve("THIRD-PARTY.md"), parts.table());
  }

  private static void tree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(file -> copyUnchecked(file, to.resolve(from.relativize(file).toString())));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void copyUnchecked(Path from, Path to) {
    try {
      copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }
}
