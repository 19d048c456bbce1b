package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.queue.Floor;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a login and after a cut: everything is known again, and nothing is counted twice. */
class ResyncTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private final List<QueueEvent> heard = new CopyOnWriteArrayList<>();
  private final HandClock clock = new HandClock(T);
  private FakeManager manager;
  private AmiLink link;

  @BeforeEach
  void start() throws IOException {
    manager = new FakeManager();
    link = link(Duration.ZERO);
  }

  private AmiLink link(Duration compareEvery) {
    AmiSettings settings =
        AmiSettings.of("127.0.0.1", manager.port(), "dozvon", "sesame")
            .pausing(Duration.ofMillis(10), Duration.ofMillis(20))
            .comparing(compareEvery);
    return new AmiLink(settings, clock, event -> {}, heard::add);
  }

  @AfterEach
  void stop() throws IOException {
    link.close();
    manager.close();
  }

  @Test
  void whoStaysKeepsTheirTimeAndWhoIsGoneEndedUnseen() throws IOException {
    manager.standing = List.of(params(), entry("stays", 7), entry("goes", 3), member("PJSIP/1", 1));
    link.start();
    awaitEverything(1);
    clock.pass(Duration.ofSeconds(10));
    manager.standing = List.of(params(), entry("stays", 18), entry("new", 2), member("PJSIP/1", 2));
    manager.cut();
    awaitEverything(2);

    Floor floor = new Floor();
    List<Outcome> outcomes = outcomes(floor);
    assertThat(waits(outcomes))
        .containsExactly(Outcome.Wait.End.UNSEEN + " goes " + Duration.ofSeconds(13));
    assertThat(outcomes.stream().filter(o -> o instanceof Outcome.Gap)).hasSize(2);
    assertThat(floor.blindSince()).isEmpty();
    QueueView support = floor.view(clock.instant()).getFirst();
    assertThat(support.waiting())
        .extracting(WaitingCaller::caller, WaitingCaller::joined)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("stays", T.minusSeconds(7)),
            org.assertj.core.groups.Tuple.tuple("new", T.plusSeconds(8)));
    assertThat(support.members().getFirst().state()).isEqualTo(MemberState.BUSY);
  }

  @Test
  void whatHappenedBeforeTheListAndIsToldAfterItCountsOnce() throws IOException {
    manager.standing =
        List.of(params(), entry("first", 7), entry("second", 3), member("PJSIP/1", 1));
    link.start();
    awaitEverything(1);
    clock.pass(Duration.ofSeconds(10));
    // The list was made when "first" was answered, "third" had come and PJSIP/2 had logged in, but
    // Asterisk had not sent those events yet.
    manager.standing =
        List.of(params(), entry("second", 13), entry("third", 0), member("PJSIP/1", 2));
    manager.late =
        List.of(
            queue("QueueCallerLeave", "first"),
            connect("first"),
            queue("QueueCallerJoin", "third"),
            new String[] {
              "Event: QueueMemberAdded", "Queue: support", "Interface: PJSIP/2", "Status: 1"
            });
    manager.cut();
    awaitEverything(2);

    Floor floor = new Floor();
    assertThat(waits(outcomes(floor)))
        .containsExactly(Outcome.Wait.End.ANSWERED + " first " + Duration.ofSeconds(17));
    QueueView support = floor.view(clock.instant()).getFirst();
    assertThat(support.waiting())
        .extracting(WaitingCaller::caller)
        .containsExactly("second", "third");
    assertThat(support.members()).hasSize(2);
    assertThat(support.talking()).isEqualTo(1);
  }

  @Test
  void whoIsAnsweredAsTheListComesHasNotWaitedForNothing() throws IOException {
    manager.standing = List.of(params(), entry("missed", 9), member("PJSIP/1", 1));
    manager.late = List.of(queue("QueueCallerLeave", "missed"), connect("missed"));
    link.start();
    awaitEverything(1);

    Floor floor = new Floor();
    assertThat(waits(outcomes(floor)))
        .containsExactly(Outcome.Wait.End.ANSWERED + " missed " + Duration.ofSeconds(9));
    assertThat(floor.view(clock.instant()).getFirst().waiting()).isEmpty();
  }

  @Test
  void aListThatIsNotWholeIsAskedForAgain() throws IOException {
    manager.standing = List.of(params(), entry("one", 7), entry("two", 3));
    manager.lost = 1;
    link.start();
    await().until(() -> manager.lists.get() == 1);
    manager.lost = 0;
    passUntilAsked(2);
    awaitEverything(1);
    assertThat(manager.lists).hasValue(2);
  }

  @Test
  void anAsteriskThatHasNotReadItsQueuesYetIsAskedUntilItHas() {
    manager.standing = List.of();
    link = link(Duration.ofMinutes(1));
    link.start();
    awaitEverything(1);
    manager.standing = List.<String[]>of(params());
    passUntilAsked(2);
    awaitEverything(2);

    Floor floor = new Floor();
    outcomes(floor);
    assertThat(floor.view(clock.instant())).extracting(QueueView::queue).containsExactly("support");
  }

  @Test
  void anAsteriskThatHasNotLoadedItsQueuesYetIsAskedUntilItHas() {
    manager.noQueues = true;
    link.start();
    await().until(() -> manager.lists.get() == 1);
    manager.noQueues = false;
    passUntilAsked(2);
    awaitEverything(1);
  }

  @Test
  void aManagerThatDoesNotAnswerIsAskedAgain() {
    manager.deaf = true;
    link.start();
    await().until(() -> manager.lists.get() == 1);
    manager.deaf = false;
    assertThat(heard).hasSize(1).allMatch(e -> e instanceof QueueEvent.LineLost);
    clock.pass(Duration.ofSeconds(11));
    awaitEverything(1);
  }

  @Test
  void whatAsteriskListsOtherwiseIsMendedAndCounted() {
    manager.standing = List.of(params(), entry("stays", 7), member("PJSIP/1", 1));
    link = link(Duration.ofMinutes(1));
    link.start();
    awaitEverything(1);
    passUntilAsked(3);
    assertThat(link.differences()).isZero();
    awaitEverything(1);

    // Events that never came: one has joined, and a phone has become busy.
    manager.standing = List.of(params(), entry("stays", 9), entry("new", 1), member("PJSIP/1", 2));
    passUntilAsked(5);
    awaitEverything(2);
    assertThat(link.differences()).isEqualTo(2);
    assertThat(link.missingRights().orElseThrow())
        .contains("class agent", "manager.conf, section [dozvon]: read = call,agent,user");
    Floor floor = new Floor();
    assertThat(outcomes(floor)).hasSize(1).allMatch(o -> o instanceof Outcome.Gap);
    QueueView support = floor.view(clock.instant()).getFirst();
    assertThat(support.waiting()).hasSize(2);
    assertThat(support.members().getFirst().state()).isEqualTo(MemberState.BUSY);
  }

  /** Whether they gave up or went on is told by what comes within two seconds. */
  @Test
  void whoIsJustLeavingIsNotLostByTheComparing() throws IOException {
    manager.standing = List.of(params(), entry("leaves", 7));
    link = link(Duration.ofMinutes(1));
    link.start();
    awaitEverything(1);
    manager.event(queue("QueueCallerAbandon", "leaves"));
    manager.event(queue("QueueCallerLeave", "leaves"));
    manager.event(queue("QueueCallerJoin", "other"));
    await().until(() -> heard.stream().anyMatch(e -> e instanceof QueueEvent.Joined));
    manager.standing = List.of(params(), entry("other", 0), entry("third", 0));
    clock.pass(Duration.ofMillis(1100));
    awaitEverything(2);
    manager.event(new String[] {"Event: Hangup", "Uniqueid: leaves"});
    await().until(() -> heard.stream().anyMatch(e -> e instanceof QueueEvent.Abandoned));

    assertThat(waits(outcomes(new Floor())))
        .containsExactly(Outcome.Wait.End.ABANDONED + " leaves " + Duration.ofSeconds(7));
    assertThat(link.differences()).as("the third").isEqualTo(1);
  }

  @Test
  void thePriorityOfWhoJoinsIsAskedForOnce() throws IOException {
    manager.priorities.put("PJSIP/dear", "7");
    link.start();
    awaitEverything(1);
    manager.event(queue("QueueCallerJoin", "dear"));
    manager.event(queue("QueueCallerJoin", "usual"));
    await().until(() -> manager.questions.size() == 2);
    await().until(() -> heard.stream().anyMatch(e -> e instanceof QueueEvent.Prioritised));
    assertThat(heard.getLast()).isEqualTo(new QueueEvent.Prioritised(T, "support", "dear", 7));
    Floor floor = new Floor();
    outcomes(floor);
    assertThat(floor.view(T).getFirst().waiting())
        .extracting(WaitingCaller::priority)
        .containsExactly(7, 0);
  }

  @Test
  void aUserWhoIsToldNothingOfTheChannelsIsFoundOut() throws IOException {
    link.start();
    awaitEverything(1);
    for (String caller : List.of("a", "b", "c")) {
      manager.event(queue("QueueCallerJoin", caller));
      manager.event(queue("QueueCallerLeave", caller));
    }
    await().until(() -> link.missingRights().filter(it -> it.contains("class call")).isPresent());
  }

  @Test
  void whenEventsWereLostOnOurSideEverythingIsAskedForAnew() {
    link.start();
    awaitEverything(1);
    link.askEverything();
    awaitEverything(2);
  }

  /** The answer may still be on its way when the clock is moved, so it is moved again. */
  private void passUntilAsked(int times) {
    await()
        .until(
            () -> {
              clock.pass(Duration.ofMillis(1100));
              return manager.lists.get() >= times;
            });
  }

  private void awaitEverything(int times) {
    await()
        .until(
            () -> heard.stream().filter(e -> e instanceof QueueEvent.Everything).count() == times);
  }

  private List<Outcome> outcomes(Floor floor) {
    List<Outcome> outcomes = new ArrayList<>();
    heard.forEach(event -> outcomes.addAll(floor.apply(event)));
    return outcomes;
  }

  private static List<String> waits(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(o -> o instanceof Outcome.Wait)
        .map(o -> (Outcome.Wait) o)
        .map(o -> o.end() + " " + o.caller().caller() + " " + o.waited())
        .toList();
  }

  private static String[] params() {
    return new String[] {"Event: QueueParams", "Queue: support"};
  }

  private static String[] entry(String caller, int wait) {
    return new String[] {
      "Event: QueueEntry",
      "Queue: support",
      "Channel: PJSIP/" + caller,
      "Uniqueid: " + caller,
      "Wait: " + wait,
      "Priority: 0"
    };
  }

  private static String[] member(String phone, int status) {
    return new String[] {
      "Event: QueueMember",
      "Queue: support",
      "Name: somebody",
      "Location: " + phone,
      "Penalty: 0",
      "Status: " + status,
      "Paused: 0"
    };
  }

  private static String[] queue(String event, String caller) {
    return new String[] {
      "Event: " + event, "Queue: support", "Channel: PJSIP/" + caller, "Uniqueid: " + caller
    };
  }

  private static String[] connect(String caller) {
    return new String[] {
      "Event: AgentConnect",
      "Queue: support",
      "Channel: PJSIP/" + caller,
      "Uniqueid: " + caller,
      "Interface: PJSIP/1",
      "HoldTime: 9"
    };
  }
}
