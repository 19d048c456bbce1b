package org.dozvon.config;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.dozvon.call.CallId;
import org.dozvon.journal.KeeperHistory;
import org.dozvon.keeper.Advice;
import org.dozvon.keeper.Decision;
import org.dozvon.keeper.Intervention;
import org.dozvon.keeper.Keeper;
import org.dozvon.keeper.KeeperState;
import org.dozvon.keeper.Measures;
import org.dozvon.keeper.Note;
import org.dozvon.keeper.Predictions;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.keeper.Step;
import org.dozvon.keeper.StepText;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.KeeperWitness;
import org.dozvon.operator.KeptStep;
import org.dozvon.operator.QueueBoard;
import org.dozvon.operator.QueueCommands;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitPredictor;
import org.dozvon.queue.WaitingCaller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keeper at work: once a second it is shown the queues, and what it decides is carried out,
 * logged with its reason and kept. While nothing is known of the queues it decides nothing.
 * Confined to the thread "queues" once registered there.
 */
public final class KeeperRun {
  private static final Logger LOG = LoggerFactory.getLogger(KeeperRun.class);

  /** The queues are other ones by then. */
  private static final Duration LATE = Duration.ofSeconds(4);

  /** How well a queue keeps its promise, by its own rules. */
  @FunctionalInterface
  public interface Levels {
    /** Of one queue, now. */
    Measures.Level of(String queue, QueueRules rules, Instant now);
  }

  private final Supplier<Optional<Rules>> rules;
  private final Levels levels;
  private final QueueCommands commands;
  private final KeeperHistory history;
  private final WaitPredictor predictor;
  private final List<KeeperWitness> witnesses = new CopyOnWriteArrayList<>();
  private volatile Predictions predictions = Predictions.NONE;
  private final Duty duty;
  private Executor thread = Runnable::run;
  private KeeperState state;
  private boolean isKnown;
  private Instant now = Instant.EPOCH;

  /** Since which taking over of the duty the memory is the right one; 0: there is nobody else. */
  private long takenOver;

  /**
   * Goes on where an earlier run has stopped; blocks for the database.
   *
   * @param rules as they are now, empty while they are not known; asked once a second
   */
  public KeeperRun(
      Supplier<Optional<Rules>> rules,
      Levels levels,
      QueueCommands commands,
      KeeperHistory history) {
    this(rules, levels, commands, history, new Duty("", "", System::nanoTime));
  }

  /**
   * The same for one of several gateways at these queues.
   *
   * @param duty while it is ours the keeper acts, else it only predicts
   */
  KeeperRun(
      Supplier<Optional<Rules>> rules,
      Levels levels,
      QueueCommands commands,
      KeeperHistory history,
      Duty duty) {
    this.duty = duty;
    this.rules = rules;
    this.levels = levels;
    this.commands = commands;
    this.history = history;
    this.predictor = new WaitPredictor(queue -> of(queue).talk(), tested -> {});
    this.state = history.restore().orElse(KeeperState.START);
    // Asterisk keeps what it was told; our own part begins anew.
    advise(state.advice());
    duty.onTake(
        () -> {
          KeeperState last = history.memory().orElse(KeeperState.START);
          long number = duty.token();
          thread.execute(() -> takeOver(last, number));
        });
  }

  private void advise(Map<String, Advice> all) {
    all.forEach(
        (queue, advice) -> commands.carryOut(new Intervention.Advise(queue, advice), result -> {}));
  }

  /** What the gateway that acts remembers; our bots are asked for the same as its. Blocks. */
  void follow() throws SQLException {
    KeeperState last = history.memory().orElse(KeeperState.START);
    thread.execute(
        () -> {
          if (!acts()) {
            remember(last);
          }
        });
  }

  private void remember(KeeperState last) {
    Map<String, Advice> advice = new HashMap<>();
    state.advice().keySet().forEach(queue -> advice.put(queue, Advice.NORMAL));
    advice.putAll(last.advice());
    state = last;
    advise(advice);
  }

  private void takeOver(KeeperState last, long number) {
    remember(last);
    takenOver = number;
    LOG.info(
        "event=keeper_acts number={} steps={} deeds={}", number, last.steps(), last.deeds().size());
  }

  private boolean acts() {
    return duty.getAsBoolean() && duty.token() == takenOver;
  }

  /** From now on these queues are kept; call it before they start, after those who measure. */
  public KeeperRun register(Queues queues) {
    thread = queues;
    queues.onEvent(this::happened).onOutcome(this::ended).onTick(this::tick);
    return this;
  }

  /** From now on this one is told, on the thread "queues" but for results. */
  public KeeperRun witnessed(KeeperWitness witness) {
    witnesses.add(witness);
    return this;
  }

  /** Waits as they were predicted a second ago at most; for any thread. */
  public Predictions predictions() {
    return predictions;
  }

  /** Before Asterisk has told everything, who is not seen may be there all the same. */
  void happened(QueueEvent event) {
    isKnown |= event instanceof QueueEvent.Everything;
  }

  void ended(Outcome outcome) {
    predictor.ended(outcome);
  }

  void tick(QueueBoard board) {
    Optional<Rules> known = rules.get();
    if (!isKnown || board.blindSince().isPresent() || known.isEmpty()) {
      return;
    }
    Rules rulesNow = known.get();
    now = board.at();
    predictor.look(board.queues(), board.at());
    predictions = new Predictions(predictor.callers(), predictor.newcomers());
    if (!acts()) {
      return;
    }
    Decision decision =
        new Keeper(rulesNow)
            .decide(state, board.queues(), measures(board, rulesNow), predictions, board.at());
    boolean changed = !decision.steps().isEmpty() || !decision.notes().isEmpty();
    // Who was seen when is not worth writing each second.
    if (changed || !decision.state().rungs().equals(state.rungs())) {
      history.remember(decision.state(), board.at());
    }
    state = decision.state();
    decision.notes().forEach(this::keep);
    Map<String, WaitingCaller> waiting = waiting(board.queues());
    decision.steps().forEach(step -> tell(step, waiting));
    List<Step> real = decision.steps().stream().filter(step -> !step.dry()).toList();
    if (!real.isEmpty()) {
      history.commit(
          decision.state(),
          board.at(),
          held -> thread.execute(() -> real.forEach(step -> carryOut(step, held))));
    }
  }

  /** What was written while this gateway acted is done, unless it is too late for it. */
  private void carryOut(Step step, boolean held) {
    boolean late = Duration.between(step.at(), now).compareTo(LATE) > 0;
    if (held && acts() && !late) {
      commands.carryOut(step.what(), result -> told(step.number(), step.what(), result));
    } else {
      told(
          step.number(),
          step.what(),
          new CommandResult.Refused(late ? "the database was too late" : "another gateway acts"));
    }
  }

  private Measures measures(QueueBoard board, Rules rulesNow) {
    Map<String, Measures.Level> all = new HashMap<>();
    for (QueueView view : board.queues()) {
      QueueRules its = rulesNow.queues().get(view.queue());
      if (its != null) {
        all.put(view.queue(), levels.of(view.queue(), its, board.at()));
      }
    }
    return new Measures(all);
  }

  private void tell(Step step, Map<String, WaitingCaller> waiting) {
    String caller = StepText.caller(step.what());
    String call =
        Optional.ofNullable(waiting.get(caller))
            .flatMap(c -> c.facts().call())
            .map(CallId::value)
            .orElse("");
    LOG.info(
        "event=keeper{} queue={} rung=\"{}\" what=\"{}\" reason=\"{}\" call={}",
        step.dry() ? "_would" : "",
        step.what().queue(),
        step.rung(),
        StepText.of(step.what()),
        step.reason(),
        call.isEmpty() ? caller : call);
    note(
        new KeptStep(
            step.number(),
            step.at(),
            step.what().queue(),
            caller,
            call,
            step.rung(),
            StepText.of(step.what()),
            step.reason(),
            step.dry(),
            step.undoes()));
  }

  /** From any thread. */
  private void told(long step, Intervention what, CommandResult result) {
    String text =
        switch (result) {
          case CommandResult.Done done -> "done";
          case CommandResult.Refused refused -> "refused: " + refused.reason();
          case CommandResult.Unknown unknown -> "not known: " + unknown.reason();
        };
    if (!result.isDone()) {
      LOG.warn("event=keeper_not_done what=\"{}\" {}", StepText.of(what), text);
    }
    history.result(step, text);
    witnesses.forEach(witness -> witness.became(step, text));
  }

  private void note(KeptStep step) {
    history.step(step);
    OptionalDouble predicted = predictions.caller(step.caller());
    witnesses.forEach(witness -> witness.did(step, predicted));
  }

  private void keep(Note note) {
    LOG.info("event=keeper_lets_be queue={} step={} {}", note.queue(), note.step(), note.text());
    note(
        new KeptStep(
            0,
            note.at(),
            note.queue(),
            "",
            "",
            "",
            "let be",
            note.text(),
            false,
            Optional.empty()));
  }

  private QueueRules of(String queue) {
    return rules.get().orElse(Rules.NONE).queues().getOrDefault(queue, QueueRules.DEFAULT);
  }

  private static Map<String, WaitingCaller> waiting(List<QueueView> views) {
    Map<String, WaitingCaller> all = new HashMap<>();
    views.forEach(view -> view.waiting().forEach(caller -> all.put(caller.caller(), caller)));
    return all;
  }
}
