package org.dozvon.phonebank.rush;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.demo.Lab;

/** A copy of the shipped hotlines whose queues.yaml a test may write. */
record RushRules(Path home) {
  static RushRules in(Path root, Path home) throws IOException {
    copy(root.resolve("dialplans/hotlines"), home);
    return new RushRules(home);
  }

  /** A gateway that lives by them. */
  Lab.Gateway gateway() {
    return new Lab.Gateway(Map.of("hotlines", home.toString()), GatewayProcess.Form.PLAIN);
  }

  /** From the next look of the gateway on; {@code more} are lines of the queue support. */
  void are(String mode, String more) throws IOException {
    String text =
        """
        mode: %s
        queues:
          support:
            answer: 80%% within 10s
            talk: 5s
        %s  complaints:
            talk: 5s
            members:
              PJSIP/agent3: {name: agent3, helps: {support: 0}}
              PJSIP/agent4: {name: agent4, helps: {support: 0}}
        """
            .formatted(mode, more);
    Path file = home.resolve("grocery/queues.yaml");
    Path fresh = Files.writeString(file.resolveSibling(".fresh"), text);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Waits until the gateway has taken so many versions of them. */
  void awaitLive(Rush rush, int version) throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      JsonNode hotline = rush.lab().api().read("/hotlines").path("hotlines").path(0);
      if (hotline.path("version").asInt() >= version) {
        return;
      }
      assertThat(hotline.path("problems")).isEmpty();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("version " + version + " is not live: " + rush.lab().gatewayLog());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (!copy.toString().endsWith(".test.yaml")) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }
}
