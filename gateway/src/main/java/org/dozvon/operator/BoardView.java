package org.dozvon.operator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.dozvon.call.CallId;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;

/**
 * The board as plain maps, lists, texts and numbers, for JSON. Of a caller it tells the call's id,
 * by which more can be asked for; no telephone number.
 */
public final class BoardView {
  private BoardView() {}

  /**
   * All queues.
   *
   * @param needed how many people a queue needs now; empty: too little is known
   */
  public static Map<String, Object> of(QueueBoard board, Function<String, OptionalInt> needed) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("at", board.at().toString());
    view.put("blindSince", board.blindSince().map(Instant::toString).orElse(null));
    view.put(
        "queues",
        board.queues().stream()
            .map(queue -> queue(queue, needed.apply(queue.queue()), board.at()))
            .toList());
    return view;
  }

  private static Map<String, Object> queue(QueueView queue, OptionalInt needed, Instant now) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("queue", queue.queue());
    view.put("talking", queue.talking());
    view.put("free", queue.free());
    view.put("staffed", queue.staffed());
    view.put("neededNow", needed.isPresent() ? needed.getAsInt() : null);
    view.put("waiting", queue.waiting().stream().map(caller -> caller(caller, now)).toList());
    view.put("members", queue.members().stream().map(BoardView::member).toList());
    return view;
  }

  private static Map<String, Object> caller(WaitingCaller caller, Instant now) {
    Facts facts = caller.facts();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("call", facts.call().map(CallId::value).orElse(null));
    view.put("caller", caller.caller());
    view.put("channel", caller.channel());
    view.put("joined", caller.joined().toString());
    view.put("waitedMs", caller.waited(now).toMillis());
    view.put("asked", facts.asked().toString());
    view.put("answered", facts.answered().toString());
    view.put("priority", caller.priority());
    view.put("ringing", caller.ringing().orElse(null));
    view.put("gentle", facts.gentle());
    view.put("topic", facts.topic());
    view.put("skill", facts.skill());
    view.put("reasons", reasons(facts));
    return view;
  }

  private static List<String> reasons(Facts facts) {
    return facts.reasons().stream().map(PriorityReason::text).toList();
  }

  private static Map<String, Object> member(Member member) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("phone", member.phone());
    view.put("name", member.name());
    view.put("state", member.state().name());
    view.put("since", member.since().toString());
    view.put("wrapUpUntil", member.wrapUpUntil().map(Instant::toString).orElse(null));
    view.put("paused", member.paused());
    view.put("pauseReason", member.pauseReason());
    view.put("penalty", member.penalty());
    view.put("callsTaken", member.callsTaken());
    return view;
  }
}
