package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.call.CallId;
import org.dozvon.operator.AgentCalls;
import org.dozvon.operator.CallMoves;
import org.dozvon.operator.CommandResult;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PhoneCall;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where people send their calls; Asterisk is played. */
class CallDeskTest {
  private static final Instant T = Instant.parse("2026-11-28T10:00:00Z");
  private static final String ANNA = "PJSIP/101";
  private static final String BORIS = "PJSIP/102";
  private static final String LINE = "PJSIP/line-1";
  private static final String OWN = "PJSIP/101-00000002";

  private final List<String> did = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Queues queues = new Queues(InstantSource.fixed(T));
  private final Asterisk asterisk = new Asterisk();
  private final CallDesk desk =
      new CallDesk(queues, () -> Optional.of(asterisk), InstantSource.fixed(T)).open();

  private final class Asterisk implements CallMoves {
    private CommandResult result = CommandResult.done();
    private Optional<String> peer = Optional.of(OWN);

    @Override
    public Optional<String> peer(String channel) {
      return peer;
    }

    @Override
    public CommandResult passOn(String caller, String queue) {
      return did("pass " + caller + " to " + queue);
    }

    @Override
    public CommandResult consult(
        String caller, String callerId, String agent, String from, String queue) {
      return did("hold " + caller + ", " + agent + " asks " + queue);
    }

    @Override
    public CommandResult back(String caller, String agent) {
      return did(agent + " takes " + caller);
    }

    @Override
    public CommandResult hangUp(String channel) {
      return did("hang up " + channel);
    }

    private CommandResult did(String what) {
      did.add(what);
      return result;
    }
  }

  @BeforeEach
  void annaTalks() {
    desk.onChange((phone, call) -> told.add(phone + " " + call));
    queues.start();
    Facts facts =
        new Facts(Optional.of(new CallId("c1")), "+7916", T, T, false, "balance", "", List.of());
    queues.accept(new QueueEvent.Known(T, "1.1", facts));
    queues.accept(new QueueEvent.Joined(T, "support", "1.1", LINE, 0));
    queues.accept(new QueueEvent.Offered(T, "support", "1.1", ANNA));
    queues.accept(new QueueEvent.Answered(T, "support", "1.1", ANNA));
    await().until(() -> stage(ANNA).equals(Optional.of(PhoneCall.Stage.TALKING)));
  }

  @AfterEach
  void close() {
    queues.close();
  }

  private Optional<PhoneCall.Stage> stage(String phone) {
    return desk.of(phone).map(PhoneCall::stage);
  }

  private void talkEnds() {
    queues.accept(
        new QueueEvent.TalkEnded(T, "support", "1.1", ANNA, Duration.ZERO, Duration.ZERO));
  }

  private void boris(String queue, String caller, String channel) {
    queues.accept(new QueueEvent.Joined(T, queue, caller, channel, 0));
    queues.accept(new QueueEvent.Offered(T, queue, caller, BORIS));
    await().until(() -> desk.of(BORIS).filter(c -> c.facts().call().isPresent()).isPresent());
  }

  @Test
  void whoIsPassedOnIsKnownInTheNextQueue() {
    assertThat(desk.passOn(ANNA, "complaints").isDone()).isTrue();
    assertThat(did).containsExactly("pass PJSIP/line-1 to complaints");
    talkEnds();
    boris("complaints", "1.1", LINE);
    Facts facts = desk.of(BORIS).orElseThrow().facts();
    assertThat(facts.call()).contains(new CallId("c1"));
    assertThat(facts.topic()).isEqualTo("balance");
    assertThat(facts.reasons())
        .containsExactly(
            new PriorityReason(PriorityReason.Kind.WAITED_BEFORE, "passed on from support"));
  }

  @Test
  void whoIsAskedSeesWhatItIsAbout() {
    assertThat(desk.consult(ANNA, "complaints").isDone()).isTrue();
    assertThat(did).containsExactly("hold PJSIP/line-1, PJSIP/101-00000002 asks complaints");
    talkEnds();
    boris("complaints", "5.5", OWN);
    assertThat(desk.consultation(ANNA).map(AgentCalls.Consultation::queue)).contains("complaints");

    assertThat(desk.complete(ANNA).isDone()).isTrue();
    assertThat(did.getLast()).isEqualTo("hang up " + OWN);
    assertThat(desk.consultation(ANNA)).isEmpty();
  }

  @Test
  void nobodyIsHandedACallerBeforeAnswering() {
    desk.consult(ANNA, "complaints");
    asterisk.peer = Optional.empty();
    assertThat(desk.complete(ANNA)).isEqualTo(new CommandResult.Refused("nobody has answered yet"));
    assertThat(desk.consultation(ANNA)).isPresent();
    assertThat(desk.back(ANNA).isDone()).isTrue();
    assertThat(did.getLast()).isEqualTo(OWN + " takes " + LINE);
    assertThat(desk.consultation(ANNA)).isEmpty();
  }

  @Test
  void whatAsteriskRefusesIsNotShownAsDone() {
    asterisk.result = new CommandResult.Refused("no such channel");
    assertThat(desk.consult(ANNA, "complaints").isDone()).isFalse();
    assertThat(desk.consultation(ANNA)).isEmpty();
  }

  @Test
  void whoHasNoCallCanSendNone() {
    assertThat(desk.passOn(BORIS, "complaints").isDone()).isFalse();
    assertThat(desk.consult(BORIS, "complaints").isDone()).isFalse();
    assertThat(desk.complete(ANNA).isDone()).isFalse();
    talkEnds();
    await().until(() -> stage(ANNA).equals(Optional.of(PhoneCall.Stage.ENDED)));
    assertThat(desk.passOn(ANNA, "complaints").isDone()).isFalse();
    assertThat(did).isEmpty();
  }

  @Test
  void whoHangsUpAsksNobodyAnyMore() {
    desk.consult(ANNA, "complaints");
    queues.accept(
        new QueueEvent.MemberSeen(
            T,
            new Member(
                "support", ANNA, "Anna", 0, false, "", MemberState.FREE, T, Optional.empty(), 1)));
    await().until(() -> desk.consultation(ANNA).isEmpty());
    assertThat(told).contains(ANNA + " true");
  }
}
