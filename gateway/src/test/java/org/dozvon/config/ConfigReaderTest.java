package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.dozvon.server.AddressRange;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;

/** What the listeners' blocks of dozvon.yaml become, and where their mistakes are reported. */
class ConfigReaderTest {
  private final Problems problems = new Problems();

  private Configuration read(String text) {
    return new ConfigReader(Path.of(""), Map.of(), problems)
        .read("dozvon.yaml", text)
        .orElseThrow();
  }

  @Test
  void withoutABlockOnlyThisMachineMayConnectAndOneAsteriskLeavesRoom() {
    Configuration configuration = read("");
    assertThat(problems.list()).isEmpty();
    assertThat(configuration.agiAllow()).isEqualTo(AddressRange.LOOPBACK);
    assertThat(configuration.audioAllow()).isEqualTo(AddressRange.LOOPBACK);
    assertThat(configuration.maxCalls()).isEqualTo(400);
    assertThat(configuration.maxCallsPerAddress()).isEqualTo(300);
  }

  @Test
  void theCapOfAnAddressFollowsTheCapOfAllUntilItIsSaid() {
    assertThat(read("agi: {max-calls: 1000}").maxCallsPerAddress()).isEqualTo(750);
    assertThat(read("agi: {max-calls: 1}").maxCallsPerAddress()).isEqualTo(1);
    assertThat(read("agi: {max-calls-per-address: 400}").maxCallsPerAddress()).isEqualTo(400);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void theCapOfAnAddressIsNotAboveTheCapOfAll() {
    var unused = read("agi:\n  max-calls: 10\n  max-calls-per-address: 11\n");
    assertThat(problems)
        .hasToString(
            "dozvon.yaml:3:26: max-calls-per-address: \"11\" (expected: a whole number 1..10)");
  }

  @Test
  void addressesThatMayConnectAreRead() {
    Configuration configuration =
        read("agi: {allow: 10.1.0.0/16}\naudiosocket: {allow: [10.2.0.1, \"fd00::/8\"]}");
    assertThat(problems.list()).isEmpty();
    assertThat(configuration.agiAllow()).containsExactly(AddressRange.parse("10.1.0.0/16"));
    assertThat(configuration.audioAllow())
        .containsExactly(AddressRange.parse("10.2.0.1"), AddressRange.parse("fd00::/8"));
  }

  @Test
  void everyWrongAddressIsReportedWhereItStands() {
    var unused =
        read(
            """
            agi:
              allow:
                - 10.1.0.0/16
                - asterisk.example
                - 10.1.0.0/33
            audiosocket:
              allow: [10.1, ""]
            """);
    assertThat(problems.toString().lines())
        .containsExactly(
            "dozvon.yaml:4:7: allow: address range: 'asterisk.example'"
                + " (expected: for example 10.1.0.0/16 or ::1)",
            "dozvon.yaml:5:7: allow: prefix: 33 (expected: 0 to 32)",
            "dozvon.yaml:7:11: allow: address range: '10.1'"
                + " (expected: for example 10.1.0.0/16 or ::1)",
            "dozvon.yaml:7:17: allow: address range: ''"
                + " (expected: for example 10.1.0.0/16 or ::1)");
  }
}
