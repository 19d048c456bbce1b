package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmiLinkTest {
  private static final CallId CALL = new CallId("call-42");
  private static final String CHANNEL = "1795590984.0";
  private static final Instant NOW = Instant.parse("2026-11-25T05:00:00Z");

  private final List<CallEvent> events = new CopyOnWriteArrayList<>();
  private FakeManager manager;
  private AmiLink link;

  @BeforeEach
  void start() throws IOException {
    manager = new FakeManager();
    link = link(manager.port(), Duration.ofMillis(20), Duration.ofSeconds(1));
  }

  @AfterEach
  void stop() throws IOException {
    link.close();
    manager.close();
  }

  @Test
  void aCallerWhoWaitsAndIsAnsweredIsFollowedToTheEnd() throws IOException {
    logIn();
    link.accept(started());
    join();
    manager.event(
        "Event: AgentConnect",
        "Uniqueid: " + CHANNEL,
        "Channel: PJSIP/phonebank-00000000",
        "DestUniqueid: 1795590989.1",
        "DestChannel: PJSIP/agent1-00000001",
        "Queue: support",
        "MemberName: agent1",
        "Interface: PJSIP/agent1",
        "HoldTime: 7",
        "RingTime: 1");
    manager.event(
        "Event: AgentComplete",
        "Uniqueid: " + CHANNEL,
        "Queue: support",
        "MemberName: agent1",
        "HoldTime: 7",
        "TalkTime: 12",
        "Reason: agent");
    hangUp(CHANNEL);

    await().until(() -> events.size() == 3);
    assertThat(events.get(0)).isEqualTo(new CallEvent.JoinedQueue(CALL, NOW, "support", 2));
    assertThat(events.get(1))
        .isEqualTo(
            new CallEvent.PersonAnswered(
                CALL, NOW, "support", "agent1", "PJSIP/agent1", Duration.ZERO));
    assertThat(((CallEvent.Ended) events.get(2)).ending())
        .isEqualTo(new Ending(Ending.Result.HANDED_OVER, Ending.Party.AGENT, "talked with agent1"));
  }

  @Test
  void aCallerWhoJoinedWhileTheLinkWasAwayIsToldOfAtTheLogin() throws IOException {
    link.accept(started());
    manager.standing =
        List.<String[]>of(
            new String[] {
              "Event: QueueEntry",
              "Queue: support",
              "Position: 1",
              "Channel: PJSIP/phonebank-00000000",
              "Uniqueid: " + CHANNEL,
              "Wait: 9"
            });
    logIn();

    await().until(() -> events.size() == 1);
    assertThat(events.getFirst())
        .isEqualTo(new CallEvent.JoinedQueue(CALL, NOW.minusSeconds(9), "support", 1));
  }

  @Test
  void theFirstTryIsWaitedForAndNoLonger() throws IOException {
    link.start();
    link.awaitFirstTry(Duration.ofMinutes(1));
    assertThat(link.isUp()).isTrue();
    try (AmiLink nowhere = link(freePort(), Duration.ofMinutes(1), Duration.ofMinutes(1))) {
      nowhere.start();
      nowhere.awaitFirstTry(Duration.ofMinutes(1));
      assertThat(nowhere.isUp()).isFalse();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aStuckChannelGetsATimeLimit() throws IOException {
    logIn();
    link.takeOut("PJSIP/line-1");
    await().until(() -> !manager.variables.isEmpty());
    assertThat(manager.variables).containsExactly("PJSIP/line-1 TIMEOUT(absolute)=1");
  }

  @Test
  void aCallerWhoLeavesTheQueueCountsAsAbandoned() throws IOException {
    logIn();
    link.accept(started());
    join();
    manager.event(
        "Event: QueueCallerAbandon",
        "Uniqueid: " + CHANNEL,
        "Queue: support",
        "Position: 1",
        "OriginalPosition: 2",
        "HoldTime: 14");
    hangUp(CHANNEL);

    await().until(() -> events.size() == 3);
    assertThat(events.get(1)).isInstanceOf(CallEvent.AbandonedQueue.class);
    assertThat(((CallEvent.Ended) events.get(2)).ending().result())
        .isEqualTo(Ending.Result.ABANDONED);
  }

  @Test
  void theWaitIsTakenFromAsteriskWhenTheJoiningWasMissed() throws IOException {
    logIn();
    link.accept(started());
    manager.event(
        "Event: AgentConnect",
        "Uniqueid: " + CHANNEL,
        "Queue: support",
        "MemberName: agent1",
        "HoldTime: 7");

    await().until(() -> events.size() == 2);
    assertThat(((CallEvent.PersonAnswered) events.getLast()).waited())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aHangUpBeforeTheHandOverIsTheGatewaysToTell() throws IOException {
    logIn();
    link.accept(started());
    hangUp(CHANNEL);
    link.accept(
        new CallEvent.Started(
            new CallId("next"), NOW, new Caller("", "", "200"), "grocery", Locale.ENGLISH, "2.2"));
    link.accept(new CallEvent.HandedOver(new CallId("next"), NOW, "support", "", ""));
    hangUp("2.2");

    await().until(() -> !events.isEmpty());
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().call()).isEqualTo(new CallId("next"));
  }

  @Test
  void aStrangersChannelGivesNothing() throws IOException {
    logIn();
    link.accept(started());
    manager.event("Event: QueueCallerJoin", "Uniqueid: 9.9", "Queue: support", "Position: 1");
    join();

    await().until(() -> !events.isEmpty());
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().call()).isEqualTo(CALL);
  }

  @Test
  void aCutConnectionIsMadeAgainAndEventsGoOn() throws IOException {
    logIn();
    link.accept(started());
    manager.cut();
    await().until(() -> manager.logins.get() == 2 && link.isUp());
    join();

    await().until(() -> events.size() == 1);
  }

  @Test
  void anAsteriskThatComesLateIsFound() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (AmiLink early = link(port, Duration.ofMillis(20), Duration.ofMillis(100))) {
      early.start();
      try (FakeManager late = new FakeManager(port)) {
        await().until(early::isUp);
        assertThat(late.logins).hasValue(1);
      }
    }
  }

  @Test
  void aManagerThatCutsEveryLoginIsNotHammered() throws IOException {
    manager.cutAfterLogin = true;
    try (AmiLink patient = link(manager.port(), Duration.ofHours(1), Duration.ofHours(1))) {
      patient.start();
      await().until(() -> manager.logins.get() == 1 && !patient.isUp());
      await().during(Duration.ofMillis(400)).until(() -> manager.logins.get() == 1);
    }
  }

  @Test
  void aRefusedSecretIsTriedAgainLater() throws IOException {
    manager.refuse = true;
    link.start();
    await().during(Duration.ofMillis(100)).until(() -> !link.isUp());
    manager.refuse = false;
    await().until(link::isUp);
  }

  private void logIn() {
    link.start();
    await().until(link::isUp);
  }

  private AmiLink link(int port, Duration first, Duration longest) {
    return new AmiLink(
        AmiSettings.of("127.0.0.1", port, "dozvon", "sesame").pausing(first, longest),
        InstantSource.fixed(NOW),
        events::add,
        queueEvent -> {});
  }

  private void join() throws IOException {
    manager.event(
        "Event: QueueCallerJoin",
        "Channel: PJSIP/phonebank-00000000",
        "Uniqueid: " + CHANNEL,
        "Queue: support",
        "Position: 2",
        "Count: 2");
  }

  private void hangUp(String channel) throws IOException {
    manager.event(
        "Event: Hangup",
        "Channel: PJSIP/phonebank-00000000",
        "Uniqueid: " + channel,
        "Cause: 16",
        "Cause-txt: Normal Clearing");
  }

  private static CallEvent started() {
    return new CallEvent.Started(
        CALL, NOW, new Caller("+7916", "", "200"), "grocery", Locale.ENGLISH, CHANNEL);
  }
}
