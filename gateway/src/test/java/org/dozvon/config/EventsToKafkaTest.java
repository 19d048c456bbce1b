package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.camel.OutwardRoute;
import org.dozvon.camel.OutwardSettings;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.Journal;
import org.dozvon.journal.JournalSettings;
import org.dozvon.journal.Outbox;
import org.dozvon.journal.OutboxSettings;
import org.dozvon.testing.PrivateKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real broker, killed in the middle and started again: nothing is lost, each call is in order.
 */
class EventsToKafkaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AT = Instant.parse("2026-11-28T13:00:00Z");
  private static final String TOPIC = "calls";
  private static final int CALLS = 40;
  private static final int LINES = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The client gives up sooner than it would in earnest. */
  private static final Map<String, String> QUICK =
      Map.of("delivery.timeout.ms", "4000", "request.timeout.ms", "2000");

  @TempDir Path folder;
  @TempDir Path broker;

  @Test
  void aBrokerThatIsKilledAndComesBackHasEveryEventInOrder() throws Exception {
    OutboxSettings settings = OutboxSettings.DEFAULTS;
    try (PrivateKafka kafka = PrivateKafka.start(broker);
        Database database = Database.open(DatabaseSettings.DEFAULTS.in(folder));
        Journal journal =
            new Journal(
                database.dataSource(), JournalSettings.DEFAULTS, "", Optional.of(settings));
        Outbox outbox =
            new Outbox(
                    database.dataSource(),
                    new OutwardRoute(
                        new OutwardSettings(kafka.address(), TOPIC, QUICK, Optional.empty())),
                    settings,
                    () -> true,
                    InstantSource.system())
                .start()) {
      write(journal, "before", CALLS);
      await().atMost(PATIENCE).until(() -> outbox.told() >= CALLS * LINES / 2);
      kafka.kill();
      write(journal, "meanwhile", CALLS);
      await().atMost(PATIENCE).until(() -> !outbox.isUp());
      assertThat(journal.isUp()).isTrue();
      kafka.start();
      await().atMost(PATIENCE).until(() -> outbox.told() >= 2L * CALLS * LINES);
      assertThat(outbox.refused()).isZero();

      journal.accept(new CallEvent.BotSaid(new CallId("large"), AT, "x".repeat(200_000)));
      journal.accept(new CallEvent.BotSaid(new CallId("large"), AT, "small"));
      await().atMost(PATIENCE).until(() -> outbox.told() >= 2L * CALLS * LINES + 1);
      assertThat(outbox.refused()).isEqualTo(1);

      Map<String, List<ConsumerRecord<String, String>>> calls = read(kafka.address());
      assertThat(calls).hasSize(2 * CALLS + 1);
      calls.remove("large");
      for (Map.Entry<String, List<ConsumerRecord<String, String>>> call : calls.entrySet()) {
        assertThat(texts(call.getValue()))
            .as(call.getKey())
            .containsExactlyElementsOf(
                IntStream.range(0, LINES).mapToObj(line -> "line " + line).toList());
        assertThat(call.getValue().stream().map(ConsumerRecord::partition).distinct()).hasSize(1);
        assertThat(head(call.getValue().getFirst()))
            .isEqualTo("application/cloudevents+json; charset=UTF-8");
      }
    }
  }

  private static void write(Journal journal, String name, int calls) {
    for (int line = 0; line < LINES; line++) {
      for (int call = 0; call < calls; call++) {
        journal.accept(new CallEvent.BotSaid(new CallId(name + call), AT, "line " + line));
      }
    }
  }

  /** As docs/events.md has it: what has no higher number than the last of its call is left. */
  private static List<String> texts(List<ConsumerRecord<String, String>> records) throws Exception {
    List<String> texts = new ArrayList<>();
    long last = 0;
    for (ConsumerRecord<String, String> record : records) {
      JsonNode event = JSON.readTree(record.value());
      assertThat(event.path("subject").asText()).isEqualTo(record.key());
      if (event.path("id").asLong() > last) {
        last = event.path("id").asLong();
        texts.add(event.path("data").path("text").asText());
      }
    }
    return texts;
  }

  private static String head(ConsumerRecord<String, String> record) {
    return new String(record.headers().lastHeader("content-type").value(), StandardCharsets.UTF_8);
  }

  /** All that is in the topic, by call, as it stands there. */
  private static Map<String, List<ConsumerRecord<String, String>>> read(String address) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", address);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(partition -> new TopicPartition(TOPIC, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, List<ConsumerRecord<String, String>>> calls = new LinkedHashMap<>();
      Set<String> open = new TreeSet<>();
      do {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    calls.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record));
        open.clear();
        ends.forEach(
            (partition, end) -> {
              if (consumer.position(partition) < end) {
                open.add(partition.toString());
              }
            });
      } while (!open.isEmpty());
      return calls;
    }
  }
}
