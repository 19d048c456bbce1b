package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.queue.Floor;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real Asterisk sent in each case, through the real client, and what it means. */
class QueueTranscriptsTest {
  private static final String LAST = "PJSIP/last";
  private final List<QueueEvent> heard = new CopyOnWriteArrayList<>();
  private final HandClock clock = new HandClock(Instant.EPOCH);
  private FakeManager manager;
  private AmiLink link;

  @BeforeEach
  void start() throws IOException {
    manager = new FakeManager();
    AmiSettings settings =
        AmiSettings.of("127.0.0.1", manager.port(), "dozvon", "sesame")
            .comparing(Duration.ZERO)
            .wrapping(Map.of("support", Duration.ofSeconds(2)));
    link = new AmiLink(settings, clock, event -> {}, heard::add);
  }

  @AfterEach
  void stop() throws IOException {
    link.close();
    manager.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          caller-hangs-up                    | ABANDONED support 1.0
          caller-hangs-up-as-a-phone-gives-up| Unanswered PJSIP/agent2 1.0, ABANDONED support 1.0
          manager-hangs-up                   | ABANDONED support 1.0
          withdrawn                          | MOVED support 2.0 OTHER
          redirected-to-another-queue        | MOVED support 1.0 OVERFLOW, ANSWERED complaints 1.0 PJSIP/agent3
          redirected-elsewhere               | MOVED support 1.0 OTHER
          queue-timeout                      | MOVED short 4.0 OTHER
          exit-key                           | MOVED keyed 1.0 KEY
          answered                           | ANSWERED support 1.0 PJSIP/agent1, Talk PJSIP/agent1 2.0 2
          agent-hangs-up                     | ANSWERED support 1.0 PJSIP/agent1, Talk PJSIP/agent1 2.0 2
          announced-to-agent                 | ANSWERED told 7.4 PJSIP/agent5
          agent-gives-up-in-announcement     | ABANDONED told 4.0
          leave-when-empty                   | Unanswered PJSIP/agent6 20.0, MOVED leaves 20.0 OTHER
          blind-transfer                     | ANSWERED support 1.0 PJSIP/agent2, Talk PJSIP/agent2 1.0 2, ANSWERED complaints 1.0 PJSIP/agent3
          asterisk-restarts                  | ANSWERED support 2.0 PJSIP/agent1, Talk PJSIP/agent1 2.0 2
          local-phone                        | ANSWERED all 2.0 Local/agent3@ext/n, Talk Local/agent3@ext/n 2.0 0
          ring-no-answer                     | Unanswered PJSIP/agent1 0.0, Unanswered PJSIP/agent2 0.0
          paused-while-ringing               | Unanswered PJSIP/agent1 2.0, ABANDONED support 2.0
          priority                           |
          """)
  void means(String transcript, String expected) throws IOException {
    link.start();
    await().until(() -> heard.stream().anyMatch(e -> e instanceof QueueEvent.Everything));
    play(transcript);
    // What is held for a while becomes clear at the link's next look at the clock.
    await()
        .untilAsserted(
            () -> assertThat(outcomes()).isEqualTo(Objects.requireNonNullElse(expected, "")));
  }

  private String outcomes() {
    Floor floor = new Floor();
    List<String> ended = new ArrayList<>();
    for (QueueEvent event : heard) {
      for (Outcome outcome : floor.apply(event)) {
        ended.add(
            switch (outcome) {
              case Outcome.Wait o ->
                  o.end() + " " + o.queue() + " " + seconds(o.waited()) + end(event, o.phone());
              case Outcome.Unanswered o -> "Unanswered " + o.phone() + " " + seconds(o.rang());
              case Outcome.Talk o ->
                  "Talk " + o.phone() + " " + seconds(o.talked()) + " " + o.wrapUp().toSeconds();
              case Outcome.Gap o -> "";
              default -> outcome.toString();
            });
      }
    }
    ended.removeIf(String::isEmpty);
    return String.join(", ", ended);
  }

  private static String end(QueueEvent event, String phone) {
    String why = event instanceof QueueEvent.Moved moved ? " " + moved.why() : "";
    return phone.isEmpty() ? why : " " + phone;
  }

  private static String seconds(Duration time) {
    return "" + Math.round(time.toMillis() / 100.0) / 10.0;
  }

  private void play(String transcript) throws IOException {
    List<String> messages = new ArrayList<>();
    try (InputStream in = getClass().getResourceAsStream("/ami/" + transcript + ".txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String message : text.split("\n\n", -1)) {
        if (message.startsWith("Event:")) {
          messages.add(message);
        }
      }
    }
    Instant first = stamp(messages.getFirst());
    Instant last = stamp(messages.getLast());
    clock.at(first);
    send(member("PJSIP/first", first));
    await().until(() -> heardOf("PJSIP/first"));
    clock.at(last);
    for (String message : messages) {
      send(message);
    }
    send(member(LAST, last));
    await().until(() -> heardOf(LAST));
    clock.pass(Duration.ofMinutes(2));
  }

  private void send(String message) throws IOException {
    manager.event(message.split("\n", -1));
  }

  private boolean heardOf(String phone) {
    return heard.stream()
        .anyMatch(
            e -> e instanceof QueueEvent.MemberSeen seen && seen.member().phone().equals(phone));
  }

  private static String member(String phone, Instant at) {
    return "Event: QueueMemberStatus\nTimestamp: "
        + at.getEpochSecond()
        + "."
        + String.format("%06d", at.getNano() / 1000)
        + "\nQueue: first\nInterface: "
        + phone
        + "\nStatus: 1\nPaused: 0\nPenalty: 0";
  }

  private static Instant stamp(String message) {
    String seconds = message.replaceAll("(?s).*Timestamp: ([0-9.]+).*", "$1");
    return Instant.ofEpochSecond(
        Long.parseLong(seconds.substring(0, seconds.indexOf('.'))),
        1000L * Integer.parseInt(seconds.substring(seconds.indexOf('.') + 1)));
  }
}
