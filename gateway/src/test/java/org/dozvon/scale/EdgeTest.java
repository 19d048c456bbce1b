package org.dozvon.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeTest {
  private static Edge edge(List<String> asterisks, List<String> carriers) {
    return new Edge(
        "/etc/kamailio",
        List.of("udp:203.0.113.10:5060", "tcp:203.0.113.10:5060"),
        asterisks,
        carriers,
        List.of("198.51.100.1:5060"),
        300,
        1500);
  }

  @Test
  void theFilesNameEverybodyAndNoPlaceIsLeftEmpty() {
    Map<String, String> files =
        edge(List.of("10.0.0.21:5060", "10.0.0.22:5080"), List.of("198.51.100.0/24", "2001:db8::7"))
            .files();
    assertThat(files.get("kamailio.cfg"))
        .contains("listen=udp:203.0.113.10:5060\nlisten=tcp:203.0.113.10:5060\n")
        .contains("modparam(\"tm\", \"fr_timer\", 1500)")
        .contains("modparam(\"dispatcher\", \"list_file\", \"/etc/kamailio/dispatcher.list\")")
        .doesNotContainPattern("@[A-Z_]+@");
    assertThat(files.get("dispatcher.list").lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "1 sip:10.0.0.21:5060 0 0 duid=asterisk1;maxload=300",
            "1 sip:10.0.0.22:5080 0 0 duid=asterisk2;maxload=300",
            "2 sip:198.51.100.1:5060 8 0");
    assertThat(files.get("address.list").lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "1 198.51.100.0 24", "1 2001:db8::7 128", "2 10.0.0.21 32", "2 10.0.0.22 32");
  }

  @Test
  void whatWouldBeSyntaxInTheFilesIsRefused() {
    assertThatThrownBy(() -> edge(List.of("10.0.0.21:5060 0 0\n2 sip:evil"), List.of("10.0.0.1")))
        .hasMessageStartingWith("asterisk: \"10.0.0.21:5060 0 0")
        .hasMessageEndingWith("(expected: such as 10.0.0.21:5060)");
    assertThatThrownBy(() -> edge(List.of("asterisk1:5060"), List.of("10.0.0.1")))
        .hasMessageContaining("asterisk: \"asterisk1:5060\"");
    for (String no : List.of("10.0.0.21:99999", "10.0.0.21:0", "10.0.0.256:5060", "[::1]:70000")) {
      assertThatThrownBy(() -> edge(List.of(no), List.of("10.0.0.1")))
          .hasMessage("asterisk: \"%s\" (expected: such as 10.0.0.21:5060)", no);
    }
    for (String no :
        List.of("198.51.100.0/99", "1.2.3/8", "300.1.1.1", "2001:db8::/129", "1::2::3", "a:b")) {
      assertThatThrownBy(() -> edge(List.of("10.0.0.21:5060"), List.of(no)))
          .hasMessage("carrier: \"%s\" (expected: such as 198.51.100.0/24)", no);
    }
    for (String yes : List.of("10.0.0.1", "0.0.0.0/0", "2001:db8::/32", "::1", "1:2:3:4:5:6:7:8")) {
      assertThat(edge(List.of("[2001:db8::21]:5060"), List.of(yes)).carriers())
          .containsExactly(yes);
    }
    assertThatThrownBy(() -> edge(List.of("10.0.0.21:5060"), List.of()))
        .hasMessage("carrier: none (expected: such as 198.51.100.0/24)");
  }
}
