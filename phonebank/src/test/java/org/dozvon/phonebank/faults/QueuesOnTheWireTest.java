package org.dozvon.phonebank.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.awaitility.core.ConditionFactory;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.AmiSettings;
import org.dozvon.config.Queues;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.CommandResult;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real callers and agents at a real Asterisk: what the floor makes of it is what happened, also
 * across a manager connection that is cut; Asterisk's own queue_log agrees. Skipped where ./dozvon
 * test found no Asterisk.
 */
class QueuesOnTheWireTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Duration CUT = Duration.ofSeconds(20);
  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  private final List<CommandResult> results = new CopyOnWriteArrayList<>();
  private final Queues queues = new Queues(InstantSource.system()).onOutcome(outcomes::add);
  private QueueLab lab;
  private Proxy proxy;
  private AmiLink link;

  /** The library has no class for it. */
  public static final class Withdraw extends AbstractManagerAction {
    private static final long serialVersionUID = 1;
    private final String queue;
    private final String caller;

    Withdraw(String queue, String caller) {
      this.queue = queue;
      this.caller = caller;
    }

    @Override
    public String getAction() {
      return "QueueWithdrawCaller";
    }

    public String getQueue() {
      return queue;
    }

    public String getCaller() {
      return caller;
    }
  }

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    lab = QueueLab.start(ROOT, Path.of(environment));
    proxy = Proxy.to(lab.plan().hotlineAmi());
    AmiSettings settings =
        AmiSettings.of("127.0.0.1", proxy.port(), "dozvon", lab.plan().secret())
            .pausing(Duration.ofMillis(200), Duration.ofSeconds(1))
            .wrapping(Map.of("support", Duration.ofSeconds(2)));
    queues.start();
    link = new AmiLink(settings, InstantSource.system(), event -> {}, queues);
    queues.onLoss(link::askEverything);
    link.start();
    eventually().until(() -> queues.board().find("support").isPresent());
  }

  @AfterEach
  void stop() throws Exception {
    if (lab != null) {
      link.close();
      queues.close();
      proxy.close();
      lab.close();
    }
  }

  @Test
  void theFloorIsWhatHappened() throws Exception {
    pause("agent1", "agent2", "agent3", "agent4");
    eventually().until(() -> find("support").members().stream().allMatch(Member::paused));
    assertThat(find("support").members()).extracting(Member::pauseReason).containsOnly("test");
    callersLeaveInEveryWay();
    anAgentIsBusyAndAnotherAnswers();
    theLineIsCut();
    everybodyGoes();
    agreesWithAsterisksLog();
  }

  private void callersLeaveInEveryWay() throws Exception {
    for (String number : List.of("7001", "7002", "7003", "7004", "7005", "7006")) {
      lab.call(number, "210");
    }
    lab.call("7011", "711");
    eventually().until(() -> waiting("support") == 6 && lab.callers().containsKey("7011"));
    lab.hangUp("7001");
    lab.ask(new Withdraw("support", channel("7002")));
    carryOut(
        new Intervention.Overflow("support", id("7003"), channel("7003"), "complaints"),
        new Intervention.Prioritise("support", id("7005"), channel("7005"), 40));
    eventually().until(() -> results.size() == 2);
    assertThat(results).allMatch(CommandResult::isDone);
    eventually().until(() -> waiting("support") == 3 && waiting("complaints") == 1);
    assertThat(find("support").waiting().getFirst().caller()).isEqualTo(id("7005"));
    eventually().until(() -> ends("7011").equals("MOVED short"));
    assertThat(ends("7001")).isEqualTo("ABANDONED support");
    assertThat(ends("7002")).isEqualTo("MOVED support");
    assertThat(ends("7003")).isEqualTo("MOVED support");
    lab.hangUp("7011");
    lab.hangUp("7002"); // the dialplan would send them into the queue again
  }

  private void anAgentIsBusyAndAnotherAnswers() throws Exception {
    lab.agent("agent2", "busy");
    link.actions().resume("", "PJSIP/agent2", results::add);
    eventually().until(() -> outcomes.stream().anyMatch(o -> o instanceof Outcome.Unanswered));
    pause("agent2");
    link.actions().resume("support", "PJSIP/agent1", results::add);
    eventually().until(() -> !ends("7005").isEmpty());
    assertThat(ends("7005")).as("priority goes first").isEqualTo("ANSWERED support");
    eventually().until(() -> member("PJSIP/agent1").state() == MemberState.BUSY);
    pause("agent1");
    talk();
    lab.hangUp("7005");
    eventually().until(() -> outcomes.stream().anyMatch(o -> o instanceof Outcome.Talk));
    eventually().until(() -> member("PJSIP/agent1").state() == MemberState.WRAP_UP);
  }

  /** 7004 and 7006 stand in support, 7003 in complaints. */
  private void theLineIsCut() throws Exception {
    long cut = System.nanoTime();
    proxy.become(Proxy.Mode.RESET);
    eventually().until(() -> queues.board().blindSince().isPresent());
    lab.hangUp("7004");
    lab.call("7007", "210");
    eventually().until(() -> lab.callers().containsKey("7007"));
    lab.ask(unpaused("PJSIP/agent3"));
    TimeUnit.NANOSECONDS.sleep(CUT.toNanos() - (System.nanoTime() - cut));
    proxy.become(Proxy.Mode.PASS);
    eventually().until(() -> queues.board().blindSince().isEmpty());
    assertThat(ends("7004")).as("nobody saw how").isEqualTo("UNSEEN support");
    assertThat(ends("7003")).as("nobody saw how").isEqualTo("MOVED support, UNSEEN complaints");
    List<WaitingCaller> standing = find("support").waiting();
    assertThat(standing).extracting(WaitingCaller::caller).containsExactly(id("7006"), id("7007"));
    assertThat(outcomes.stream().filter(o -> o instanceof Outcome.Gap)).hasSize(2);
    assertThat(member("PJSIP/agent3").state()).isEqualTo(MemberState.BUSY);
    assertThat(member("PJSIP/agent3").paused()).isFalse();
  }

  private void everybodyGoes() throws Exception {
    link.actions().resume("", "PJSIP/agent1", results::add);
    eventually().until(() -> ends("7006").equals("ANSWERED support"));
    talk();
    lab.hangUp("7006");
    eventually().until(() -> ends("7007").equals("ANSWERED support"));
    talk();
    lab.hangUp("7007");
    lab.hangUp("7003");
    eventually()
        .until(
            () ->
                queues.board().queues().stream()
                    .allMatch(queue -> queue.waiting().isEmpty() && queue.talking() == 0));
    eventually().until(() -> lab.cli("core show channels").contains("0 active channels"));
  }

  /** Of everybody whose end we saw, Asterisk's log tells the same, to the second. */
  private void agreesWithAsterisksLog() throws Exception {
    Map<String, List<String[]>> log =
        lab.queueLog().stream()
            .map(line -> line.split("\\|", -1))
            .filter(line -> line[1].contains("."))
            .collect(Collectors.groupingBy(line -> line[1] + " " + line[2]));
    int compared = 0;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Wait wait && wait.end() != Outcome.Wait.End.UNSEEN) {
        List<String[]> theirs = log.get(wait.caller().caller() + " " + wait.queue());
        String[] end = endOf(theirs, wait.end());
        long entered = Long.parseLong(theirs.getFirst()[0]);
        assertThat(wait.waited().toMillis() / 1000.0)
            .as(String.join("|", end))
            .isBetween(
                Long.parseLong(end[0]) - entered - 1.5, Long.parseLong(end[0]) - entered + 1.5);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(7);
    assertThat(log).hasSize(9);
  }

  private static String[] endOf(List<String[]> lines, Outcome.Wait.End end) {
    List<String> words =
        switch (end) {
          case ANSWERED -> List.of("CONNECT");
          case ABANDONED -> List.of("ABANDON");
          // Asterisk takes who is redirected for one who has hung up.
          default -> List.of("EXITWITHTIMEOUT", "WITHDRAW", "ABANDON");
        };
    return lines.stream().filter(line -> words.contains(line[4])).findFirst().orElseThrow();
  }

  /** Nobody hangs up in the moment of the answer. */
  private static void talk() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1500);
  }

  private void carryOut(Intervention... all) {
    results.clear();
    for (Intervention each : all) {
      link.actions().carryOut(each, results::add);
    }
  }

  private void pause(String... agents) {
    for (String agent : agents) {
      link.actions().pause("", "PJSIP/" + agent, "test", results::add);
    }
  }

  private static QueuePauseAction unpaused(String phone) {
    return new QueuePauseAction(phone, false);
  }

  private QueueView find(String queue) {
    return queues.board().find(queue).orElseThrow();
  }

  private int waiting(String queue) {
    return queues.board().find(queue).map(view -> view.waiting().size()).orElse(0);
  }

  private Member member(String phone) {
    Optional<Member> found =
        queues.board().queues().stream()
            .flatMap(queue -> queue.members().stream())
            .filter(member -> member.phone().equals(phone))
            .findFirst();
    return found.orElseThrow();
  }

  private String id(String number) {
    return lab.callers().get(number).id();
  }

  private String channel(String number) {
    return lab.callers().get(number).channel();
  }

  /** How the caller's waits ended: {@code MOVED support, ANSWERED complaints}. */
  private String ends(String number) {
    String id = id(number);
    return outcomes.stream()
        .filter(o -> o instanceof Outcome.Wait)
        .map(o -> (Outcome.Wait) o)
        .filter(wait -> wait.caller().caller().equals(id))
        .map(wait -> wait.end() + " " + wait.queue())
        .collect(Collectors.joining(", "));
  }

  private static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(30));
  }
}
