package org.dozvon.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher where there are neither sources nor Maven nor a compiler. */
class InstalledLauncherTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String VERSION = "0.1.0-SNAPSHOT";

  @TempDir private static Path folder;
  private static Path home = Path.of("");
  private static Path java = Path.of("");

  /** What a command said on both streams, and its exit code. */
  private record Said(int code, String text) {}

  @BeforeAll
  static void install() throws IOException {
    assumeTrue(
        Files.exists(ROOT.resolve("gateway/target/gateway-" + VERSION + ".jar")),
        "the gateway was not packed (mvn package)");
    home = folder.resolve("dozvon");
    new Stage(ROOT, VERSION, Path.of("")).installed(home);
    Files.setPosixFilePermissions(
        home.resolve("dozvon"), PosixFilePermissions.fromString("rwxr-xr-x"));
    java = folder.resolve("jre");
    Files.createDirectories(java.resolve("bin"));
    Files.createSymbolicLink(
        java.resolve("bin/java"), Path.of(System.getProperty("java.home"), "bin/java"));
  }

  @Test
  void theModelsAreThere() throws Exception {
    Said said = dozvon(folder, "models", "verify");

    assertThat(said.text()).contains("demo-en: right", "demo-ru: right");
    assertThat(said.code()).isZero();
  }

  @Test
  void itsOwnSettingsAreTakenWhereverItIsCalled() throws Exception {
    Said said = dozvon(folder, "why", "nobody");

    assertThat(said.text()).doesNotContain("cannot read");
    assertThat(home.resolve("target")).doesNotExist();
  }

  @Test
  void whatNeedsTheSourcesSaysSo() throws Exception {
    for (String command : List.of("test", "demo", "bench", "build", "package")) {
      Said said = dozvon(folder, command);

      assertThat(said.text()).contains("dozvon: " + command + " needs the project's sources");
      assertThat(said.code()).isEqualTo(3);
    }
  }

  @Test
  void debiansPackageNamesItsOwnPlaces() throws Exception {
    Path settings = folder.resolve("settings.yaml");
    Files.copy(home.resolve("dozvon.yaml"), settings);
    Path environment = folder.resolve("environment");
    Files.writeString(environment, "# a secret\nDOZVON_JAVA_OPTIONS=-Xmx2g -Dcalled=yes\n\n");
    Path other = folder.resolve("other");
    new Stage(ROOT, VERSION, Path.of("")).installed(other);
    Files.writeString(
        other.resolve("installed"),
        "config=" + settings + "\nenvironment=" + environment + "\nstate=" + folder + "/state\n");
    // A Java that only tells how it is called.
    Path echo = folder.resolve("echo/bin/java");
    Files.createDirectories(echo.getParent());
    Files.writeString(
        echo,
        """
        #!/bin/sh
        [ "$1" = -version ] && { echo 'openjdk version "21.0.9"' >&2; exit; }
        printf '%s\\n' "$@"
        """);
    Files.setPosixFilePermissions(echo, PosixFilePermissions.fromString("rwxr-xr-x"));

    Said said = run(folder, folder.resolve("echo"), other.resolve("dozvon"), "run", "--no-guard");

    assertThat(said.text().lines())
        .contains("-Xmx2g", "-Dcalled=yes", settings.toString(), other + "/lib/*")
        .contains("-XX:SharedArchiveFile=" + folder + "/state/classes.jsa");
  }

  @Test
  void rootStaysRootForABackupWhichGoesWhereTheServicesUserMayNotWrite() throws Exception {
    Path other = folder.resolve("of a user");
    new Stage(ROOT, VERSION, Path.of("")).installed(other);
    Files.writeString(other.resolve("installed"), "user=dozvon\nstate=" + folder + "/state\n");
    script("root/id", "echo 0");
    script("root/setpriv", "echo becomes \"$*\"");
    script("root/java/bin/java", "echo 'openjdk version \"21.0.9\"' >&2");
    for (String command : List.of("backup", "restore", "doctor", "person")) {
      ProcessBuilder builder =
          new ProcessBuilder("bash", other.resolve("dozvon").toString(), command, "x.zip")
              .directory(folder.toFile())
              .redirectErrorStream(true);
      builder.environment().put("JAVA_HOME", folder.resolve("root/java").toString());
      builder.environment().merge("PATH", folder + "/root", (path, mine) -> mine + ":" + path);
      boolean isOfRoot = command.equals("backup") || command.equals("restore");
      assertThat(said(builder).text().contains("becomes --reuid=dozvon"))
          .as(command)
          .isEqualTo(!isOfRoot);
    }
  }

  private static void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Said dozvon(Path in, String... arguments) throws Exception {
    return run(in, java, home.resolve("dozvon"), arguments);
  }

  private static Said run(Path in, Path javaHome, Path launcher, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().remove("DOZVON_JAVA_OPTIONS");
    return said(builder);
  }

  private static Said said(ProcessBuilder builder) throws Exception {
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
