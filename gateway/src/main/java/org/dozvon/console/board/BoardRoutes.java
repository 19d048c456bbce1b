package org.dozvon.console.board;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Gate;
import org.dozvon.console.LiveFeed;
import org.dozvon.console.Needs;
import org.dozvon.console.Page;
import org.dozvon.console.Routes;
import org.dozvon.operator.Alarm;
import org.dozvon.operator.AlarmDesk;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.KeeperDiary;
import org.dozvon.operator.ListenDesk;
import org.dozvon.operator.ListenLine;
import org.dozvon.operator.StoreException;
import org.dozvon.operator.Wall;
import org.dozvon.operator.WallSource;
import org.dozvon.people.Act;
import org.dozvon.people.Pass;
import org.dozvon.people.Right;

/** The wallboard: the page, its live parts, alarms that somebody has seen, a talk listened to. */
public final class BoardRoutes implements Routes, AutoCloseable {
  private static final String AREA = "board";

  private final Entrance entrance;
  private final Frame frame;
  private final Desks desks;
  private final BoardParts parts;
  private final BoardLive live;

  /**
   * What the board shows and does.
   *
   * @param zones a queue's time zone
   */
  public record Desks(
      WallSource wall,
      KeeperDiary diary,
      AlarmDesk alarms,
      ListenDesk listening,
      Function<String, ZoneId> zones) {}

  /** Begins to tell the consoles that open. */
  public BoardRoutes(Entrance entrance, Frame frame, LiveFeed feed, Desks desks) {
    this.entrance = entrance;
    this.frame = frame;
    this.desks = desks;
    this.parts =
        new BoardParts(frame, desks.diary(), desks.alarms(), desks.listening(), desks.zones());
    this.live = new BoardLive(feed, parts, desks.wall());
  }

  /** For measurements. */
  public BoardLive live() {
    return live;
  }

  @Override
  public void add(RoutesConfig routes) {
    Needs board = Needs.to(Right.SEE_BOARD);
    routes.get("/board", this::show, board);
    routes.get("/live/board", context -> live.serve(context, viewer(context)), board);
    routes.get("/board/person", this::person, board);
    routes.get("/api/board", this::figures, board);
    routes.post("/board/alarms", this::acknowledge, Needs.to(Right.ACKNOWLEDGE_ALARMS));
    routes.post("/board/listen", this::listen, Needs.to(Right.LISTEN));
    routes.post("/board/listen/end", this::endListening, Needs.to(Right.LISTEN));
  }

  private void show(Context context) {
    Page page = frame.page(context, AREA);
    frame.show(
        context, AREA, "board/page.jte", parts.model(desks.wall().now(), Viewer.of(page), page));
  }

  private void figures(Context context) {
    context
        .contentType("application/json; charset=utf-8")
        .result(BoardJson.of(desks.wall().now(), desks.alarms()));
  }

  private Viewer viewer(Context context) {
    return Viewer.of(frame.page(context, AREA));
  }

  private void acknowledge(Context context) throws StoreException {
    Pass pass = Gate.pass(context);
    Optional<Alarm> alarm =
        time(context.formParam("raised"))
            .flatMap(raised -> desks.alarms().find(number(context), raised));
    if (alarm.isEmpty()) {
      context.status(HttpStatus.NOT_FOUND);
      return;
    }
    String subject = alarm.get().queue() + " #" + alarm.get().number();
    entrance.note(pass, context, Act.ALARM_ACKNOWLEDGED, subject, alarm.get().text());
    Instant now = entrance.clock().instant();
    desks
        .alarms()
        .acknowledge(
            alarm.get().number(),
            alarm.get().raised(),
            pass.person().login(),
            new Alarm.Seen(pass.person().name(), now));
    live.changed();
    frame.part(
        context,
        AREA,
        "board/alarms.jte",
        parts.model(desks.wall().now(), viewer(context), frame.page(context, AREA)));
  }

  private static long number(Context context) {
    String text = String.valueOf(context.formParam("number"));
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(String.valueOf(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A person at the queues, and the buttons by which a supervisor gets into the talk. */
  private void person(Context context) {
    String phone = Optional.ofNullable(context.queryParam("phone")).orElse("");
    panel(context, phone, "");
  }

  private void panel(Context context, String phone, String problem) {
    Page page = frame.page(context, AREA);
    Pass pass = Gate.pass(context);
    Wall wall = desks.wall().now();
    Optional<ListenDesk.Running> mine =
        pass.person().phone().flatMap(own -> desks.listening().of(own));
    Map<String, Object> model = new HashMap<>();
    model.put("show", parts.show(page));
    model.put("seat", Seat.find(wall, phone));
    model.put("mine", mine);
    model.put("talker", mine.map(it -> Seat.name(Seat.of(wall), it.agent())).orElse(""));
    model.put("hasPhone", pass.person().phone().isPresent());
    model.put("problem", problem);
    frame.part(context, AREA, "board/person.jte", model);
  }

  private void listen(Context context) throws StoreException {
    Pass pass = Gate.pass(context);
    String phone = Optional.ofNullable(context.formParam("phone")).orElse("");
    Optional<ListenLine.Way> way = way(context.formParam("way"));
    Optional<Seat> seat = Seat.find(desks.wall().now(), phone);
    Optional<String> own = pass.person().phone();
    if (way.isEmpty() || seat.isEmpty()) {
      context.status(HttpStatus.NOT_FOUND);
    } else if (!pass.may(right(way.get()))) {
      entrance.note(pass, context, Act.REFUSED, phone, right(way.get()).word());
      context.status(HttpStatus.FORBIDDEN);
    } else if (own.isEmpty()) {
      panel(context, phone, "listen-no-phone");
    } else if (seat.get().state() != Seat.State.TALKING) {
      panel(context, phone, "listen-over");
    } else {
      entrance.note(pass, context, act(way.get()), phone, seat.get().member().name());
      CommandResult result =
          desks
              .listening()
              .begin(pass.person().name(), pass.person().login(), own.get(), phone, way.get());
      live.changed();
      panel(context, phone, result instanceof CommandResult.Refused ? "listen-refused" : "");
    }
  }

  private void endListening(Context context) {
    Pass pass = Gate.pass(context);
    String id = Optional.ofNullable(context.formParam("id")).orElse("");
    Optional<ListenDesk.Running> running =
        desks.listening().all().stream()
            .filter(each -> each.id().equals(id) && each.login().equals(pass.person().login()))
            .findFirst();
    running.ifPresent(each -> desks.listening().end(each.id()));
    live.changed();
    panel(context, running.map(ListenDesk.Running::agent).orElse(""), "");
  }

  private static Optional<ListenLine.Way> way(String word) {
    return Arrays.stream(ListenLine.Way.values())
        .filter(way -> way.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static Right right(ListenLine.Way way) {
    return switch (way) {
      case LISTEN -> Right.LISTEN;
      case WHISPER -> Right.WHISPER;
      case BARGE -> Right.BARGE;
    };
  }

  private static Act act(ListenLine.Way way) {
    return switch (way) {
      case LISTEN -> Act.LISTENED;
      case WHISPER -> Act.WHISPERED;
      case BARGE -> Act.BARGED;
    };
  }

  @Override
  public void close() {
    live.close();
  }
}
