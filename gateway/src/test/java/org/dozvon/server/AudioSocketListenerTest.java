package org.dozvon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dozvon.testing.ScriptedTalk.listen;
import static org.dozvon.testing.ScriptedTalk.say;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.speech.Voice;
import org.dozvon.testing.FakeCaller;
import org.dozvon.testing.ScriptedRecognizer;
import org.dozvon.testing.ScriptedTalk;
import org.dozvon.testing.ScriptedTurnDetector;
import org.dozvon.testing.ToneSynthesizer;
import org.dozvon.voicebot.BotOrder;
import org.dozvon.voicebot.BotParts;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.BotResult;
import org.dozvon.voicebot.Pacer;
import org.dozvon.voicebot.Reservation;
import org.dozvon.voicebot.Voicebot;
import org.dozvon.voicebot.VoicebotSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AudioSocketListenerTest {
  private static final AudioSocketSettings SETTINGS =
      new AudioSocketSettings(
          "127.0.0.1",
          0,
          List.of(AddressRange.parse("127.0.0.1")),
          Duration.ofMillis(500),
          5,
          3,
          1);

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScriptedRecognizer recognizer = new ScriptedRecognizer();
  private final BotReservations reservations = new BotReservations(timer);
  private final Pacer pacer = new Pacer(System::nanoTime).start();
  private final Voicebot bot =
      new Voicebot(
          new BotParts(
              recognizer,
              profile -> new ScriptedTurnDetector(),
              new ToneSynthesizer(),
              workers,
              workers,
              event -> {},
              InstantSource::system),
          VoicebotSettings.DEFAULTS);
  private AudioSocketListener listener = listener(SETTINGS);
  private final ScriptedTalk talk = new ScriptedTalk();

  @AfterEach
  void stop() {
    listener.close();
    pacer.close();
    workers.close();
    timer.shutdownNow();
  }

  @Test
  void aReservedCallerHearsTheBotWithoutSendingAnythingFirst() throws Exception {
    talk.then(say("hello there"), listen(KeyPlan.MENU));
    Reservation kept = reserve(talk);
    try (FakeCaller caller = FakeCaller.connect(listener.port())) {
      caller.id(kept.id());
      await().until(() -> sounding(caller) == 10);
    }
    assertThat(kept.result().join()).isInstanceOf(BotResult.CallerGone.class);
    await().until(() -> listener.size() == 0 && pacer.size() == 0 && bot.active() == 0);
    assertThat(recognizer.ear().closed()).isEqualTo(1);
  }

  @Test
  void aKeyLeadsToAPersonAndTheBotHangsUpAfterItsLastWords() throws Exception {
    talk.then(say("press a key"), listen(KeyPlan.MENU))
        .then(say("one moment please"), new DialogAction.HandOver("shops", "", "asked"));
    Reservation kept = reserve(talk);
    try (FakeCaller caller = FakeCaller.connect(listener.port())) {
      caller.id(kept.id());
      await().until(() -> sounding(caller) > 0);
      caller.press('0');
      await().until(caller::isClosed);
      assertThat(caller.isHungUp()).isTrue();
      assertThat(sounding(caller)).isGreaterThanOrEqualTo(15);
      assertThat(caller.heard().getLast()).isEqualTo(PcmFrame.SILENCE);
    }
    assertThat(kept.result())
        .isCompletedWithValue(new BotResult.PersonWanted("shops", "", "asked"));
    assertThat(talk.inputs())
        .last()
        .isInstanceOfSatisfying(
            DialogInput.Pressed.class, pressed -> assertThat(pressed.keys()).isEqualTo("0"));
  }

  @Test
  void anIdThatWasNotReservedOrWasUsedIsClosed() throws Exception {
    Reservation kept = reserve(talk);
    try (FakeCaller stranger = FakeCaller.connect(listener.port())) {
      stranger.id(UUID.randomUUID());
      await().until(stranger::isClosed);
    }
    try (FakeCaller first = FakeCaller.connect(listener.port())) {
      first.id(kept.id());
      await().until(() -> !first.heard().isEmpty());
      try (FakeCaller second = FakeCaller.connect(listener.port())) {
        second.id(kept.id());
        await().until(second::isClosed);
        assertThat(second.heard()).isEmpty();
      }
      assertThat(first.isClosed()).isFalse();
    }
  }

  @Test
  void whoDoesNotBeginWithAnIdIsClosed() throws Exception {
    try (FakeCaller silent = FakeCaller.connect(listener.port());
        FakeCaller early = FakeCaller.connect(listener.port())) {
      early.sound(PcmFrame.SILENCE);
      await().until(early::isClosed);
      await().until(silent::isClosed);
    }
  }

  @Test
  void anAddressThatIsNotAllowedIsUselessEvenWithAGoodId() throws Exception {
    listener.close();
    listener =
        listener(
            new AudioSocketSettings(
                "127.0.0.1",
                0,
                List.of(AddressRange.parse("10.0.0.0/8")),
                Duration.ofSeconds(2),
                5,
                3,
                1));
    Reservation kept = reserve(talk);
    try (FakeCaller caller = FakeCaller.connect(listener.port())) {
      await().until(caller::isClosed);
    }
    assertThat(kept.result()).isNotDone();
    assertThat(reservations.waiting()).isEqualTo(1);
  }

  @Test
  void connectionsWithoutAnIdAreCapped() throws Exception {
    List<FakeCaller> callers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      callers.add(FakeCaller.connect(listener.port()));
    }
    await().until(() -> listener.size() == 3);
    try (FakeCaller oneTooMany = FakeCaller.connect(listener.port())) {
      await().atMost(Duration.ofSeconds(10)).until(oneTooMany::isClosed);
    }
    callers.forEach(FakeCaller::close);
    await().until(() -> listener.size() == 0);
  }

  @Test
  void wrongSoundAndBrokenBytesEndTheSessionWithAReason() throws Exception {
    Reservation wide = reserve(new ScriptedTalk());
    Reservation broken = reserve(new ScriptedTalk());
    try (FakeCaller first = FakeCaller.connect(listener.port());
        FakeCaller second = FakeCaller.connect(listener.port())) {
      first.id(wide.id());
      first.send(0x12, new byte[640]);
      second.id(broken.id());
      second.send(0x10, new byte[3]);
      await().until(() -> first.isClosed() && second.isClosed());
    }
    assertThat(wide.result().join().toString()).contains("16000 Hz (expected: 8000");
    assertThat(broken.result().join().toString()).contains("expected: an even number");
  }

  @Test
  void aHangUpFromAsteriskEndsTheSession() throws Exception {
    Reservation kept = reserve(talk);
    try (FakeCaller caller = FakeCaller.connect(listener.port())) {
      caller.id(kept.id());
      caller.send(0x00);
      await().until(caller::isClosed);
    }
    assertThat(kept.result().join()).isInstanceOf(BotResult.CallerGone.class);
  }

  @Test
  void drainingLetsOpenCallsEndAndTakesNoNewOnes() throws Exception {
    Future<Boolean> drained;
    Reservation kept = reserve(talk);
    try (FakeCaller caller = FakeCaller.connect(listener.port())) {
      caller.id(kept.id());
      await().until(() -> !caller.heard().isEmpty());
      assertThat(listener.drain(Duration.ofMillis(50))).isFalse();
      assertThat(caller.isClosed()).isFalse();
      drained = workers.submit(() -> listener.drain(Duration.ofSeconds(40)));
      assertThat(drained.isDone()).isFalse();
    }
    assertThat(drained.get(20, TimeUnit.SECONDS)).isTrue();
  }

  private AudioSocketListener listener(AudioSocketSettings settings) {
    return new AudioSocketListener(settings, reservations, bot, pacer);
  }

  private Reservation reserve(Talk mind) {
    BotOrder order =
        new BotOrder(
            new CallId("c1"),
            mind,
            new Voice(Locale.ENGLISH, "", 1),
            Profile.STANDARD,
            new NoOffice());
    return reservations.reserve(order, Duration.ofSeconds(60));
  }

  private static long sounding(FakeCaller caller) {
    return caller.heard().stream().filter(frame -> !frame.equals(PcmFrame.SILENCE)).count();
  }

  /** No route is called here. */
  private static final class NoOffice implements BackOffice {
    @Override
    public Map<String, String> call(String route, Map<String, String> arguments, Duration limit) {
      return Map.of();
    }

    @Override
    public void handOver(CallContext context, Duration limit) {}

    @Override
    public void alarm(String subject, String text) {}
  }
}
