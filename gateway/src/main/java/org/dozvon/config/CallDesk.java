package org.dozvon.config;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.dozvon.operator.AgentCalls;
import org.dozvon.operator.CallMoves;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PhoneCall;
import org.dozvon.queue.PhoneCalls;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueEvent;

/**
 * The calls of people, wired: the thread "queues" tells what happens, and who passes a caller on
 * sees to it that the next queue knows who comes.
 */
final class CallDesk implements AgentCalls {
  private static final int MOST_MOVES = 1_000;

  private final Queues queues;
  private final Supplier<Optional<CallMoves>> asterisk;
  private final InstantSource clock;
  private final PhoneCalls phones = new PhoneCalls();

  /** The same for all threads. */
  private final Map<String, PhoneCall> shown = new ConcurrentHashMap<>();

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Consultation> consultations = new ConcurrentHashMap<>();

  /** Who is known when a channel of this name joins a queue. */
  private final Map<String, Facts> comes = new ConcurrentHashMap<>();

  CallDesk(Queues queues, Supplier<Optional<CallMoves>> asterisk, InstantSource clock) {
    this.queues = queues;
    this.asterisk = asterisk;
    this.clock = clock;
  }

  /** Registers at the queues, before they start. */
  CallDesk open() {
    queues.onEvent(this::happened);
    return this;
  }

  private void happened(QueueEvent event) {
    List<String> changed = new ArrayList<>(phones.on(event));
    changed.forEach(this::show);
    switch (event) {
      case QueueEvent.Joined e -> {
        Facts facts = comes.remove(e.channel());
        if (facts != null) {
          queues.accept(new QueueEvent.Known(clock.instant(), e.caller(), facts));
        }
      }
      case QueueEvent.TalksOn e -> changed.addAll(over(e.caller()));
      case QueueEvent.Offered e -> consultations.remove(e.phone());
      case QueueEvent.MemberSeen e -> seen(e.member());
      case QueueEvent.MemberGone e -> tellState(e.phone());
      default -> {}
    }
    changed.forEach(this::tell);
  }

  /** Who is free asks nobody any more: the caller or the colleague has hung up. */
  private void seen(Member member) {
    boolean freed =
        member.state() == MemberState.FREE && consultations.remove(member.phone()) != null;
    if (freed) {
      tell(member.phone());
    } else {
      tellState(member.phone());
    }
  }

  private void tellState(String phone) {
    listeners.forEach(listener -> listener.changed(phone, false));
  }

  /** Nobody is asked about this caller any more. */
  private List<String> over(String caller) {
    List<String> phonesOf =
        consultations.entrySet().stream()
            .filter(each -> each.getValue().call().caller().equals(caller))
            .map(Map.Entry::getKey)
            .toList();
    phonesOf.forEach(consultations::remove);
    return phonesOf;
  }

  private void show(String phone) {
    phones.of(phone).ifPresentOrElse(call -> shown.put(phone, call), () -> shown.remove(phone));
  }

  private void tell(String phone) {
    listeners.forEach(listener -> listener.changed(phone, true));
  }

  @Override
  public Optional<PhoneCall> of(String phone) {
    return Optional.ofNullable(shown.get(phone));
  }

  @Override
  public Optional<Consultation> consultation(String phone) {
    return Optional.ofNullable(consultations.get(phone));
  }

  @Override
  public QueueBoard board() {
    return queues.board();
  }

  @Override
  public void onChange(Listener listener) {
    listeners.add(listener);
  }

  @Override
  public CommandResult passOn(String phone, String queue) {
    Optional<PhoneCall> talk = talk(phone);
    if (talk.isEmpty()) {
      return noCall();
    }
    String channel = talk.get().channel();
    remember(channel, passedOn(talk.get().facts(), talk.get().queue()));
    CommandResult result = moves(to -> to.passOn(channel, queue));
    if (!result.isDone()) {
      comes.remove(channel);
    }
    return result;
  }

  @Override
  public CommandResult consult(String phone, String queue) {
    Optional<PhoneCall> talk = talk(phone);
    if (talk.isEmpty()) {
      return noCall();
    }
    PhoneCall call = talk.get();
    Optional<String> agent = asterisk.get().flatMap(to -> to.peer(call.channel()));
    if (agent.isEmpty()) {
      return noCall();
    }
    remember(agent.get(), passedOn(call.facts(), call.queue()));
    consultations.put(phone, new Consultation(queue, call, agent.get()));
    CommandResult result =
        moves(to -> to.consult(call.channel(), call.caller(), agent.get(), call.queue(), queue));
    if (!result.isDone()) {
      consultations.remove(phone);
      comes.remove(agent.get());
    }
    tell(phone);
    return result;
  }

  @Override
  public CommandResult complete(String phone) {
    Consultation asked = consultations.get(phone);
    if (asked == null) {
      return new CommandResult.Refused("nobody is being asked");
    }
    if (asterisk.get().flatMap(to -> to.peer(asked.agentChannel())).isEmpty()) {
      return new CommandResult.Refused("nobody has answered yet");
    }
    // The dialplan gives the caller to who was asked when the one who asks is gone.
    CommandResult result = moves(to -> to.hangUp(asked.agentChannel()));
    if (result.isDone()) {
      consultations.remove(phone);
      tell(phone);
    }
    return result;
  }

  @Override
  public CommandResult back(String phone) {
    Consultation asked = consultations.get(phone);
    if (asked == null) {
      return new CommandResult.Refused("nobody is being asked");
    }
    CommandResult result = moves(to -> to.back(asked.call().channel(), asked.agentChannel()));
    if (result.isDone()) {
      consultations.remove(phone);
      comes.remove(asked.agentChannel());
      tell(phone);
    }
    return result;
  }

  private Optional<PhoneCall> talk(String phone) {
    return of(phone)
        .filter(call -> call.stage() == PhoneCall.Stage.TALKING && !call.channel().isEmpty());
  }

  private static CommandResult noCall() {
    return new CommandResult.Refused("this phone talks with no caller of a queue");
  }

  private interface Move {
    CommandResult by(CallMoves asterisk);
  }

  private CommandResult moves(Move move) {
    return asterisk
        .get()
        .map(move::by)
        .orElseGet(
            () -> new CommandResult.Refused("no connection to Asterisk's manager is configured"));
  }

  /** Moves that never came about must not fill the memory. */
  private void remember(String channel, Facts facts) {
    if (comes.size() >= MOST_MOVES) {
      comes.clear();
    }
    comes.put(channel, facts);
  }

  /** Who was passed on has waited before; the clock of the next queue begins now. */
  private Facts passedOn(Facts facts, String from) {
    Instant now = clock.instant();
    List<PriorityReason> reasons = new ArrayList<>(facts.reasons());
    if (reasons.stream().noneMatch(r -> r.kind() == PriorityReason.Kind.WAITED_BEFORE)) {
      reasons.add(new PriorityReason(PriorityReason.Kind.WAITED_BEFORE, "passed on from " + from));
    }
    return new Facts(
        facts.call(),
        facts.number(),
        facts.answered(),
        now,
        facts.gentle(),
        facts.topic(),
        facts.skill(),
        reasons);
  }
}
