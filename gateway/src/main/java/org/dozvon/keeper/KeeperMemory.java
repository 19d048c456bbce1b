package org.dozvon.keeper;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dozvon.queue.ToldWait;

/**
 * A {@link KeeperState} as maps, lists, texts, whole numbers and truth values, which any writer of
 * JSON takes, and back.
 */
public final class KeeperMemory {
  private static final String QUEUE = "queue";

  private KeeperMemory() {}

  /** To be kept. */
  public static Map<String, Object> write(KeeperState state) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("dry", state.dry());
    plain.put("steps", state.steps());
    Map<String, Object> rungs = new TreeMap<>();
    state.rungs().forEach((key, rung) -> rungs.put(key, plain(rung)));
    plain.put("rungs", rungs);
    plain.put("deeds", state.deeds().stream().map(KeeperMemory::plain).toList());
    Map<String, Object> callers = new TreeMap<>();
    state.callers().forEach((id, caller) -> callers.put(id, plain(caller)));
    plain.put("callers", callers);
    Map<String, Object> spent = new TreeMap<>();
    state.spent().forEach((queue, times) -> spent.put(queue, texts(times)));
    plain.put("spent", spent);
    plain.put("horizon", state.horizon().toString());
    return plain;
  }

  /**
   * As it was kept.
   *
   * @throws IllegalArgumentException when this is no state
   */
  public static KeeperState read(Map<?, ?> plain) {
    try {
      Plain in = new Plain(plain);
      Map<String, RungState> rungs = new LinkedHashMap<>();
      in.block("rungs").each((key, rung) -> rungs.put(key, rung(rung)));
      Map<String, CallerState> callers = new LinkedHashMap<>();
      in.block("callers").each((id, caller) -> callers.put(id, caller(caller)));
      Map<String, List<Instant>> spent = new LinkedHashMap<>();
      in.block("spent").names().forEach(queue -> spent.put(queue, in.block("spent").times(queue)));
      List<Deed> deeds = new ArrayList<>();
      in.blocks("deeds").forEach(deed -> deeds.add(deed(deed)));
      return new KeeperState(
          in.flag("dry"),
          in.number("steps"),
          rungs,
          deeds,
          callers,
          spent,
          Instant.parse(in.text("horizon")));
    } catch (ClassCastException | NullPointerException | DateTimeException e) {
      throw new IllegalArgumentException("not what a keeper remembers: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> plain(RungState rung) {
    Map<String, Object> plain = new LinkedHashMap<>();
    put(plain, "since", rung.since());
    put(plain, "turning", rung.turning());
    plain.put("acts", texts(rung.acts()));
    plain.put("spared", List.copyOf(new TreeSet<>(rung.spared())));
    return plain;
  }

  private static RungState rung(Plain in) {
    return new RungState(
        in.time("since"), in.time("turning"), in.times("acts"), new TreeSet<>(in.texts("spared")));
  }

  private static Map<String, Object> plain(Deed deed) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("step", deed.step());
    plain.put("rung", deed.rung());
    plain.put("what", plain(deed.what()));
    plain.put("was", deed.was());
    plain.put("at", deed.at().toString());
    plain.put("seen", deed.seen());
    plain.put("dry", deed.dry());
    return plain;
  }

  private static Deed deed(Plain in) {
    return new Deed(
        in.number("step"),
        in.text("rung"),
        what(in.block("what")),
        (int) in.number("was"),
        Instant.parse(in.text("at")),
        in.flag("seen"),
        in.flag("dry"));
  }

  private static Map<String, Object> plain(CallerState caller) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put(QUEUE, caller.queue());
    plain.put("base", caller.standing().base());
    plain.put("raised", caller.raise().points());
    plain.put("raisedBy", caller.raise().by());
    caller
        .set()
        .ifPresent(
            given -> {
              plain.put("was", given.was());
              plain.put("set", given.priority());
              plain.put("setAt", given.at().toString());
              plain.put("tries", given.tries());
            });
    plain.put("handsOff", caller.handsOff());
    put(plain, caller.told());
    plain.put("offered", caller.turns().offered());
    plain.put("overflowed", caller.turns().overflowed());
    plain.put("seen", caller.seen().toString());
    return plain;
  }

  private static void put(Map<String, Object> plain, Told told) {
    put(plain, "comforted", told.at());
    if (!told.atMost().equals(ToldWait.NOTHING)) {
      plain.put("told", told.atMost().by().toString());
      told.atMost().minutes().ifPresent(minutes -> plain.put("toldMinutes", minutes));
    }
    told.place().ifPresent(place -> plain.put("toldPlace", place));
  }

  private static CallerState caller(Plain in) {
    return new CallerState(
        new CallerState.Standing(
            in.text(QUEUE), (int) in.number("base"), given(in), in.flag("handsOff")),
        new CallerState.Raise((int) in.number("raised"), in.text("raisedBy")),
        told(in),
        new CallerState.Turns(in.flag("offered"), in.flag("overflowed")),
        Instant.parse(in.text("seen")));
  }

  private static Optional<CallerState.Given> given(Plain in) {
    return in.time("setAt")
        .map(
            at ->
                new CallerState.Given(
                    (int) in.number("was"), (int) in.number("set"), at, (int) in.number("tries")));
  }

  /** Of an older gateway only the time by which is known. */
  private static Told told(Plain in) {
    ToldWait wait =
        in.time("told")
            .map(by -> new ToldWait(in.small("toldMinutes").stream().boxed().findFirst(), by))
            .orElse(ToldWait.NOTHING);
    return new Told(in.time("comforted"), wait, in.small("toldPlace"));
  }

  /** An intervention as maps, lists, texts and numbers. */
  public static Map<String, Object> plain(Intervention what) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("type", what.getClass().getSimpleName());
    plain.put(QUEUE, what.queue());
    switch (what) {
      case Intervention.Prioritise p -> {
        caller(plain, p.caller(), p.channel());
        plain.put("priority", p.priority());
      }
      case Intervention.SetPenalty p -> {
        plain.put("phone", p.phone());
        plain.put("penalty", p.penalty());
      }
      case Intervention.AddMember a -> {
        plain.put("phone", a.phone());
        plain.put("name", a.name());
        plain.put("penalty", a.penalty());
      }
      case Intervention.RemoveMember r -> plain.put("phone", r.phone());
      case Intervention.Overflow o -> {
        caller(plain, o.caller(), o.channel());
        plain.put("to", o.to());
      }
      case Intervention.Comfort c -> {
        caller(plain, c.caller(), c.channel());
        c.position().ifPresent(place -> plain.put("position", place));
        c.atMost().ifPresent(wait -> plain.put("atMostSeconds", wait.toSeconds()));
      }
      case Intervention.OfferCallBack o -> caller(plain, o.caller(), o.channel());
      case Intervention.Alarm a -> plain.put("text", a.text());
      case Intervention.Advise a -> plain.put("advice", a.advice().name());
    }
    return plain;
  }

  private static void caller(Map<String, Object> plain, String caller, String channel) {
    plain.put("caller", caller);
    plain.put("channel", channel);
  }

  private static Intervention what(Plain in) {
    String queue = in.text(QUEUE);
    return switch (in.text("type")) {
      case "Prioritise" ->
          new Intervention.Prioritise(
              queue, in.text("caller"), in.text("channel"), (int) in.number("priority"));
      case "SetPenalty" ->
          new Intervention.SetPenalty(queue, in.text("phone"), (int) in.number("penalty"));
      case "AddMember" ->
          new Intervention.AddMember(
              queue, in.text("phone"), in.text("name"), (int) in.number("penalty"));
      case "RemoveMember" -> new Intervention.RemoveMember(queue, in.text("phone"));
      case "Overflow" ->
          new Intervention.Overflow(queue, in.text("caller"), in.text("channel"), in.text("to"));
      case "Comfort" ->
          new Intervention.Comfort(
              queue,
              in.text("caller"),
              in.text("channel"),
              in.small("position"),
              in.small("atMostSeconds").stream().mapToObj(Duration::ofSeconds).findFirst());
      case "OfferCallBack" ->
          new Intervention.OfferCallBack(queue, in.text("caller"), in.text("channel"));
      case "Alarm" -> new Intervention.Alarm(queue, in.text("text"));
      case "Advise" -> new Intervention.Advise(queue, Advice.valueOf(in.text("advice")));
      default -> throw new IllegalArgumentException("no intervention: " + in.text("type"));
    };
  }

  private static void put(Map<String, Object> plain, String name, Optional<Instant> time) {
    time.ifPresent(at -> plain.put(name, at.toString()));
  }

  private static List<String> texts(List<Instant> times) {
    return times.stream().map(Instant::toString).toList();
  }
}
