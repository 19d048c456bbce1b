package org.dozvon.keeper;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;

/**
 * Keeps people free for gentle callers: a penalty above what other callers reach ({@code
 * QUEUE_MAX_PENALTY}, set at the hand-over). Who was called by a gentle caller is replaced by the
 * next who is free; who is held without need is given back.
 */
final class Reserve {
  /** By which steps refer to it. */
  static final String NAME = "reserve";

  /** Others reach penalties below this one. */
  static final int PENALTY = 900;

  private final QueueRules rules;
  private final Draft draft;
  private final Upkeep upkeep;

  Reserve(QueueRules rules, Draft draft, Upkeep upkeep) {
    this.rules = rules;
    this.draft = draft;
    this.upkeep = upkeep;
  }

  /** Gives back all. */
  void leave(QueueView view, String reason) {
    upkeep.takeBack(view.queue(), NAME, reason);
  }

  /**
   * Who goes before everybody now: nobody but those who are kept free could be rung, app_queue
   * counts these for whoever stands first, and only gentle callers reach them. One for each of
   * them, and nobody loses by it.
   */
  static Set<String> callersFor(QueueView view) {
    long kept = view.members().stream().filter(m -> m.isFree() && m.penalty() >= PENALTY).count();
    boolean othersAreFree =
        view.members().stream().anyMatch(m -> m.isFree() && m.penalty() < PENALTY);
    return othersAreFree
        ? Set.of()
        : view.waiting().stream()
            .filter(caller -> caller.facts().gentle() && caller.ringing().isEmpty())
            .limit(kept)
            .map(WaitingCaller::caller)
            .collect(Collectors.toSet());
  }

  void keep(QueueView view) {
    List<Deed> held = draft.deeds(view.queue(), NAME);
    // One person alone must serve everybody.
    int wanted = Math.min(rules.reserve(), view.staffed() - 1);
    giveBackBusy(view, held);
    held = draft.deeds(view.queue(), NAME);
    for (int i = held.size() - 1; i >= Math.max(0, wanted); i--) {
      upkeep.takeBack(held.get(i), "kept free without need");
    }
    for (int i = held.size(); i < wanted; i++) {
      hold(view);
    }
  }

  private void giveBackBusy(QueueView view, List<Deed> held) {
    for (Deed deed : held) {
      boolean isThere =
          member(view, deed).filter(m -> m.isFree() || !m.isStaffed() || isRung(m)).isPresent();
      if (!isThere && member(view, deed).isPresent()) {
        upkeep.takeBack(deed, "serves a caller now");
      }
    }
  }

  private static boolean isRung(Member member) {
    return member.state() == MemberState.RINGING;
  }

  private static Optional<Member> member(QueueView view, Deed deed) {
    return deed.what() instanceof Intervention.SetPenalty set
        ? view.members().stream().filter(m -> m.phone().equals(set.phone())).findFirst()
        : Optional.empty();
  }

  /** Who has been free for the longest is the likeliest to be rung next for somebody else. */
  private void hold(QueueView view) {
    RungState state = draft.rung(view.queue(), NAME);
    view.members().stream()
        .filter(Member::isFree)
        .filter(m -> m.penalty() < PENALTY && !state.spared().contains(m.phone()))
        .filter(m -> !draft.touched(view.queue()).contains(m.phone()))
        .min(Comparator.comparing(Member::since).reversed().thenComparing(Member::phone))
        .ifPresent(
            m ->
                draft.change(
                    NAME,
                    new Intervention.SetPenalty(view.queue(), m.phone(), PENALTY),
                    m.penalty(),
                    "kept free for gentle callers (" + rules.reserve() + " at a time)"));
  }
}
