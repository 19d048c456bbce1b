package org.dozvon.phonebank.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.demo.CallEvents;
import org.junit.jupiter.api.Test;

/**
 * Two gateways at one Asterisk with one PostgreSQL: each sees the calls of the other, one acts at
 * the queues, and when it is killed the other goes on with them and with its calls. Skipped where
 * ./dozvon test found no Asterisk or no PostgreSQL.
 */
class SharedQueuesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** For what takes a second on a quiet machine. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private interface Look {
    boolean isSo() throws IOException, InterruptedException;
  }

  private static Duration until(String what, Look look) throws IOException, InterruptedException {
    long began = System.nanoTime();
    boolean so = look.isSo();
    while (!so && System.nanoTime() - began < SOON.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(100);
      so = look.isSo();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.println(what + ": " + (so ? took.toMillis() + " ms" : "not"));
    assertThat(so).as(what).isTrue();
    return took;
  }

  private static JsonNode node(Node node) throws IOException, InterruptedException {
    return node.api().read("/health").path("node");
  }

  private static boolean acts(Node node) throws IOException, InterruptedException {
    return node(node).path("acts-at-queues").asBoolean();
  }

  @Test
  @SuppressWarnings("try") // closing is all that is done with what follows the events
  void oneActsTheOtherSeesEverythingAndGoesOnWhenItDies() throws Exception {
    Path asterisk = environment("DOZVON_ASTERISK_ENV");
    Path postgres = environment("DOZVON_POSTGRES_ENV");
    Queue<JsonNode> seen = new ConcurrentLinkedQueue<>();
    try (TwoNodes nodes =
            TwoNodes.start(ROOT, asterisk, postgres, line -> System.out.println(line));
        Callers callers = new Callers(nodes.lab())) {
      Node one = nodes.one();
      Node two = nodes.two();
      assertThat(List.of(acts(one), acts(two))).containsExactly(true, false);
      until("the first knows of the second", () -> node(one).path("others").size() == 1);
      try (CallEvents events = two.api().follow(seen::add)) {
        // Else either of them has a call by chance.
        nodes.lab().hotline().cli("dialplan set global DOZVON_GATEWAY_ORDER listed");
        List<Callers.Call> calls = callers.dial(2, Duration.ofMillis(500));
        until("the second sees the calls of the first", () -> started(seen).size() == 2);
        assertThat(two.talks()).as("they are the first one's").isZero();
        for (String call : started(seen)) {
          until(
              "the context of a running call of the other",
              () -> two.api().context(call).path("id").asText().equals(call));
        }
        one.signal("KILL");
        Duration gap = until("the second acts", () -> acts(two));
        assertThat(gap).isLessThan(SOON);
        until("the callers stand in the queue", () -> nodes.waiting() == 2);
        nodes.freeAgents();
        until(
            "an agent has both",
            () -> calls.stream().noneMatch(call -> callers.toldToAgent(call).isEmpty()));
        callers.hangUp();
        for (String call : started(seen)) {
          until(
              "who answered and the end of a dead gateway's call",
              () -> {
                JsonNode context = two.api().context(call);
                return context.path("agent").isTextual() && context.path("ending").isObject();
              });
        }
      }
      one.startAgain();
      assertThat(List.of(acts(one), acts(two))).containsExactly(false, true);
    }
  }

  private static List<String> started(Queue<JsonNode> seen) {
    return seen.stream()
        .filter(event -> event.path("type").asText().equals("Started"))
        .map(event -> event.path("call").asText())
        .toList();
  }

  private static Path environment(String name) {
    String file = System.getenv(name);
    assumeTrue(file != null && Files.isReadable(Path.of(file)), name + ": not here");
    return Path.of(file);
  }
}
