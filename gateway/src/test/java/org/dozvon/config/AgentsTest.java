package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.AgentCommands;
import org.dozvon.operator.AgentRecords;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.StoreException;
import org.dozvon.queue.AgentRules;
import org.dozvon.queue.AgentState;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People at the queues, wired: what happens becomes deeds, and what is asked is done. */
class AgentsTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ANNA = "PJSIP/101";
  private static final CallId CALL = new CallId("c1");

  private final List<String> did = new CopyOnWriteArrayList<>();
  private final List<String> kept = new CopyOnWriteArrayList<>();
  private final List<CallEvent> events = new CopyOnWriteArrayList<>();
  private final Queues queues = new Queues(InstantSource.fixed(T));
  private boolean isDown;
  private final Agents agents = agents();

  private Agents agents() {
    AgentChoices choices =
        new AgentChoices(
            "",
            new AgentRules(2, true, Duration.ZERO),
            Duration.ofHours(24),
            List.of("balance", "card"),
            List.of("done"));
    Agents made =
        new Agents(
            choices,
            queues,
            () -> Optional.of(new Asterisk()),
            (what, told) -> {
              did.add(((Intervention.Alarm) what).text());
              told.accept(CommandResult.done());
            },
            new Records(),
            phone -> phone.equals("PJSIP/102") ? Map.of("listed", 3) : Map.of(),
            InstantSource.fixed(T));
    made.open().publishTo(events::add);
    queues.start();
    return made;
  }

  @AfterEach
  void close() {
    queues.close();
    agents.close();
  }

  private final class Asterisk implements AgentCommands {
    @Override
    public void logIn(
        String queue, String phone, String name, int penalty, Consumer<CommandResult> told) {
      did("login " + queue + " " + phone + " " + name + " " + penalty, told);
    }

    @Override
    public void logOut(String queue, String phone, Consumer<CommandResult> told) {
      did("logout " + queue + " " + phone, told);
    }

    @Override
    public void pause(String queue, String phone, String reason, Consumer<CommandResult> told) {
      did("pause " + phone + " " + reason, told);
    }

    @Override
    public void resume(String queue, String phone, Consumer<CommandResult> told) {
      did("resume " + phone, told);
    }

    private void did(String what, Consumer<CommandResult> told) {
      did.add(what);
      told.accept(CommandResult.done());
    }
  }

  private final class Records implements AgentRecords {
    @Override
    public void began(AgentState state) {
      kept.add(state.phone() + " " + state.kind());
    }

    @Override
    public void answered(
        String phone, String number, Optional<CallId> call, String queue, Instant at) {
      kept.add(phone + " answered " + number);
    }

    @Override
    public void wrappedUp(
        String phone, Instant at, Optional<CallId> call, String topic, String outcome)
        throws StoreException {
      if (isDown) {
        throw new StoreException("down for the test", null);
      }
      kept.add(phone + " " + call.map(CallId::value).orElse("-") + " " + topic + " " + outcome);
    }

    @Override
    public List<String> queuesOf(String phone) {
      return List.of("support", "complaints");
    }

    @Override
    public Optional<String> lastAgent(String number, Instant since) {
      return Optional.of(number + " since " + since);
    }
  }

  private void stands(String caller) {
    Facts facts = new Facts(Optional.of(CALL), "+7495", T, T, false, "", "", new ArrayList<>());
    queues.accept(new QueueEvent.Known(T, caller, facts));
    queues.accept(new QueueEvent.Joined(T, "support", caller, "PJSIP/line-" + caller, 0));
  }

  private void works(String queue) {
    Member anna =
        new Member(queue, ANNA, "Anna", 0, false, "", MemberState.FREE, T, Optional.empty(), 0);
    queues.accept(new QueueEvent.MemberSeen(T, anna));
  }

  @Test
  void whoLetsItRingIsPausedAndTheCallerKeepsReasonToGoFirst() {
    works("support");
    stands("1");
    await()
        .until(
            () -> queues.board().find("support").filter(v -> v.waiting().size() == 1).isPresent());
    for (int i = 0; i < 2; i++) {
      queues.accept(new QueueEvent.Offered(T, "support", "1", ANNA));
      queues.accept(new QueueEvent.Unanswered(T, "support", "1", ANNA, Duration.ofSeconds(20)));
    }

    await()
        .untilAsserted(
            () ->
                assertThat(did)
                    .containsExactly(
                        "pause " + ANNA + " did not pick up",
                        "Anna did not pick up 2 times in a row and is paused"));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        queues
                            .board()
                            .find("support")
                            .orElseThrow()
                            .waiting()
                            .getFirst()
                            .facts()
                            .reasons())
                    .containsExactly(
                        new PriorityReason(
                            PriorityReason.Kind.WAITED_BEFORE, "Anna did not pick up")));
  }

  @Test
  void wrapUpBelongsToTheLastCallAndDigitsAreWords() {
    works("support");
    stands("1");
    queues.accept(new QueueEvent.Answered(T, "support", "1", ANNA));
    await().until(() -> kept.contains(ANNA + " answered +7495"));

    assertThat(agents.wrapUp(ANNA, "2", "1").isDone()).isTrue();
    assertThat(agents.wrapUp(ANNA, "9", "sold").isDone()).isTrue();

    assertThat(kept).contains(ANNA + " c1 card done", ANNA + " c1 9 sold");
    assertThat(events).startsWith(new CallEvent.WrappedUp(CALL, T, ANNA, "card", "done"));
  }

  @Test
  void whatIsNotStoredIsNotToldAsDone() {
    isDown = true;

    assertThat(agents.wrapUp(ANNA, "1", "1").isDone()).isFalse();
    assertThat(events).isEmpty();
  }

  @Test
  void loggingInWithoutQueuesMeansThoseOfLastTime() {
    assertThat(agents.logIn(ANNA, "Anna", List.of()).isDone()).isTrue();
    assertThat(agents.logIn(ANNA, "", List.of("vip")).isDone()).isTrue();
    assertThat(agents.logIn("PJSIP/102", "", List.of()).isDone()).as("queues.yaml").isTrue();

    assertThat(did)
        .containsExactly(
            "login support " + ANNA + " Anna 0",
            "login complaints " + ANNA + " Anna 0",
            "login vip " + ANNA + "  0",
            "login listed PJSIP/102  3");
  }

  @Test
  void loggingOutMeansEveryQueue() {
    assertThat(agents.logOut(ANNA).isDone()).as("is in none").isFalse();
    works("support");
    works("complaints");
    await().until(() -> queues.board().queues().size() == 2);

    assertThat(agents.logOut(ANNA).isDone()).isTrue();
    assertThat(did)
        .containsExactlyInAnyOrder("logout support " + ANNA, "logout complaints " + ANNA);
    await().until(() -> kept.contains(ANNA + " READY"));
  }

  @Test
  void lastAgentIsAskedForWithinTheTime() {
    assertThat(agents.lastAgent("+7495")).contains("+7495 since " + T.minus(Duration.ofHours(24)));
  }
}
