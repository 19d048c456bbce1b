package org.dozvon.phonebank.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demonstration Asterisk's container does before Asterisk starts. */
class AsteriskImageTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Map<String, String> GIVEN =
      Map.of(
          "DOZVON_AMI_SECRET", "manager-secret-1234",
          "DOZVON_PHONE_SECRET", "phones-secret-12345",
          "DOZVON_GATEWAY", "gateway:4573,gateway-2:4573",
          "DOZVON_SUBNET", "172.30.57.0/24",
          "DOZVON_SIP_ADDRESS", "192.0.2.7");

  @TempDir private Path folder;
  private Path templates;

  /** As the Dockerfile copies them, the latter over the former. */
  @BeforeEach
  void copyTemplates() throws IOException {
    templates = Files.createDirectories(folder.resolve("templates"));
    Path asterisk = ROOT.resolve("dialplans/asterisk");
    for (Path from :
        new Path[] {asterisk.resolve("private"), ROOT.resolve("docker/asterisk/etc")}) {
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.toList()) {
          Files.writeString(templates.resolve(file.getFileName()), Files.readString(file));
        }
      }
    }
    for (String name : new String[] {"extensions-dozvon.conf", "queues-dozvon.conf"}) {
      Files.copy(asterisk.resolve(name), templates.resolve(name));
    }
  }

  @Test
  void theConfigurationIsFilledIn() throws Exception {
    assertThat(check("", "")).isEqualTo("0 ");
    Path etc = folder.resolve("run/etc");
    assertThat(etc.resolve("manager.conf"))
        .content()
        .contains("secret = manager-secret-1234", "permit = 172.30.57.0/24", "bindaddr = 0.0.0.0");
    assertThat(etc.resolve("pjsip.conf"))
        .content()
        .contains("password = phones-secret-12345", "external_media_address = 192.0.2.7");
    assertThat(etc.resolve("extensions.conf"))
        .content()
        .contains("DOZVON_GATEWAY = gateway:4573,gateway-2:4573");
    assertThat(etc.resolve("modules.conf")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DOZVON_AMI_SECRET | '' | must be given",
        "DOZVON_AMI_SECRET | short | at least 16",
        "DOZVON_PHONE_SECRET | 'a secret; with = more' | letters, digits",
        "DOZVON_GATEWAY | 'gateway:4573;x' | may not have",
        "DOZVON_SUBNET | '0.0.0.0/0&x' | may not have",
      })
  void whatWouldBeAnotherConfigurationIsRefused(String name, String value, String told)
      throws Exception {
    assertThat(check(name, value)).startsWith("2 ").contains(name, told);
    assertThat(folder.resolve("run/etc/manager.conf")).doesNotExist();
  }

  /** The exit code and what was said. */
  private String check(String name, String value) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", ROOT.resolve("docker/asterisk/start").toString(), "check")
            .redirectErrorStream(true);
    builder.environment().putAll(GIVEN);
    builder.environment().put("DOZVON_TEMPLATES", templates.toString());
    builder.environment().put("DOZVON_RUN", folder.resolve("run").toString());
    builder.environment().put("DOZVON_MODULES", folder.toString());
    builder.environment().put("DOZVON_KEYS", folder.resolve("keys").toString());
    if (!name.isEmpty()) {
      builder.environment().put(name, value);
    }
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }
}
