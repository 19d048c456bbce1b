package org.dozvon.config;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.AgentCommands;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.AgentRecords;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.QueueBoard;
import org.dozvon.operator.QueueCommands;
import org.dozvon.operator.StoreException;
import org.dozvon.operator.TimeLimit;
import org.dozvon.queue.AgentCare;
import org.dozvon.queue.AgentDeed;
import org.dozvon.queue.AgentStates;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.WaitingCaller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything about people at the queues, wired: the rules run on the thread "queues", and who asks
 * for something waits on a thread of their own.
 */
final class Agents implements AgentDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agents.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final AgentChoices choices;
  private final Queues queues;
  private final Supplier<Optional<AgentCommands>> asterisk;
  private final QueueCommands interventions;
  private final AgentNotes notes;
  private final Function<String, Map<String, Integer>> members;
  private final InstantSource clock;
  private final AgentCare care;
  private final AgentStates states = new AgentStates();
  private volatile Consumer<CallEvent> events = event -> {};
  private BooleanSupplier acts = () -> true;

  Agents(
      AgentChoices choices,
      Queues queues,
      Supplier<Optional<AgentCommands>> asterisk,
      QueueCommands interventions,
      AgentRecords records,
      Function<String, Map<String, Integer>> members,
      InstantSource clock) {
    this.choices = choices;
    this.queues = queues;
    this.asterisk = asterisk;
    this.interventions = interventions;
    this.notes = new AgentNotes(records);
    this.members = members;
    this.clock = clock;
    this.care = new AgentCare(choices.rules());
  }

  /**
   * Of several gateways at these queues one does what the rules say and writes down what people do;
   * call it before {@link #open}.
   *
   * @param gateway whether it is this one now
   */
  Agents actingWhile(BooleanSupplier gateway) {
    acts = gateway;
    return this;
  }

  /** Registers at the queues, before they start. */
  Agents open() {
    queues.onEvent(this::happened).onOutcome(this::ended).onTick(this::tick);
    return this;
  }

  /** Where wrap-ups are published from now on. */
  void publishTo(Consumer<CallEvent> consumer) {
    events = consumer;
  }

  /** The phone of who talked with this number lately, when the setting asks for it. */
  Optional<String> lastAgent(String number) {
    if (choices.lastAgent().isZero()) {
      return Optional.empty();
    }
    Instant since = clock.instant().minus(choices.lastAgent());
    return notes.lastAgent(number, since);
  }

  @Override
  public CommandResult logIn(String phone, String name, List<String> wanted) {
    try {
      Map<String, Integer> where = queuesOf(phone, wanted);
      if (where.isEmpty()) {
        return new CommandResult.Refused("it is not known which queues; name them in \"queues\"");
      }
      CommandResult result = CommandResult.done();
      for (Map.Entry<String, Integer> one : where.entrySet()) {
        result =
            ask(
                (commands, told) -> commands.logIn(one.getKey(), phone, name, one.getValue(), told),
                result);
      }
      return result;
    } catch (StoreException e) {
      return new CommandResult.Unknown(e.getMessage());
    }
  }

  /** With the penalty: as asked for, else as queues.yaml has it, else those of last time. */
  private Map<String, Integer> queuesOf(String phone, List<String> wanted) throws StoreException {
    Map<String, Integer> listed = members.apply(phone);
    Map<String, Integer> where = new LinkedHashMap<>();
    List<String> names = wanted.isEmpty() && listed.isEmpty() ? notes.queuesOf(phone) : wanted;
    names.forEach(queue -> where.put(queue, listed.getOrDefault(queue, 0)));
    return where.isEmpty() ? listed : where;
  }

  @Override
  public CommandResult logOut(String phone) {
    CommandResult result = CommandResult.done();
    List<String> where =
        queues.board().queues().stream()
            .filter(view -> view.members().stream().anyMatch(m -> m.phone().equals(phone)))
            .map(view -> view.queue())
            .toList();
    for (String queue : where) {
      result = ask((commands, told) -> commands.logOut(queue, phone, told), result);
    }
    return where.isEmpty() ? new CommandResult.Refused("is in no queue") : result;
  }

  @Override
  public CommandResult pause(String phone, String reason) {
    return ask((commands, told) -> commands.pause("", phone, reason, told), CommandResult.done());
  }

  @Override
  public CommandResult ready(String phone) {
    return ask((commands, told) -> commands.resume("", phone, told), CommandResult.done());
  }

  @Override
  public CommandResult wrapUp(String phone, String topic, String outcome) {
    Optional<CallId> last = notes.lastCall(phone);
    return wrapUp(phone, last, topic, outcome);
  }

  @Override
  public CommandResult wrapUp(String phone, CallId call, String topic, String outcome) {
    return wrapUp(phone, Optional.of(call), topic, outcome);
  }

  private CommandResult wrapUp(String phone, Optional<CallId> call, String topic, String outcome) {
    return TimeLimit.ask(
        "wrap-up",
        PATIENCE,
        () -> store(phone, call, topic, outcome),
        reason -> new CommandResult.Unknown("the database: " + reason));
  }

  /** On a thread that nobody interrupts. */
  private CommandResult store(String phone, Optional<CallId> call, String topic, String outcome) {
    String about = AgentChoices.word(choices.topics(), topic);
    String came = AgentChoices.word(choices.outcomes(), outcome);
    Instant now = clock.instant();
    try {
      notes.wrappedUp(phone, now, call, about, came);
      call.ifPresent(id -> events.accept(new CallEvent.WrappedUp(id, now, phone, about, came)));
      return CommandResult.done();
    } catch (StoreException e) {
      return new CommandResult.Refused(e.getMessage());
    }
  }

  private void happened(QueueEvent event) {
    care.on(event);
    var began = states.on(event);
    if (acts.getAsBoolean()) {
      began.forEach(notes::began);
    }
  }

  private void ended(Outcome outcome) {
    if (outcome instanceof Outcome.Wait wait && wait.end() == Outcome.Wait.End.ANSWERED) {
      notes.answered(wait, acts.getAsBoolean());
    }
    care.on(outcome).forEach(this::act);
  }

  private void tick(QueueBoard board) {
    care.at(board.at()).forEach(this::act);
  }

  private void act(AgentDeed deed) {
    // What is known of a caller is known here, too; the rest is done by one gateway.
    if (!acts.getAsBoolean() && !(deed instanceof AgentDeed.Excuse)) {
      return;
    }
    switch (deed) {
      case AgentDeed.Pause pause ->
          asterisk.get().ifPresent(to -> to.pause("", pause.phone(), pause.reason(), log(pause)));
      case AgentDeed.Resume resume ->
          asterisk.get().ifPresent(to -> to.resume("", resume.phone(), log(resume)));
      case AgentDeed.Tell tell ->
          interventions.carryOut(new Intervention.Alarm(tell.queue(), tell.text()), log(tell));
      case AgentDeed.Excuse excuse -> excuse(excuse);
    }
  }

  /** The caller is known with one more reason; told twice, once is enough. */
  private void excuse(AgentDeed.Excuse excuse) {
    Optional<WaitingCaller> caller =
        queues.board().find(excuse.queue()).stream()
            .flatMap(view -> view.waiting().stream())
            .filter(waiting -> waiting.caller().equals(excuse.caller()))
            .findFirst();
    Optional<Facts> facts = caller.map(WaitingCaller::facts).filter(f -> !waitedBefore(f));
    facts.ifPresent(
        f -> {
          List<PriorityReason> reasons = new ArrayList<>(f.reasons());
          reasons.add(excuse.reason());
          queues.accept(new QueueEvent.Known(clock.instant(), excuse.caller(), with(f, reasons)));
        });
  }

  private static boolean waitedBefore(Facts facts) {
    return facts.reasons().stream()
        .anyMatch(reason -> reason.kind() == PriorityReason.Kind.WAITED_BEFORE);
  }

  private static Facts with(Facts facts, List<PriorityReason> reasons) {
    return new Facts(
        facts.call(),
        facts.number(),
        facts.answered(),
        facts.asked(),
        facts.gentle(),
        facts.topic(),
        facts.skill(),
        reasons);
  }

  private static Consumer<CommandResult> log(AgentDeed deed) {
    return result -> {
      if (result.isDone()) {
        LOG.info("event=agent_deed {}", deed);
      } else {
        LOG.warn("event=agent_deed_failed {} {}", deed, result);
      }
    };
  }

  private interface Command {
    void give(AgentCommands commands, Consumer<CommandResult> told);
  }

  /** Waits for Asterisk's word; what went wrong before counts more. */
  private CommandResult ask(Command command, CommandResult before) {
    Optional<AgentCommands> commands = asterisk.get();
    if (commands.isEmpty()) {
      return new CommandResult.Refused("no connection to Asterisk's manager is configured");
    }
    CompletableFuture<CommandResult> told = new CompletableFuture<>();
    command.give(commands.get(), told::complete);
    CommandResult result =
        TimeLimit.await(
            "agent-command",
            PATIENCE,
            told,
            reason -> new CommandResult.Unknown("Asterisk did not answer within 8 s"));
    return before.isDone() ? result : before;
  }

  /** Writes what is still to be noted. */
  @Override
  public void close() {
    notes.close();
  }
}
