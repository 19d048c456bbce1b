package org.dozvon.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dozvon.call.CallId;
import org.dozvon.keeper.Claim;
import org.dozvon.queue.Facts;
import org.dozvon.queue.WaitingCaller;

/** Why one who waits now has not been served yet, in plain words: who stands before, and why. */
final class WaitingStory {
  /** Of those who stand before, so many are told one by one. */
  private static final int MOST = 20;

  private static final String NOW = "now                  ";

  private final Wall wall;
  private final WallQueue queue;
  private final List<WaitingCaller> line;

  private WaitingStory(Wall wall, WallQueue queue) {
    this.wall = wall;
    this.queue = queue;
    this.line = queue.view().waiting();
  }

  /**
   * A line each; empty when nobody of that name waits.
   *
   * @param id our name of the call, or Asterisk's unique id
   */
  static List<String> of(Wall wall, String id) {
    return wall.queues().stream()
        .flatMap(queue -> new WaitingStory(wall, queue).of(id).stream())
        .map(text -> NOW + text)
        .toList();
  }

  private List<String> of(String id) {
    return IntStream.range(0, line.size())
        .filter(at -> isCalled(line.get(at), id))
        .mapToObj(this::tell)
        .findFirst()
        .orElse(List.of());
  }

  private static boolean isCalled(WaitingCaller caller, String id) {
    return caller.caller().equals(id) || name(caller).equals(id);
  }

  private static String name(WaitingCaller caller) {
    return caller.facts().call().map(CallId::value).orElse(caller.caller());
  }

  private List<String> tell(int at) {
    WaitingCaller one = line.get(at);
    List<String> lines = new ArrayList<>();
    wall.blindSince()
        .ifPresent(
            since -> lines.add("the queues cannot be seen, as they were " + ago(since) + " ago:"));
    lines.add(standing(one, at));
    lines.add(
        "their own reasons to go first: " + claim(one).map(WaitingStory::points).orElse("none"));
    line.subList(0, Math.min(at, MOST)).forEach(other -> lines.add(before(other, one)));
    if (at > MOST) {
      lines.add("and " + (at - MOST) + " more stand before");
    }
    lines.add("people: " + queue.view().free() + " free of " + queue.view().staffed());
    return lines;
  }

  private String standing(WaitingCaller one, int at) {
    Facts facts = one.facts();
    return "waits in "
        + one.queue()
        + " for "
        + ago(one.joined())
        + " ("
        + ago(facts.answered())
        + " after the answer of the call, "
        + ago(facts.asked())
        + " after asking for a person"
        + (facts.gentle() ? "; treated gently" : "")
        + "): number "
        + (at + 1)
        + " of "
        + line.size()
        + one.ringing().map(phone -> ", " + phone + " rings for them").orElse("")
        + predicted(one);
  }

  private String predicted(WaitingCaller one) {
    return shown(one)
        .map(WallCaller::predicted)
        .filter(seconds -> seconds.isPresent())
        .map(seconds -> ", another " + time(seconds.getAsDouble()) + " as predicted")
        .orElse("");
  }

  private String before(WaitingCaller other, WaitingCaller one) {
    String begin = name(other) + " stands before, who joined ";
    if (!other.joined().isAfter(one.joined())) {
      return begin + time(other.joined(), one.joined()) + " earlier";
    }
    return begin
        + time(one.joined(), other.joined())
        + " later: "
        + claim(other)
            .map(WaitingStory::points)
            .orElse(
                other.priority() > one.priority()
                    ? "priority " + other.priority() + " instead of " + one.priority()
                    : "took a kept place");
  }

  private Optional<Claim> claim(WaitingCaller caller) {
    return shown(caller).map(WallCaller::claim).filter(claim -> claim.points() > 0);
  }

  private static String points(Claim claim) {
    return (claim.points() == 1 ? "1 point" : claim.points() + " points")
        + " ["
        + String.join(", ", claim.parts())
        + "]";
  }

  private Optional<WallCaller> shown(WaitingCaller caller) {
    return queue.waiting().stream()
        .filter(each -> each.caller().caller().equals(caller.caller()))
        .findFirst();
  }

  private String ago(Instant since) {
    return time(since, wall.at());
  }

  private static String time(Instant from, Instant to) {
    return time(Duration.between(from, to).toMillis() / 1000.0);
  }

  private static String time(double exact) {
    long seconds = Math.max(0, Math.round(exact));
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
