package org.dozvon.phonebank.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dozvon.queue.QueueEvent;
import org.dozvon.simulation.QueueSettings;
import org.dozvon.simulation.ScriptedQueue;
import org.junit.jupiter.api.Test;

/**
 * The simulated queue serves in the order in which a real app_queue does: eight callers of two
 * priorities, three members of two penalties, one of whom lets it ring, and one caller gives up.
 */
class SameOrderTest {
  private static final String QUEUE = "calibration";
  private static final long FOR_EVER = 1_000_000;

  private static final List<ScriptedQueue.Arrival> SCRIPT =
      List.of(
          new ScriptedQueue.Arrival("c1", 0, 0, 7000, FOR_EVER),
          new ScriptedQueue.Arrival("c2", 700, 0, 6000, FOR_EVER),
          new ScriptedQueue.Arrival("c3", 1400, 0, 5000, FOR_EVER),
          new ScriptedQueue.Arrival("c4", 2300, 0, 2000, FOR_EVER),
          new ScriptedQueue.Arrival("c5", 3000, 5, 3000, FOR_EVER),
          new ScriptedQueue.Arrival("c6", 3400, 0, 4000, 4300),
          new ScriptedQueue.Arrival("c7", 4400, 5, 2000, FOR_EVER),
          new ScriptedQueue.Arrival("c8", 5100, 0, 2000, FOR_EVER));

  private static final QueueSettings SETTINGS =
      new QueueSettings(
          QUEUE,
          QueueSettings.Strategy.RRMEMORY,
          0,
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          true,
          true,
          Duration.ofSeconds(1));

  @Test
  void theRealQueueAndTheSimulatedOneServeInTheSameOrder() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    List<QueueEvent> real;
    try (RealQueue queue = RealQueue.start(Path.of(environment))) {
      real = queue.play(SCRIPT);
    }
    List<QueueEvent> simulated = simulate(asTheyReallyJoined(real));
    String both = sideBySide(real, simulated);
    System.out.println(both);
    assertThat(order(simulated)).as(both).isEqualTo(order(real));
    assertThat(order(real)).hasSizeGreaterThanOrEqualTo(2 * SCRIPT.size());
  }

  /** Small delays of the real machine are no difference of the queues. */
  private static List<ScriptedQueue.Arrival> asTheyReallyJoined(List<QueueEvent> real) {
    Map<String, Instant> joined = new LinkedHashMap<>();
    for (QueueEvent event : real) {
      if (event instanceof QueueEvent.Joined e) {
        joined.put(e.caller(), e.at());
      }
    }
    Instant start = start(real);
    return SCRIPT.stream()
        .map(
            a ->
                new ScriptedQueue.Arrival(
                    a.id(),
                    Duration.between(start, joined.get(a.id())).toMillis(),
                    a.priority(),
                    a.talk(),
                    a.patience()))
        .toList();
  }

  private static Instant start(List<QueueEvent> real) {
    return Instant.ofEpochSecond(real.getFirst().at().getEpochSecond());
  }

  private static List<QueueEvent> simulate(List<ScriptedQueue.Arrival> arrivals) {
    Map<String, Integer> members = new LinkedHashMap<>();
    members.put("Local/m1@calibration-member/n", 0);
    members.put("Local/m2@calibration-member/n", 0);
    members.put("Local/m3@calibration-member/n", 1);
    boolean[] rang = new boolean[1];
    return ScriptedQueue.play(
        Instant.EPOCH,
        SETTINGS,
        members,
        arrivals,
        (caller, phone, nth) -> {
          boolean lets = phone.contains("m2") && !rang[0];
          rang[0] |= phone.contains("m2");
          return lets ? -1 : 500;
        });
  }

  /** Who is rung for whom, who answers whom, who lets it ring, who gives up. */
  private static List<String> order(List<QueueEvent> events) {
    return events.stream()
        .filter(event -> !(event instanceof QueueEvent.TalkEnded))
        .map(SameOrderTest::line)
        .filter(Objects::nonNull)
        .toList();
  }

  private static String line(QueueEvent event) {
    return switch (event) {
      case QueueEvent.Joined e -> e.caller() + " joins";
      case QueueEvent.Offered e -> e.caller() + " rings " + member(e.phone());
      case QueueEvent.Unanswered e -> e.caller() + " unanswered by " + member(e.phone());
      case QueueEvent.Answered e -> e.caller() + " answered by " + member(e.phone());
      case QueueEvent.Abandoned e -> e.caller() + " gives up";
      case QueueEvent.TalkEnded e -> e.caller() + " ends";
      default -> null;
    };
  }

  private static String member(String phone) {
    return phone.replaceAll("Local/(m\\d)@.*", "$1");
  }

  private static String sideBySide(List<QueueEvent> real, List<QueueEvent> simulated) {
    List<String> left = timed(real, start(real));
    List<String> right = timed(simulated, Instant.EPOCH);
    StringBuilder text = new StringBuilder("real app_queue                   simulated\n");
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String l = i < left.size() ? left.get(i) : "";
      String r = i < right.size() ? right.get(i) : "";
      text.append(String.format(Locale.ROOT, "%-32s %s%n", l, r));
    }
    return text.toString();
  }

  private static List<String> timed(List<QueueEvent> events, Instant start) {
    List<String> lines = new ArrayList<>();
    for (QueueEvent event : events) {
      String line = line(event);
      if (line != null) {
        double seconds = Duration.between(start, event.at()).toMillis() / 1000.0;
        lines.add(String.format(Locale.ROOT, "%6.2f  %s", seconds, line));
      }
    }
    return lines;
  }
}
