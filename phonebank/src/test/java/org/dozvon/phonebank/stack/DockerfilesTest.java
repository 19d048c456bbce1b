package org.dozvon.phonebank.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfilesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"docker/gateway/Dockerfile", "docker/asterisk/Dockerfile"})
  void eachKeepsTheRules(String file) throws IOException {
    assertThat(DockerfileRules.faults(Dockerfile.read(ROOT.resolve(file)), ROOT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FROM debian:trixie-slim | FROM debian:latest | no tag that stays",
        "FROM debian:trixie-slim | FROM debian | no tag that stays",
        "USER 10001:10001 | USER root | not as root",
        "USER 10001:10001 | WORKDIR / | not as root",
        "COPY here /there | ADD here /there | ADD is not to be used",
        "COPY here /there | COPY gone /there | COPY of what is not there",
        "COPY here /there | COPY kept-out /there | .dockerignore keeps out",
        "ENV A=b | ENV AMI_SECRET=b | a secret in the image",
        "--no-install-recommends | | apt-get takes what is not needed",
        "&& rm -rf /var/lib/apt/lists/* | | lists stay",
        "CMD [\"run\"] | CMD run | has a shell around it",
        "EXPOSE 8080 | EXPOSE 80 | a port that only root may open",
        "HEALTHCHECK CMD [\"/bin/true\"] | | no HEALTHCHECK",
      })
  void whatBreaksARuleIsTold(String good, String bad, String told) throws IOException {
    String whole =
        """
        FROM debian:trixie-slim
        RUN apt-get update && apt-get install -y --no-install-recommends tzdata \\
         && rm -rf /var/lib/apt/lists/*
        COPY here /there
        ENV A=b
        USER 10001:10001
        EXPOSE 8080
        HEALTHCHECK CMD ["/bin/true"]
        ENTRYPOINT ["/bin/true"]
        CMD ["run"]
        """;
    Files.writeString(folder.resolve("here"), "");
    Files.writeString(folder.resolve("kept-out"), "");
    Files.writeString(folder.resolve(".dockerignore"), "*\n!here\n");
    assertThat(faults(whole)).isEmpty();
    assertThat(faults(whole.replace(good, bad == null ? "" : bad)))
        .anySatisfy(fault -> assertThat(fault).contains(told));
  }

  @Test
  void theImageHasTheScriptsThatItStartsWith() {
    for (String script : new String[] {"gateway/healthy", "asterisk/start", "asterisk/healthy"}) {
      assertThat(ROOT.resolve("docker").resolve(script)).isExecutable();
    }
  }

  private Iterable<String> faults(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("Dockerfile"), text);
    return DockerfileRules.faults(Dockerfile.read(file), folder);
  }
}
