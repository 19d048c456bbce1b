package org.dozvon.ivr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.dozvon.agi.AgiCommand;
import org.dozvon.agi.AgiReply;
import org.dozvon.agi.AgiRequest;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.callback.Place;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.InCall;
import org.dozvon.operator.KeptPlaces;
import org.dozvon.operator.LastAgents;
import org.dozvon.operator.LookupFailedException;
import org.dozvon.speech.Voice;
import org.dozvon.testing.ManualClock;
import org.dozvon.testing.ScriptedTalk;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.BotResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** One caller's walk, command by command, as Asterisk sees it. */
class CallFlowTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final AgiCommand LAST_WORD = new AgiCommand.SetVariable("DOZVON_RESULT", "queue");

  private final ManualClock clock = new ManualClock();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final BotReservations reservations = new BotReservations(timer);
  private final List<CallEvent> events = new ArrayList<>();
  private final List<String> stuck = new CopyOnWriteArrayList<>();
  private final Channel channel = new Channel();
  private final List<String> given = new ArrayList<>();
  private final List<CallContext> handedOver = new ArrayList<>();
  private Optional<KeptPlaces.Kept> place = Optional.empty();
  private CallContexts contexts = id -> Optional.empty();
  private int closed;

  @AfterEach
  void stopTheTimer() {
    timer.shutdownNow();
  }

  @Test
  void whatIsLoggedOnTheWayNamesTheCallAndNothingAfterwardsDoes() {
    channel.bot = new BotResult.Served("the caller said goodbye");
    run();
    String call = events.getFirst().call().value();
    assertThat(channel.marks.subList(0, 3)).containsOnly("null");
    assertThat(channel.marks.subList(3, channel.marks.size())).isNotEmpty().containsOnly(call);
    assertThat(MDC.get(InCall.MARK)).isNull();
  }

  @Test
  void aCallerWhoWantsAPersonIsSentOnToTheQueueAndTheCallGoesOnThere() {
    channel.bot = new BotResult.PersonWanted("shops", "a complaint", "asked for a person");
    run();
    assertThat(channel.sent)
        .endsWith(
            new AgiCommand.SetVariable("DOZVON_QUEUE", "shops"),
            new AgiCommand.SetContext("dozvon-queue"),
            new AgiCommand.SetExtension("shops"),
            new AgiCommand.SetPriority("1"),
            LAST_WORD);
    assertThat(endings()).isEmpty();
  }

  @Test
  void theSkillThatTheDialogAsksForTravelsWithTheCall() {
    channel.bot = new BotResult.PersonWanted("shops", "a present", "the dialog", "gold");
    run();
    assertThat(channel.sent)
        .containsSubsequence(
            new AgiCommand.SetVariable("__DOZVON_SKILL", "gold"), new AgiCommand.SetPriority("1"));
  }

  @Test
  void whatIsNoSkillNeverReachesTheDialplan() {
    channel.bot = new BotResult.PersonWanted("shops", "", "the dialog", "${SHELL(x)}");
    run();
    assertThat(channel.sent.toString()).doesNotContain("SHELL").doesNotContain("SKILL");
  }

  @Test
  void aCallerWhoHangsUpOnTheWayToTheQueueHasAbandonedTheCall() {
    channel.bot = new BotResult.PersonWanted("shops", "", "asked for a person");
    channel.on(AgiCommand.SetContext.class, Channel::hangUpAndClose);
    run();
    assertThat(endings()).containsExactly(abandoned());
  }

  @Test
  void aHangUpThatLeavesTheConnectionOpenIsNotTakenForAHandOver() {
    channel.bot = new BotResult.PersonWanted("shops", "", "asked for a person");
    channel.on(AgiCommand.SetContext.class, hung -> hung.hungUp = true);
    run();
    assertThat(endings()).containsExactly(abandoned());
  }

  @Test
  void aConnectionThatBreaksOnTheWayIsAFailureOfAsterisk() {
    channel.bot = new BotResult.PersonWanted("shops", "", "asked for a person");
    channel.on(AgiCommand.SetContext.class, broken -> broken.closed = true);
    run();
    assertThat(endings())
        .containsExactly("%s %s".formatted(Ending.Result.FAILED, Ending.Party.ASTERISK));
  }

  @Test
  void aServedCallerIsDone() {
    channel.bot = new BotResult.Served("goodbye");
    run();
    assertThat(channel.sent).endsWith(new AgiCommand.SetVariable("DOZVON_RESULT", "done"));
    assertThat(endings())
        .containsExactly("%s %s".formatted(Ending.Result.SERVED, Ending.Party.BOT));
  }

  @Test
  void theWatchdogIsShortAtEveryStepAndLongOnlyWhileTheBotTalks() {
    channel.bot = new BotResult.PersonWanted("shops", "", "asked for a person");
    run();
    int answered = channel.sent.indexOf(new AgiCommand.Answer());
    int talk = channel.indexOf(AgiCommand.Exec.class);
    assertThat(channel.sent.get(answered + 1)).isEqualTo(watchdog(5));
    assertThat(channel.sent.get(talk - 1)).isEqualTo(watchdog(600));
    assertThat(channel.sent.get(talk + 1)).isEqualTo(watchdog(5));
  }

  @Test
  void anAudioPortThatRefusesCostsNoWait() {
    channel.refused = true;
    run();
    assertThat(channel.sent).endsWith(LAST_WORD);
    assertThat(reservations.waiting()).isZero();
  }

  @Test
  void aChannelThatAsteriskKeepsInAudioSocketAfterTheTalkIsReported() {
    channel.bot = new BotResult.Broken("no audio connection within 3000 ms");
    channel.afterTheTalk = () -> await().until(() -> !stuck.isEmpty());
    run();
    assertThat(stuck).containsExactly("PJSIP/line-1");
  }

  @Test
  void theVersionOfTheHotlineIsGivenBackOnceHoweverTheCallEnds() {
    channel.bot = new BotResult.PersonWanted("shops", "", "asked for a person");
    channel.on(AgiCommand.SetContext.class, Channel::hangUpAndClose);
    run();
    assertThat(closed).isEqualTo(1);
    channel.on(AgiCommand.Answer.class, Channel::hangUpAndClose);
    run();
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void whoCallsAgainHasTheKeptPlaceAndOnlyThenIsNotCalledBack() {
    channel.bot = new BotResult.PersonWanted("shops", "", "asked for a person");
    place = Optional.of(new KeptPlaces.Kept(OptionalInt.of(2), new Place(T, T, 7)));
    run();
    assertThat(channel.sent)
        .containsSubsequence(
            new AgiCommand.SetVariable("QUEUE_PRIO", "7"),
            new AgiCommand.SetVariable("DOZVON_POSITION", "2"),
            LAST_WORD);
    assertThat(given).containsExactly("shops +15550100");
  }

  @Test
  void whoHangsUpBeforeTheyHaveTheKeptPlaceIsCalledBackStill() {
    channel.bot = new BotResult.PersonWanted("shops", "", "asked for a person");
    place = Optional.of(new KeptPlaces.Kept(OptionalInt.of(2), new Place(T, T, 7)));
    channel.hangsUpAt = new AgiCommand.SetVariable("QUEUE_PRIO", "7");
    run();
    assertThat(endings()).containsExactly(abandoned());
    assertThat(given).isEmpty();
  }

  @Test
  void whatTravelsAlongSaysWhereAndWhyEvenWhereTheEventIsNotKnownYet() {
    channel.bot = new BotResult.PersonWanted("shops", "a present", "the dialog", "gold");
    contexts = id -> started().filter(known -> known.id().equals(id));
    run();
    CallContext context = handedOver.getFirst();
    assertThat(List.of(context.queue(), context.topic(), context.skill()))
        .containsExactly("shops", "a present", "gold");
    assertThat(context.waitingSince()).isPresent();
  }

  @Test
  void aContextThatCannotBeReadKeepsNobodyFromTheQueue() {
    channel.bot = new BotResult.PersonWanted("shops", "", "asked for a person");
    contexts =
        id -> {
          throw new LookupFailedException("the database is away", null);
        };
    run();
    assertThat(channel.sent).endsWith(LAST_WORD);
  }

  private Optional<CallContext> started() {
    return events.stream()
        .filter(CallEvent.Started.class::isInstance)
        .map(event -> CallContext.of((CallEvent.Started) event))
        .findFirst();
  }

  private final class Places implements KeptPlaces {
    @Override
    public Optional<Kept> look(String queue, String number) {
      return place;
    }

    @Override
    public void given(String queue, String number) {
      given.add(queue + " " + number);
    }
  }

  private void run() {
    HotlineService hotline =
        new HotlineService(
            "grocery",
            List.of(Locale.ENGLISH),
            "support",
            talks(),
            new NothingKnown(handedOver),
            () -> closed++);
    CallRoom room =
        new CallRoom(
            name -> Optional.of(hotline).filter(known -> known.name().equals(name)),
            reservations,
            contexts,
            IvrSettings.defaults("127.0.0.1:9092"),
            clock,
            events::add,
            stuck::add);
    new CallFlow(room, new Places(), LastAgents.NONE).run(channel);
  }

  private static AgiCommand watchdog(int seconds) {
    return new AgiCommand.SetVariable("TIMEOUT(absolute)", Integer.toString(seconds));
  }

  private static String abandoned() {
    return "%s %s".formatted(Ending.Result.ABANDONED, Ending.Party.CALLER);
  }

  private List<String> endings() {
    return events.stream()
        .filter(CallEvent.Ended.class::isInstance)
        .map(event -> ((CallEvent.Ended) event).ending())
        .map(ending -> ending.result() + " " + ending.party())
        .toList();
  }

  private static HotlineService.Talks talks() {
    return new HotlineService.Talks() {
      @Override
      public Talk begin(Locale language, Profile profile, Map<String, String> known) {
        return new ScriptedTalk();
      }

      @Override
      public Voice voice(Locale language) {
        return new Voice(language, "", 1);
      }
    };
  }

  /** Asterisk: takes every command; the bot's end comes with the command that joins the caller. */
  private final class Channel implements AgiChannel {
    private final List<String> marks = new ArrayList<>();
    private final List<AgiCommand> sent = new ArrayList<>();
    private Class<? extends AgiCommand> trigger = AgiCommand.HangUp.class;
    private Consumer<Channel> mishap = channel -> {};
    private BotResult bot = new BotResult.Served("");
    private Runnable afterTheTalk = () -> {};
    private AgiCommand hangsUpAt = new AgiCommand.HangUp();
    private boolean refused;
    private boolean hungUp;
    private boolean closed;

    void on(Class<? extends AgiCommand> command, Consumer<Channel> mishap) {
      this.trigger = command;
      this.mishap = mishap;
    }

    void hangUpAndClose() {
      hungUp = true;
      closed = true;
    }

    int indexOf(Class<? extends AgiCommand> command) {
      return sent.indexOf(sent.stream().filter(command::isInstance).findFirst().orElseThrow());
    }

    @Override
    public AgiRequest request() {
      return new AgiRequest(
          Map.of(
              "network_script",
              "grocery?language=en",
              "callerid",
              "+15550100",
              "channel",
              "PJSIP/line-1"),
          List.of());
    }

    @Override
    public AgiReply execute(AgiCommand command) throws ChannelClosedException {
      sent.add(command);
      marks.add(String.valueOf(MDC.get(InCall.MARK)));
      if (trigger.isInstance(command)) {
        mishap.accept(this);
      }
      if (command.equals(hangsUpAt)) {
        hangUpAndClose();
      }
      if (closed) {
        throw new ChannelClosedException("Asterisk closed the connection");
      }
      if (command instanceof AgiCommand.Exec exec && !refused) {
        reservations
            .claim(UUID.fromString(exec.arguments().split("/", -1)[2]))
            .orElseThrow()
            .result()
            .complete(bot);
        afterTheTalk.run();
      }
      return new AgiReply.Success("0", Optional.empty(), OptionalLong.empty());
    }

    @Override
    public boolean isHungUp() {
      return hungUp;
    }
  }

  /** A back office without anything in it. */
  private record NothingKnown(List<CallContext> handedOver) implements BackOffice {
    @Override
    public Map<String, String> call(String route, Map<String, String> arguments, Duration limit) {
      return Map.of("found", "no");
    }

    @Override
    public void handOver(CallContext context, Duration limit) {
      handedOver.add(context);
    }

    @Override
    public void alarm(String subject, String text) {}
  }
}
