package org.dozvon.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.dozvon.testing.Listener;
import org.dozvon.testing.Recordings;
import org.dozvon.testing.VoskServerStandIn;
import org.dozvon.testing.VoskServerStandIn.Manner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ears elsewhere, and those of the house when the others fail. The model and the sound are real.
 */
class ServerRecognizerTest {
  private static final Locale ENGLISH = Locale.ENGLISH;
  private static final Grammar YES_NO = new Grammar(List.of("yes", "no"), true);
  private static final Grammar DIGITS =
      new Grammar(
          List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
          false);

  private static VoskServerStandIn server;
  private static VoskRecognizer local;

  private final AtomicLong now = new AtomicLong();
  private final Listener listener = new Listener();

  @BeforeAll
  static void start() {
    server = new VoskServerStandIn(Recordings.model(ENGLISH));
    local = new VoskRecognizer(VoskSettings.of(Map.of(ENGLISH, Recordings.model(ENGLISH))));
  }

  @AfterAll
  static void stop() {
    server.close();
    local.close();
  }

  @AfterEach
  void behaveAgain() {
    server.behaves(Manner.WELL);
  }

  @Test
  void hearsThereWhatIsHeardHereWordForWordAndAsSure() {
    List<String> lines = List.of("yes", "no");
    try (ServerRecognizer there = recognizer(server.address())) {
      for (String line : lines) {
        assertThat(heard(there, line, YES_NO)).as(line).isEqualTo(heard(local, line, YES_NO));
      }
      Recognition.Final digits = heard(there, "yes", DIGITS);
      assertThat(digits).isEqualTo(heard(local, "yes", DIGITS));
      assertThat(heard(there, "yes", Grammar.OPEN)).isEqualTo(heard(local, "yes", Grammar.OPEN));
    }
    assertThat(server.configs().getFirst().path("phrase_list").toString())
        .isEqualTo("[\"yes\",\"no\",\"[unk]\"]");
    assertThat(server.configs().getLast().has("phrase_list")).isFalse();
  }

  /** With the real thing, where DOZVON_VOSK_SERVER says where one with the English model is. */
  @Test
  @EnabledIfEnvironmentVariable(named = "DOZVON_VOSK_SERVER", matches = "wss?://.+")
  void aRealServerHearsWhatIsHeardHere() {
    try (ServerRecognizer there = recognizer(URI.create(System.getenv("DOZVON_VOSK_SERVER")))) {
      for (Grammar grammar : List.of(YES_NO, DIGITS, Grammar.OPEN)) {
        assertThat(heard(there, "yes", grammar)).isEqualTo(heard(local, "yes", grammar));
      }
    }
  }

  @Test
  void severalUtterancesOfACallHaveTheirOwnGrammarsAndNoConnectionStaysOpen() {
    List<Recognition> partials = Collections.synchronizedList(new ArrayList<>());
    try (ServerRecognizer there = recognizer(server.address())) {
      Ear ear =
          there
              .open(
                  ENGLISH,
                  it -> {
                    partials.add(it);
                    listener.accept(it);
                  })
              .orElseThrow();
      assertThat(text(listener.hear(ear, YES_NO, frames("yes")))).isEqualTo("yes");
      assertThat(text(listener.hear(ear, new Grammar(List.of("no"), true), frames("no"))))
          .isEqualTo("no");
      assertThat(partials).anyMatch(it -> it instanceof Recognition.Partial);
      ear.begin(YES_NO);
      frames("yes").forEach(ear::hear);
      assertThat(there.open()).isEqualTo(1);
      ear.close();
      ear.close();
      assertThat(there.open()).isZero();
    }
    await().until(() -> server.open() == 0);
    assertThat(listener.rest()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"WELL"},
      mode = EnumSource.Mode.EXCLUDE)
  void whenTheServerFailsInTheMiddleTheCallIsHeardHere(Manner manner) {
    server.behaves(manner);
    try (ServerRecognizer there = recognizer(server.address())) {
      SpareRecognizer both = new SpareRecognizer(there, local);
      Ear ear = both.open(ENGLISH, listener).orElseThrow();
      assertThat(text(listener.hear(ear, YES_NO, frames("yes")))).isEqualTo("yes");
      assertThat(both.switched()).isEqualTo(1);
      // The next utterance is heard here from the beginning, and the next call, too.
      assertThat(text(listener.hear(ear, YES_NO, frames("no")))).isEqualTo("no");
      assertThat(there.open(ENGLISH, listener)).isEmpty();
      assertThat(there.open()).isZero();
      ear.close();
      assertThat(listener.rest()).isZero();
    }
  }

  @Test
  void aServerThatIsNotThereCostsNoWord() {
    try (ServerRecognizer there = recognizer(URI.create("ws://127.0.0.1:1"))) {
      SpareRecognizer both = new SpareRecognizer(there, local);
      assertThat(heard(both, "yes", YES_NO).text()).isEqualTo("yes");
      assertThat(local.open()).isZero();
    }
  }

  @Test
  void withoutEarsOfTheHouseAFailureIsToldOnce() {
    server.behaves(Manner.HANGS_UP);
    try (ServerRecognizer there = recognizer(server.address())) {
      Ear ear = there.open(ENGLISH, listener).orElseThrow();
      Recognition end = listener.hear(ear, YES_NO, frames("yes"));
      assertThat(end).isInstanceOf(Recognition.Failed.class);
      assertThat(((Recognition.Failed) end).reason()).contains("vosk-server ws://127.0.0.1");
      ear.begin(YES_NO);
      ear.end();
      ear.close();
      assertThat(listener.rest()).isZero();
    }
  }

  @Test
  void aServerThatFailedIsTriedAgainAfterAWhileAndTheOthersMeanwhile() {
    URI dead = URI.create("ws://127.0.0.1:1");
    try (ServerRecognizer there = recognizer(dead, server.address())) {
      SpareRecognizer both = new SpareRecognizer(there, local);
      for (int call = 0; call < 6; call++) {
        assertThat(heard(both, "yes", YES_NO).text()).isEqualTo("yes");
      }
      // The dead one was tried once, by the first call.
      assertThat(both.switched()).isEqualTo(1);
      now.addAndGet(Duration.ofSeconds(11).toNanos());
      assertThat(heard(both, "yes", YES_NO).text()).isEqualTo("yes");
      assertThat(heard(both, "yes", YES_NO).text()).isEqualTo("yes");
      assertThat(both.switched()).isEqualTo(2);
    }
  }

  @Test
  void whoFindsNoRoomThereIsHeardHere() {
    ServerSettings one =
        new ServerSettings(
            Map.of(ENGLISH, List.of(server.address())),
            Duration.ofSeconds(2),
            1,
            Duration.ofSeconds(10));
    try (ServerRecognizer there = new ServerRecognizer(one)) {
      SpareRecognizer both = new SpareRecognizer(there, local);
      Optional<Ear> first = both.open(ENGLISH, it -> {});
      try (Ear second = both.open(ENGLISH, listener).orElseThrow()) {
        assertThat(there.open()).isEqualTo(1);
        assertThat(local.open()).isEqualTo(1);
        assertThat(text(listener.hear(second, YES_NO, frames("yes")))).isEqualTo("yes");
      }
      first.orElseThrow().close();
      assertThat(there.open(Locale.FRENCH, it -> {})).isEmpty();
      assertThat(both.knows(Locale.FRENCH)).isFalse();
    }
  }

  private ServerRecognizer recognizer(URI... servers) {
    return new ServerRecognizer(
        new ServerSettings(
            Map.of(ENGLISH, List.of(servers)), Duration.ofSeconds(3), 100, Duration.ofSeconds(10)),
        now::get);
  }

  private static Recognition.Final heard(
      org.dozvon.speech.Recognizer recognizer, String line, Grammar grammar) {
    Listener listener = new Listener();
    try (Ear ear = recognizer.open(ENGLISH, listener).orElseThrow()) {
      return (Recognition.Final) listener.hear(ear, grammar, frames(line));
    }
  }

  private static String text(Recognition recognition) {
    return recognition instanceof Recognition.Final end ? end.text() : recognition.toString();
  }

  private static List<PcmFrame> frames(String line) {
    return Stream.of(Recordings.caller(ENGLISH, "man", line))
        .flatMap(clip -> clip.frames().stream())
        .toList();
  }
}
