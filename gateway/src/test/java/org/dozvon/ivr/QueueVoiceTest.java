package org.dozvon.ivr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Notice;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.CallerEar;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.Facts;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.dozvon.speech.Utterance;
import org.dozvon.speech.Voice;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.BotResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueVoiceTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final CallId CALL = new CallId("c1");
  private static final CallContext CONTEXT =
      CallContext.of(
          new CallEvent.Started(
              CALL, T, new Caller("4951", "", "201"), "grocery", Locale.of("ru"), "u1"));

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final BotReservations reservations = new BotReservations(timer);
  private final Ear ear = new Ear();
  private final AtomicInteger closed = new AtomicInteger();
  private final List<CommandResult> told = new CopyOnWriteArrayList<>();
  private final QueueVoice voice =
      new QueueVoice(
          name -> Optional.of(hotline()),
          reservations,
          id -> Optional.of(CONTEXT).filter(c -> id.equals(CALL)),
          ear,
          QueueVoiceTest::board,
          queue -> queue.equals("support"),
          Executors.newVirtualThreadPerTaskExecutor());

  private static final class Ear implements CallerEar {
    final List<UUID> joined = new CopyOnWriteArrayList<>();
    final List<UUID> ended = new CopyOnWriteArrayList<>();

    @Override
    public boolean join(String channel, UUID audio) {
      return joined.add(audio);
    }

    @Override
    public void end(UUID audio) {
      ended.add(audio);
    }
  }

  private HotlineService hotline() {
    HotlineService.Talks talks =
        new HotlineService.Talks() {
          @Override
          public Talk begin(Locale language, Profile profile, Map<String, String> known) {
            throw new AssertionError("nobody talks here");
          }

          @Override
          public Voice voice(Locale language) {
            return new Voice(language, "", 1);
          }
        };
    BackOffice none =
        new BackOffice() {
          @Override
          public Map<String, String> call(String route, Map<String, String> in, Duration limit) {
            return Map.of();
          }

          @Override
          public void handOver(CallContext context, Duration limit) {}

          @Override
          public void alarm(String subject, String text) {}
        };
    return new HotlineService(
        "grocery",
        List.of(Locale.ENGLISH, Locale.of("ru")),
        "support",
        talks,
        none,
        closed::incrementAndGet);
  }

  private static QueueBoard board() {
    Facts facts = new Facts(Optional.of(CALL), "4951", T, T, false, "", "", List.of());
    WaitingCaller one =
        new WaitingCaller("support", "u1", "PJSIP/a-1", T, 0, Optional.empty(), facts);
    WaitingCaller stranger =
        new WaitingCaller("support", "u2", "PJSIP/a-2", T, 0, Optional.empty(), Facts.unknown(T));
    return new QueueBoard(
        T,
        List.of(new QueueView("support", List.of(one, stranger), List.of(), 0)),
        Optional.empty());
  }

  @AfterEach
  void close() {
    voice.close();
    timer.shutdownNow();
  }

  private CommandResult comfort(String caller) {
    int before = told.size();
    voice.carryOut(
        new Intervention.Comfort(
            "support", caller, "PJSIP/a-1", OptionalInt.of(3), Optional.of(Duration.ofMinutes(2))),
        told::add);
    await().until(() -> told.size() > before);
    return told.getLast();
  }

  @Test
  void speaksInTheLanguageOfTheCallAndOnlyOnceAtATime() {
    assertThat(comfort("u1").isDone()).isTrue();
    assertThat(comfort("u1")).isInstanceOf(CommandResult.Refused.class);
    BotReservations.Claim claim = reservations.claim(ear.joined.getFirst()).orElseThrow();
    assertThat(claim.order().voice().language()).isEqualTo(Locale.of("ru"));
    assertThat(Utterance.texts(((Notice) claim.order().talk()).words()).getFirst())
        .isEqualTo("Перед вами два человека.");
    claim.result().complete(new BotResult.Served("said"));
    assertThat(closed).hasValue(2);
    assertThat(comfort("u1").isDone()).as("and again later").isTrue();
  }

  @Test
  void isSilentWhenAPersonAnswers() {
    comfort("u1");
    voice.accept(new QueueEvent.Answered(T, "support", "u1", "PJSIP/101"));
    await().until(() -> ear.ended.equals(ear.joined));
  }

  @Test
  void ofWhomNothingIsKnownIsNotSpokenTo() {
    assertThat(comfort("u2")).isInstanceOf(CommandResult.Refused.class);
    assertThat(ear.joined).isEmpty();
  }

  @Test
  void nothingIsOfferedThatIsNotToBeHad() {
    voice.carryOut(new Intervention.OfferCallBack("other", "u1", "PJSIP/a-1"), told::add);
    await().until(() -> told.size() == 1);
    assertThat(told.getFirst()).isInstanceOf(CommandResult.Refused.class);
  }
}
