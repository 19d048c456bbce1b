package org.dozvon.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;

class CallBackBookTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final CallBackRules RULES = CallBackRules.DEFAULTS;
  private final CallBackBook book = new CallBackBook(List.of(), w -> true);

  private static CallBack callBack(String id, Instant joined, int priority) {
    return new CallBack(
        id,
        "grocery",
        "support",
        "100" + id.hashCode(),
        Locale.ENGLISH,
        Optional.empty(),
        joined.plusSeconds(20),
        new Place(joined, joined, priority),
        0,
        new CallBackState.Booked(joined.plusSeconds(20)));
  }

  private static WaitingCaller caller(String id, Instant joined, int priority) {
    return new WaitingCaller(
        "support", id, "PJSIP/" + id, joined, priority, Optional.empty(), Facts.unknown(joined));
  }

  private static QueueView view(List<WaitingCaller> waiting, int free, int talking) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < free + talking; i++) {
      MemberState state = i < free ? MemberState.FREE : MemberState.BUSY;
      members.add(
          new Member("support", "PJSIP/" + i, "" + i, 0, false, "", state, T, Optional.empty(), 0));
    }
    return new QueueView("support", waiting, members, talking);
  }

  private List<CallBackAction> decide(QueueView view, CallBackRules rules, Instant now) {
    return book.decide(List.of(view), queue -> rules, now);
  }

  @Test
  void standsInWhenOnlyTheOnesBeforeHaveBeenServedAndAheadOfWhoJoinedLater() {
    book.book(callBack("a", T, 0));
    QueueView before =
        view(List.of(caller("x", T.minusSeconds(9), 0), caller("b", T.plusSeconds(9), 0)), 0, 2);
    assertThat(decide(before, RULES, T.plusSeconds(30))).isEmpty();

    QueueView then = view(List.of(caller("b", T.plusSeconds(9), 0)), 0, 2);
    List<CallBackAction> actions = decide(then, RULES, T.plusSeconds(31));

    assertThat(actions).hasSize(1);
    assertThat(((CallBackAction.StandIn) actions.getFirst()).position()).isEqualTo(1);
    assertThat(decide(then, RULES, T.plusSeconds(32))).isEmpty();
  }

  @Test
  void everyoneWhoseTurnHasComeStandsInWhateverRingsForOthers() {
    Instant later = T.plusSeconds(600);
    for (String id : List.of("a", "b", "c")) {
      book.book(callBack(id, T, 0));
    }
    QueueView busy = view(List.of(caller("x", T.plusSeconds(300), 0)), 0, 180);
    assertThat(standIns(decide(busy, RULES, later))).containsExactly("a 1", "b 2", "c 3");
    assertThat(book.personGot("a", later)).isPresent();
    book.book(callBack("d", T.plusSeconds(1), 0));
    assertThat(standIns(decide(busy, RULES, later.plusSeconds(1)))).containsExactly("d 3");
  }

  @Test
  void noMoreStandInThanThereArePeople() {
    for (String id : List.of("a", "b", "c")) {
      book.book(callBack(id, T, 0));
    }
    QueueView busy = view(List.of(), 0, 2);
    assertThat(standIns(decide(busy, RULES, T.plusSeconds(30)))).containsExactly("a 1", "b 2");
    assertThat(book.personGot("a", T.plusSeconds(31))).isPresent();
    assertThat(standIns(decide(busy, RULES, T.plusSeconds(31)))).containsExactly("c 2");
  }

  private static List<String> standIns(List<CallBackAction> actions) {
    return actions.stream()
        .map(action -> (CallBackAction.StandIn) action)
        .map(in -> in.callBack().id() + " " + in.position())
        .toList();
  }

  @Test
  void whoHasTheHigherPriorityGoesBefore() {
    book.book(callBack("a", T, 0));
    QueueView view = view(List.of(caller("vip", T.plusSeconds(9), 10)), 0, 2);
    assertThat(decide(view, RULES, T.plusSeconds(31))).isEmpty();
  }

  @Test
  void twoForOneNumberAreOne() {
    assertThat(book.book(callBack("a", T, 0))).isTrue();
    CallBack a = callBack("a", T, 0);
    CallBack again =
        new CallBack(
            "b",
            a.hotline(),
            a.queue(),
            a.number(),
            a.language(),
            a.call(),
            a.bookedAt(),
            a.place(),
            0,
            a.state());
    assertThat(book.book(again)).isFalse();
    assertThat(book.open()).hasSize(1);
  }

  @Test
  void isTriedThreeTimesFiveMinutesApart() {
    book.book(callBack("a", T, 0));
    Instant now = T.plusSeconds(30);
    for (int i = 1; i <= 3; i++) {
      assertThat(decide(view(List.of(), 1, 0), RULES, now)).hasSize(1);
      assertThat(book.personGot("a", now)).isPresent();
      CallBack after = book.ended("a", HowEnded.NO_ANSWER, RULES, now).orElseThrow();
      assertThat(after.attempts()).isEqualTo(i);
      assertThat(after.state().isOpen()).isEqualTo(i < 3);
      assertThat(decide(view(List.of(), 1, 0), RULES, now.plusSeconds(299))).isEmpty();
      now = now.plusSeconds(300);
    }
    assertThat(book.open()).isEmpty();
  }

  @Test
  void whoWasReachedIsNotRungAgain() {
    book.book(callBack("a", T, 0));
    decide(view(List.of(), 1, 0), RULES, T.plusSeconds(30));
    book.personGot("a", T.plusSeconds(31));
    book.answered("a", T.plusSeconds(40));
    book.ended("a", HowEnded.REACHED, RULES, T.plusSeconds(50));
    assertThat(book.personGot("a", T.plusSeconds(51))).isEmpty();
    assertThat(decide(view(List.of(), 9, 0), RULES, T.plusSeconds(900))).isEmpty();
  }

  @Test
  void isGivenUpAfterItsTime() {
    book.book(callBack("a", T, 0));
    Instant late = T.plusSeconds(20).plus(RULES.expires());
    assertThat(decide(view(List.of(), 0, 0), RULES, late.minusMillis(1))).isEmpty();
    assertThat(decide(view(List.of(), 0, 0), RULES, late))
        .hasOnlyElementsOfType(CallBackAction.Expire.class);
  }

  @Test
  void whoCallsAgainIsNotCalledBack() {
    CallBack a = callBack("a", T, 3);
    book.book(a);
    decide(view(List.of(), 0, 2), RULES, T.plusSeconds(30));
    CallBack before = book.cancel("support", a.number(), "called", T.plusSeconds(31)).orElseThrow();
    assertThat(before.state()).isInstanceOf(CallBackState.Due.class);
    assertThat(before.place().priority()).isEqualTo(3);
    assertThat(book.personGot("a", T.plusSeconds(32))).isEmpty();
  }

  @Test
  void callerFirstRingsWhenAPersonIsFreeOrAboutToBe() {
    CallBackRules rules = callerFirst();
    book.book(callBack("a", T, 0));
    // two talk, three minutes each: the next is free in 90 s, longer than it rings
    assertThat(decide(view(List.of(), 0, 2), rules, T.plusSeconds(30)))
        .hasOnlyElementsOfType(CallBackAction.Note.class);
    assertThat(decide(view(List.of(), 0, 2), rules, T.plusSeconds(60))).isEmpty();
    assertThat(decide(view(List.of(), 1, 1), rules, T.plusSeconds(61)))
        .hasOnlyElementsOfType(CallBackAction.Dial.class);
  }

  @Test
  void callerFirstIsNotOvertakenForEver() {
    CallBackRules rules = callerFirst();
    book.book(callBack("a", T, 0));
    QueueView busy = view(List.of(caller("b", T.plusSeconds(99), 0)), 0, 2);
    decide(busy, rules, T.plusSeconds(30));
    assertThat(decide(busy, rules, T.plusSeconds(120)))
        .hasOnlyElementsOfType(CallBackAction.Dial.class);
  }

  private static CallBackRules callerFirst() {
    return new CallBackRules(
        CallBackRules.First.CALLER,
        RULES.tries(),
        RULES.pause(),
        RULES.ring(),
        RULES.expires(),
        true,
        true,
        200,
        RULES.talk());
  }

  /** A small hotline for an hour and a half, second by second, in whatever way it may go. */
  @Test
  void orderIsKeptNobodyIsRungTwiceAndNoMoreThanThereArePeople() {
    Draw.each(
        150,
        draw -> {
          Hotline hotline = new Hotline(draw, draw.flip() ? RULES : callerFirst());
          for (int s = 0; s < 5000; s++) {
            hotline.second(s, s < 1500);
          }
          assertThat(hotline.book.open()).isEmpty();
          assertThat(hotline.served).isGreaterThan(0);
        });
  }

  /** app_queue as far as it matters: who stands where, and agents who take the first. */
  private static final class Hotline {
    private static final String STAND_IN = "stand-in-";
    final Draw draw;
    final CallBackRules rules;
    final CallBackBook book = new CallBackBook(List.of(), w -> !w.caller().startsWith(STAND_IN));
    final List<WaitingCaller> line = new ArrayList<>();
    final List<Integer> agents = new ArrayList<>(); // busy until
    final java.util.Set<String> reached = new java.util.HashSet<>();
    final java.util.Map<String, Integer> ringing = new java.util.HashMap<>();
    int served;
    int callers;

    Hotline(Draw draw, CallBackRules rules) {
      this.draw = draw;
      this.rules = rules;
      int count = draw.between(1, 12);
      for (int i = 0; i < count; i++) {
        agents.add(0);
      }
    }

    void second(int s, boolean open) {
      Instant now = T.plusSeconds(s);
      int chance = draw.between(0, 40); // its ends are drawn more often
      if (open && chance >= 20 && chance < 20 + agents.size()) {
        int priority = draw.oneOf(0, 0, 0, 5);
        insert(caller("c" + ++callers, now, priority));
      }
      if (!line.isEmpty() && draw.between(0, 120) < agents.size()) {
        wish(draw.oneOf(line), now);
      }
      rings(s, now);
      for (CallBackAction action : book.decide(List.of(view(s)), q -> rules, now)) {
        act(action, s, now);
      }
      assertThat(book.open().stream().map(CallBack::number).distinct().count())
          .isEqualTo(book.open().size());
      for (int i = 0; i < agents.size() && !line.isEmpty(); i++) {
        if (agents.get(i) <= s) {
          agents.set(i, s + draw.between(5, 60));
          serve(line.removeFirst(), s, now);
        }
      }
    }

    private void insert(WaitingCaller one) {
      int at = 0;
      while (at < line.size() && line.get(at).priority() >= one.priority()) {
        at++;
      }
      line.add(at, one);
    }

    private void wish(WaitingCaller one, Instant now) {
      if (!one.caller().startsWith("c") || one.caller().startsWith("called")) {
        return;
      }
      line.remove(one);
      String id = one.caller();
      assertThat(
              book.book(
                  new CallBack(
                      id,
                      "h",
                      "support",
                      "1" + id.substring(1) + "0",
                      Locale.ENGLISH,
                      Optional.empty(),
                      now,
                      Place.of(one),
                      0,
                      new CallBackState.Booked(now))))
          .isTrue();
    }

    private QueueView view(int s) {
      int free = (int) agents.stream().filter(until -> until <= s).count();
      QueueView base = CallBackBookTest.view(line, free, agents.size() - free);
      return base;
    }

    private void act(CallBackAction action, int s, Instant now) {
      switch (action) {
        case CallBackAction.StandIn in ->
            line.add(
                Math.min(in.position() - 1, line.size()),
                caller(STAND_IN + in.callBack().id(), now, in.callBack().place().priority()));
        case CallBackAction.Dial dial -> {
          long ring =
              book.open().stream().filter(c -> c.state() instanceof CallBackState.Dialling).count();
          long free = agents.stream().filter(until -> until <= s).count();
          assertThat(ring).isLessThanOrEqualTo(Math.max(1, free));
          notAhead(dial.callBack());
          ringing.put(dial.callBack().id(), s + draw.between(1, 25));
        }
        case CallBackAction.Note note -> {}
        case CallBackAction.Expire expire ->
            throw new AssertionError("nobody waits two hours here");
      }
    }

    private void serve(WaitingCaller one, int s, Instant now) {
      served++;
      if (one.caller().startsWith(STAND_IN)) {
        String id = one.caller().substring(STAND_IN.length());
        CallBack it = book.personGot(id, now).orElseThrow();
        notAhead(it);
        ringing.put(id, s + draw.between(1, 25));
      } else if (one.caller().startsWith("called-")) {
        assertThat(book.ended(one.caller().substring(7), HowEnded.REACHED, rules, now)).isPresent();
      } else if (rules.first() == CallBackRules.First.AGENT) {
        notOvertaking(one, now);
      }
    }

    /** Nobody is served while one who stood before is neither rung nor stood in for. */
    private void notOvertaking(WaitingCaller one, Instant now) {
      assertThat(book.open())
          .filteredOn(
              c -> c.state() instanceof CallBackState.Booked b && !now.isBefore(b.notBefore()))
          .allMatch(c -> c.place().compareTo(Place.of(one)) > 0);
    }

    /** Never ahead of its place: nobody waits who stood before. */
    private void notAhead(CallBack it) {
      assertThat(reached).doesNotContain(it.id());
      assertThat(line)
          .filteredOn(w -> w.caller().matches("c\\d+"))
          .allMatch(w -> Place.of(w).compareTo(it.place()) > 0);
    }

    private void rings(int s, Instant now) {
      for (String id : List.copyOf(ringing.keySet())) {
        if (ringing.get(id) > s) {
          continue;
        }
        ringing.remove(id);
        if (draw.between(0, 3) > 0) {
          assertThat(reached.add(id)).isTrue();
          CallBack it = book.answered(id, now).orElseThrow();
          if (rules.first() == CallBackRules.First.AGENT) {
            assertThat(book.ended(id, HowEnded.REACHED, rules, now)).isPresent();
          } else {
            int ahead = it.place().ahead(view(s), w -> true);
            line.add(ahead, caller("called-" + id, now, it.place().priority()));
          }
        } else {
          assertThat(book.ended(id, draw.oneOf(HowEnded.BUSY, HowEnded.NO_ANSWER), rules, now))
              .isPresent();
        }
      }
    }
  }
}
