package org.dozvon.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder of sources that were built before. */
class LauncherTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String GATEWAY = "gateway/target/gateway-0.1.0-SNAPSHOT.jar";
  private static final String BANK = "phonebank/target/phonebank-0.1.0-SNAPSHOT.jar";

  private static final String JAVA =
      """
      #!/bin/sh
      [ "$1" = -version ] && { echo 'openjdk version "25.0.1"' >&2; exit; }
      printf '%s\\n' "$@"
      """;

  @TempDir private Path home = Path.of("");

  /** The launcher, what looks like a build of just now, and a Java that tells how it is called. */
  @BeforeEach
  void build() throws IOException {
    Files.copy(ROOT.resolve("dozvon"), home.resolve("dozvon"));
    Files.createDirectories(home.resolve("phonebank/src/main"));
    Files.createDirectories(home.resolve("gateway/src/main"));
    for (String file : List.of("pom.xml", "gateway/pom.xml", "phonebank/pom.xml")) {
      Files.writeString(home.resolve(file), "");
    }
    for (String jar : List.of(GATEWAY, BANK)) {
      Files.createDirectories(home.resolve(jar).resolveSibling("lib"));
      Files.writeString(home.resolve(jar).resolveSibling("lib/dropped-1.0.jar"), "");
      Files.writeString(home.resolve(jar), "");
      Files.setLastModifiedTime(
          home.resolve(jar), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    }
    program("jdk/bin/javac", "#!/bin/sh\n");
    program("jdk/bin/java", JAVA);
  }

  @Test
  void whatAnOlderBuildLeftInLibIsNotLoaded() throws Exception {
    assertThat(dozvon("check").lines()).contains(home.resolve(GATEWAY).toString());
    assertThat(dozvon("bench", "start").lines()).contains(home.resolve(BANK).toString());
    assertThat(dozvon("check") + dozvon("models", "list") + dozvon("bench", "start"))
        .doesNotContain("/lib");
  }

  @Test
  void aWrongNameOfACallIsToldBeforeAnAsteriskIsFetched() throws Exception {
    program(
        "jdk/bin/java", JAVA.replace("printf", "case \"$*\" in *--list*) exit 2 ;; esac; printf"));
    Files.createDirectories(home.resolve("setup"));
    Files.writeString(
        home.resolve("setup/asterisk-up.sh"), "touch \"$(dirname \"$0\")/fetched\"\n");

    dozvon("demo", "--scenario", "balanse");
    assertThat(home.resolve("setup/fetched")).doesNotExist();

    program("jdk/bin/java", JAVA);
    dozvon("demo", "--scenario", "balance");
    assertThat(home.resolve("setup/fetched")).exists();
  }

  @Test
  void theJarsNameTheirLibraries() throws IOException {
    for (String file : List.of(GATEWAY, BANK)) {
      Path jar = ROOT.resolve(file);
      assumeTrue(Files.exists(jar), "not packed (mvn package)");
      List<String> named = classPath(jar);

      assertThat(named).anyMatch(name -> name.startsWith("lib/slf4j-api-")).doesNotHaveDuplicates();
      assertThat(named).allSatisfy(name -> assertThat(jar.resolveSibling(name)).exists());
    }
  }

  private static List<String> classPath(Path jar) throws IOException {
    try (JarFile open = new JarFile(jar.toFile())) {
      String named = open.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return named == null ? List.of() : List.of(named.split(" "));
    }
  }

  private void program(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String dozvon(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", home.resolve("dozvon").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().put("DOZVON_HOME", home.resolve("cache").toString());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().remove("DOZVON_JAVA_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
