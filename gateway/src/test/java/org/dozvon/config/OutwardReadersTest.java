package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.camel.OutwardSettings;
import org.dozvon.config.Configuration.Engine;
import org.dozvon.config.Configuration.VoiceChoice;
import org.dozvon.vosk.ServerSettings;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events to Kafka, ears and voices elsewhere, by dozvon.yaml. */
class OutwardReadersTest {
  @TempDir Path base;
  private final Problems problems = new Problems();

  private Configuration read(String text) {
    return new ConfigReader(base, Map.of("LOGIN", "secret"), problems)
        .read("dozvon.yaml", text)
        .orElseThrow();
  }

  @Test
  void withoutBrokersEventsGoNowhere() {
    assertThat(read("{}").events()).isEmpty();
    assertThat(read("events: {kafka: \"\", topic: calls}").events()).isEmpty();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void whereEventsGoIsReadWithTheClientsOwnSettings() {
    EventChoices choices =
        read("""
        events:
          kafka: k1.example:9092, k2.example:9092
          topic: hotline.calls
          source: /dozvon/north
          types: [Started, Ended]
          client: {security.protocol: SASL_SSL, sasl.jaas.config: "${LOGIN}"}
        """)
            .events()
            .orElseThrow();
    assertThat(problems.list()).isEmpty();
    assertThat(choices.outward().brokers()).isEqualTo("k1.example:9092,k2.example:9092");
    assertThat(choices.outward().topic()).isEqualTo("hotline.calls");
    assertThat(choices.outward().client())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", "secret");
    assertThat(choices.outbox().source()).isEqualTo("/dozvon/north");
    assertThat(choices.outbox().types()).containsExactlyInAnyOrder("Started", "Ended");
  }

  @Test
  void anOwnRouteNeedsNoBroker() throws IOException {
    Files.writeString(base.resolve("mine.yaml"), "- route: {}");
    assertThat(read("events: {route: mine.yaml}").events().orElseThrow().outward().route())
        .contains(new OutwardSettings.Route("mine.yaml", "- route: {}"));
    assertThat(problems.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kafka: localhost} | kafka: \"localhost\" (expected: host:port,host:port)",
        "{kafka: 'k:1', topic: 'a b'} | topic: \"a b\"",
        "{kafka: 'k:1', types: [Strated]} | types: \"Strated\" (expected: AbandonedQueue, BargedIn",
        "{kafka: 'k:1', client: {linger.ms: abc}} | client: Invalid value abc for configuration",
        "{kafka: 'k:1', client: {acks: 0}} | client: \"acks\" (expected: a setting such as",
        "{kafka: 'k:1', client: {enable.idempotence: no}} | client: \"enable.idempotence\"",
        "{route: none.yaml} | none.yaml can't be read",
        "{kafak: 'k:1'} | unknown name \"kafak\""
      })
  void mistakesOfEventsAreTold(String events, String problem) {
    var unused = read("events: " + events);
    assertThat(problems.toString()).contains(problem);
  }

  @Test
  void earsElsewhereAreReadForEachLanguage() {
    ServerSettings ears =
        read("""
        recognition:
          servers: {en: "ws://ears:2700", ru: ["ws://a:2700", "wss://b.example/"]}
          server-timeout: 800ms
          server-streams: 50
        """)
            .ears();
    assertThat(problems.list()).isEmpty();
    assertThat(ears.servers())
        .containsEntry(Locale.ENGLISH, List.of(URI.create("ws://ears:2700")))
        .containsEntry(
            Locale.of("ru"), List.of(URI.create("ws://a:2700"), URI.create("wss://b.example/")));
    assertThat(ears.patience()).isEqualTo(Duration.ofMillis(800));
    assertThat(ears.streams()).isEqualTo(50);
    assertThat(read("{}").ears()).isEqualTo(ServerSettings.NONE);
  }

  @Test
  void anEarThatIsNoAddressIsAMistake() {
    var unused = read("recognition: {servers: {en: ears:2700}}");
    assertThat(problems.toString()).contains("expected: ws://host:2700");
    unused = read("recognition: {servers: {en: \"ws://ears:99999\"}}");
    assertThat(problems.toString()).contains("\"ws://ears:99999\" (expected: ws://host:2700");
  }

  @Test
  void aVoiceElsewhereMayHaveOneInReserve() {
    VoiceChoice voice =
        read("""
        voices:
          en: {engine: mary-http, url: "http://mary:59125", voice: dfki-spike, timeout: 3s,
               spare: marytts, spare-voice: cmu-slt-hsmm}
        """)
            .voices()
            .get(Locale.ENGLISH);
    assertThat(problems.list()).isEmpty();
    assertThat(voice.timeout()).isEqualTo(Duration.ofSeconds(3));
    VoiceChoice spare = voice.asSpare().orElseThrow();
    assertThat(spare.engine()).isEqualTo(Engine.MARYTTS);
    assertThat(spare.voice()).isEqualTo("cmu-slt-hsmm");
    assertThat(spare.asSpare()).isEmpty();
    assertThat(read("voices: {en: {engine: marytts}}").voices().get(Locale.ENGLISH).spare())
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{engine: marytts, spare: command, command: [x]} | spare: beside an engine of the house",
        "{engine: mary-http, url: 'http://m:1', spare: command} | \"command\" is missing",
        "{engine: mary-http, url: 'http://m:1', spare: mary-http} | spare: \"mary-http\" (expected"
      })
  void mistakesOfASpareVoiceAreTold(String voice, String problem) {
    var unused = read("voices: {en: " + voice + "}");
    assertThat(problems.toString()).contains(problem);
  }
}
