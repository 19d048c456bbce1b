package org.dozvon.phonebank.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dozvon.config.ConfigReader;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeFilesTest {
  private static final Path DOCKER = Path.of("").toAbsolutePath().resolveSibling("docker");
  private static final Path ONE = DOCKER.resolve("compose.yaml");
  private static final Path MORE = DOCKER.resolve("compose.cluster.yaml");

  @TempDir private Path folder;

  @Test
  void bothKeepTheRules() throws IOException {
    assertThat(ComposeRules.faults(DOCKER, ComposeFile.read(ONE))).isEmpty();
    assertThat(ComposeRules.faults(DOCKER, ComposeFile.read(ONE, MORE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres:17-bookworm | postgres | has no tag that stays",
        "postgres:17-bookworm | postgres:latest | has no tag that stays",
        "'127.0.0.1:9090:9090' | '9090:9090' | is open to everybody",
        "mem_limit: 512m | privileged: true | the key privileged is none of ours",
        "gateway:/var/lib/dozvon | gatewy:/var/lib/dozvon | no volume gatewy",
        "networks: [data] | networks: [dat] | no network dat",
        "./prometheus:/etc/prometheus:ro | ./prometheus:/etc/prometheus | could be written to",
        "docker/gateway/Dockerfile | docker/gatway/Dockerfile | there is no",
        "depends_on: [prometheus] | depends_on: [promeheus] | no promeheus",
        "${DOZVON_AMI_SECRET:?run docker/secrets.sh first} | 12345678 | must come from outside",
      })
  void whatBreaksARuleIsTold(String good, String bad, String told) throws IOException {
    String text = Files.readString(ONE);
    assertThat(text).contains(good);
    Path changed = Files.writeString(folder.resolve("compose.yaml"), text.replace(good, bad));
    assertThat(ComposeRules.faults(DOCKER, ComposeFile.read(changed)))
        .anySatisfy(fault -> assertThat(fault).contains(told));
  }

  /** What the gateway's file asks for is what the compose files give, and it has no mistake. */
  @ParameterizedTest
  @CsvSource({"gateway", "gateway-2"})
  void theGatewaysConfigurationIsReadWithWhatItsContainerIsGiven(String service)
      throws IOException {
    Map<String, Object> given =
        ComposeFile.map(ComposeFile.read(ONE, MORE).services().get(service).get("environment"));
    Path file = DOCKER.resolve("gateway/dozvon.yaml");
    String text = Files.readString(file);
    assertThat(given.keySet())
        .filteredOn(name -> !name.equals("DOZVON_JAVA_OPTIONS") && !text.contains("${" + name))
        .as("given, and not asked for")
        .isEmpty();
    Map<String, String> environment = new HashMap<>();
    given.forEach((name, value) -> environment.put(name, filled(String.valueOf(value))));
    Problems problems = new Problems();
    var read = new ConfigReader(file.getParent(), environment, problems).read("dozvon.yaml", text);
    assertThat(problems.toString()).isEmpty();
    assertThat(read).isPresent();
    assertThat(read.get().ivr().toString()).contains(service + ":9092");
    Object patience = ComposeFile.read(ONE, MORE).services().get(service).get("stop_grace_period");
    Duration stopping = Duration.parse("PT" + patience);
    assertThat(stopping).isGreaterThanOrEqualTo(read.get().drain().plusSeconds(30));
  }

  /** The real reader of such files, where there is one: it needs no engine for that. */
  @Test
  void composeItselfTakesThem() throws Exception {
    List<String> program = compose();
    assumeTrue(!program.isEmpty(), "neither docker compose nor docker-compose here");
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("-f", ONE.toString(), "-f", MORE.toString(), "config", "-q"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (String name : List.of("AMI_SECRET", "PHONE_SECRET", "DATABASE_PASSWORD")) {
      builder.environment().put("DOZVON_" + name, "0123456789abcdef");
    }
    builder.environment().put("DOZVON_GRAFANA_PASSWORD", "0123456789abcdef");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** docker compose, docker-compose, or nothing. */
  private static List<String> compose() throws IOException, InterruptedException {
    for (List<String> one : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      boolean there =
          Stream.of(System.getenv("PATH").split(File.pathSeparator))
              .anyMatch(path -> Files.isExecutable(Path.of(path, one.getFirst())));
      if (there) {
        List<String> asked = new ArrayList<>(one);
        asked.add("version");
        Process process = new ProcessBuilder(asked).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        if (process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0) {
          return one;
        }
      }
    }
    return List.of();
  }

  /** As compose fills in a value: the default, or some secret. */
  private static String filled(String value) {
    return value
        .replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1")
        .replaceAll("\\$\\{[A-Z_]+:\\?[^}]*}", "0123456789abcdef");
  }
}
