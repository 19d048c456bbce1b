package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.CommandResult;
import org.dozvon.queue.QueueEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of Asterisk for the keeper and for people, and what becomes of its answers. */
class QueueActionsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private final List<QueueEvent> heard = new CopyOnWriteArrayList<>();
  private final List<CommandResult> told = new CopyOnWriteArrayList<>();
  private FakeManager manager;
  private AmiLink link;

  @BeforeEach
  void start() throws IOException {
    manager = new FakeManager();
    manager.refusal = "";
    manager.standing =
        List.of(
            new String[] {"Event: QueueParams", "Queue: support"},
            new String[] {"Event: QueueParams", "Queue: complaints"},
            new String[] {
              "Event: QueueEntry",
              "Queue: support",
              "Channel: PJSIP/line-1",
              "Uniqueid: 1.1",
              "Wait: 9"
            });
    AmiSettings settings =
        AmiSettings.of("127.0.0.1", manager.port(), "dozvon", "sesame").acting(1000);
    link = new AmiLink(settings, InstantSource.fixed(NOW), event -> {}, heard::add);
  }

  @AfterEach
  void stop() throws IOException {
    link.close();
    manager.close();
  }

  private void logIn() {
    link.start();
    await().until(() -> heard.stream().anyMatch(e -> e instanceof QueueEvent.Everything));
  }

  private CommandResult result(Intervention what) {
    told.clear();
    link.actions().carryOut(what, told::add);
    await().until(() -> told.size() == 1);
    return told.getFirst();
  }

  private Map<String, String> asked() {
    return manager.asked.getLast();
  }

  @Test
  void aPriorityCountsAtOnceAndIsToldOfAsNobodyElseTells() {
    logIn();
    assertThat(result(new Intervention.Prioritise("support", "1.1", "PJSIP/line-1", 40)))
        .isEqualTo(CommandResult.done());
    assertThat(asked())
        .containsEntry("action", "QueueChangePriorityCaller")
        .containsEntry("queue", "support")
        .containsEntry("caller", "PJSIP/line-1")
        .containsEntry("priority", "40")
        .containsEntry("immediate", "true");
    assertThat(heard).contains(new QueueEvent.Prioritised(NOW, "support", "1.1", 40));
  }

  @Test
  void membersComeGoAndChange() {
    logIn();
    result(new Intervention.AddMember("support", "PJSIP/7", "Anna\r\nAction: Logoff", 3));
    assertThat(asked())
        .containsEntry("action", "QueueAdd")
        .containsEntry("interface", "PJSIP/7")
        .containsEntry("membername", "Anna Action: Logoff")
        .containsEntry("penalty", "3");
    result(new Intervention.SetPenalty("support", "PJSIP/7", 9));
    assertThat(asked()).containsEntry("action", "QueuePenalty").containsEntry("penalty", "9");
    result(new Intervention.RemoveMember("support", "PJSIP/7"));
    assertThat(asked()).containsEntry("action", "QueueRemove");
    link.actions().pause("", "PJSIP/7", "lunch", told::add);
    await().until(() -> manager.asked.size() == 4);
    assertThat(asked())
        .containsEntry("action", "QueuePause")
        .containsEntry("paused", "true")
        .containsEntry("reason", "lunch")
        .doesNotContainKey("queue");
    link.actions().resume("support", "PJSIP/7", told::add);
    await().until(() -> manager.asked.size() == 5);
    assertThat(asked()).containsEntry("paused", "false").containsEntry("queue", "support");
  }

  @Test
  void anOverflowIsAMoveAndNoAbandon() throws IOException {
    logIn();
    assertThat(result(new Intervention.Overflow("support", "1.1", "PJSIP/line-1", "complaints")))
        .isEqualTo(CommandResult.done());
    assertThat(asked())
        .containsEntry("action", "Redirect")
        .containsEntry("channel", "PJSIP/line-1")
        .containsEntry("context", "dozvon-queue")
        .containsEntry("exten", "complaints");
    manager.event("Event: QueueCallerAbandon", "Queue: support", "Uniqueid: 1.1", "HoldTime: 9");
    await()
        .until(
            () ->
                heard.contains(
                    new QueueEvent.Moved(NOW, "support", "1.1", QueueEvent.Moved.Why.OVERFLOW)));
  }

  @Test
  void whoHasBeenAnsweredIsNotTornAway() throws IOException {
    logIn();
    manager.event("Event: DialEnd", "Uniqueid: 1.1", "DialStatus: ANSWER");
    manager.event("Event: QueueCallerJoin", "Queue: support", "Uniqueid: 2.2", "Position: 2");
    await().until(() -> heard.stream().anyMatch(e -> e instanceof QueueEvent.Joined));
    assertThat(result(new Intervention.Overflow("support", "1.1", "PJSIP/line-1", "complaints")))
        .isInstanceOf(CommandResult.Refused.class);
    assertThat(manager.asked).isEmpty();
  }

  @Test
  void nothingIsSentThatCouldMeanSomethingElse() {
    logIn();
    assertThat(result(new Intervention.Overflow("support", "1.1", "PJSIP/line-1", "nowhere")))
        .isEqualTo(new CommandResult.Refused("Asterisk has no queue nowhere"));
    for (String channel : List.of("", "PJSIP/x\r\nAction: Logoff", "PJSIP/a,b", "no channel")) {
      assertThat(result(new Intervention.Prioritise("support", "1.1", channel, 1)))
          .isInstanceOf(CommandResult.Refused.class);
    }
    assertThat(result(new Intervention.SetPenalty("sup\r\nport", "PJSIP/7", 1)))
        .isInstanceOf(CommandResult.Refused.class);
    assertThat(manager.asked).isEmpty();
  }

  @Test
  void aRefusalIsToldWithItsReasonAndAMissingRightWithTheLineToWrite() {
    logIn();
    manager.refusal = "Unable to add interface: Already there";
    assertThat(result(new Intervention.AddMember("support", "PJSIP/7", "", 0)))
        .isEqualTo(new CommandResult.Refused("Unable to add interface: Already there"));
    manager.refusal = "Permission denied";
    assertThat(
            ((CommandResult.Refused) result(new Intervention.RemoveMember("support", "PJSIP/7")))
                .reason())
        .contains("write = call,agent")
        .contains("[dozvon]");
  }

  @Test
  void withoutAConnectionNothingIsDone() {
    assertThat(result(new Intervention.RemoveMember("support", "PJSIP/7")))
        .isEqualTo(new CommandResult.Refused("no connection to Asterisk's manager"));
  }

  @Test
  void moreThanTheLimitWaitsItsTurn() throws IOException {
    link.close();
    AmiSettings slow = AmiSettings.of("127.0.0.1", manager.port(), "dozvon", "x").acting(20);
    link = new AmiLink(slow, InstantSource.fixed(NOW), event -> {}, heard::add);
    logIn();
    long start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      link.actions().carryOut(new Intervention.SetPenalty("support", "PJSIP/7", i), told::add);
    }
    await().until(() -> told.size() == 10);
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(440).toNanos());
    assertThat(manager.asked).hasSize(10);
  }
}
