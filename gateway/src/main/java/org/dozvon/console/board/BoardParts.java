package org.dozvon.console.board;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dozvon.console.Frame;
import org.dozvon.console.Page;
import org.dozvon.operator.AlarmDesk;
import org.dozvon.operator.KeeperDiary;
import org.dozvon.operator.ListenDesk;
import org.dozvon.operator.Wall;

/** The parts of the board that change by themselves, as HTML. Safe for use by many threads. */
final class BoardParts {
  /** The parts' names; each has a template. */
  static final List<String> NAMES = List.of("alarms", "queues", "waiting", "log", "agents");

  private static final int ROWS = 40;
  private static final int LINES = 30;

  private final Frame frame;
  private final KeeperDiary diary;
  private final AlarmDesk alarms;
  private final ListenDesk listening;
  private final Function<String, ZoneId> zones;

  BoardParts(
      Frame frame,
      KeeperDiary diary,
      AlarmDesk alarms,
      ListenDesk listening,
      Function<String, ZoneId> zones) {
    this.frame = frame;
    this.diary = diary;
    this.alarms = alarms;
    this.listening = listening;
    this.zones = zones;
  }

  Show show(Page page) {
    return new Show(page.texts(), zones);
  }

  /** Every part, by name. */
  Map<String, String> render(Wall wall, Viewer viewer) {
    Page page = frame.page("board", viewer.language());
    Map<String, Object> model = model(wall, viewer, page);
    Map<String, String> parts = new LinkedHashMap<>();
    NAMES.forEach(name -> parts.put(name, frame.render(page, "board/" + name + ".jte", model)));
    return parts;
  }

  /** What all the parts' templates ask for. */
  Map<String, Object> model(Wall wall, Viewer viewer, Page page) {
    Show show = show(page);
    Instant now = wall.at();
    Map<String, Object> model = new HashMap<>();
    model.put("show", show);
    model.put("viewer", viewer);
    model.put("blindSince", wall.blindSince());
    model.put("alarms", alarms.all(now));
    model.put("words", new KeeperWords(show));
    model.put("tiles", wall.queues().stream().map(queue -> Tile.of(queue, now, show)).toList());
    List<Row> rows = Row.of(wall, show);
    model.put("rows", rows.subList(0, Math.min(ROWS, rows.size())));
    model.put("more", Math.max(0, rows.size() - ROWS));
    model.put("lines", KeeperLog.of(diary.entries(), LINES));
    model.put("seats", Seat.of(wall));
    model.put("listening", listening.all());
    return model;
  }
}
