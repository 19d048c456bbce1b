package org.dozvon.console.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dozvon.operator.Wall;
import org.dozvon.operator.WallQueue;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;

/**
 * One person at the queues, whatever many they work for.
 *
 * @param queues by name, sorted
 */
public record Seat(Member member, State state, List<String> queues) {
  /** What somebody does, in the order in which the board shows them. */
  public enum State {
    TALKING("info"),
    RINGING("warn"),
    WRAP_UP("info"),
    FREE("good"),
    PAUSED("warn"),
    AWAY("");

    private final String tone;

    State(String tone) {
      this.tone = tone;
    }

    public String tone() {
      return tone;
    }

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Since when. */
  public Instant since() {
    return member.since();
  }

  /** When writing up ends. */
  public Optional<Instant> until() {
    return state == State.WRAP_UP ? member.wrapUpUntil() : Optional.empty();
  }

  /** By state, those who have been in it longest first; every state is there. */
  static Map<State, List<Seat>> of(Wall wall) {
    Map<String, Member> members = new TreeMap<>();
    Map<String, List<String>> queues = new LinkedHashMap<>();
    for (WallQueue queue : wall.queues()) {
      for (Member member : queue.view().members()) {
        members.putIfAbsent(member.phone(), member);
        queues
            .computeIfAbsent(member.phone(), phone -> new ArrayList<>())
            .add(queue.view().queue());
      }
    }
    Map<State, List<Seat>> seats = new EnumMap<>(State.class);
    for (State state : State.values()) {
      seats.put(state, new ArrayList<>());
    }
    members.forEach(
        (phone, member) ->
            seats
                .get(state(member))
                .add(
                    new Seat(member, state(member), queues.get(phone).stream().sorted().toList())));
    seats
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparing(Seat::since)
                        .thenComparing(seat -> seat.member().phone())));
    return seats;
  }

  /** The person of this phone. */
  static Optional<Seat> find(Wall wall, String phone) {
    return of(wall).values().stream()
        .flatMap(List::stream)
        .filter(seat -> seat.member().phone().equals(phone))
        .findFirst();
  }

  /** What the person of this phone is called; the phone when nobody at the queues has it. */
  public static String name(Map<State, List<Seat>> seats, String phone) {
    return seats.values().stream()
        .flatMap(List::stream)
        .map(Seat::member)
        .filter(member -> member.phone().equals(phone))
        .map(Member::name)
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse(phone);
  }

  private static State state(Member member) {
    if (member.state() == MemberState.BUSY) {
      return State.TALKING;
    }
    if (member.state() == MemberState.UNAVAILABLE) {
      return State.AWAY;
    }
    if (member.paused()) {
      return State.PAUSED;
    }
    return switch (member.state()) {
      case RINGING -> State.RINGING;
      case WRAP_UP -> State.WRAP_UP;
      default -> State.FREE;
    };
  }
}
