package org.dozvon.console.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dozvon.operator.Alarm;
import org.dozvon.operator.AlarmDesk;
import org.dozvon.operator.Wall;
import org.dozvon.operator.WallQueue;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;

/** What the board shows, for programs: {@code GET /api/board}. No caller is named in it. */
final class BoardJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BoardJson() {}

  static String of(Wall wall, AlarmDesk alarms) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("at", wall.at().toString());
    view.put("blindSince", text(wall.blindSince()));
    view.put("queues", wall.queues().stream().map(BoardJson::queue).toList());
    List<Alarm> all = alarms.all(wall.at());
    view.put("alarms", all.stream().map(BoardJson::alarm).toList());
    try {
      return JSON.writeValueAsString(view) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
    }
  }

  private static Map<String, Object> queue(WallQueue queue) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("queue", queue.view().queue());
    view.put("target", queue.rules().target().share());
    view.put("withinMs", queue.rules().target().within().toMillis());
    view.put("formula", queue.rules().formula().word());
    view.put("clock", queue.rules().clock().word());
    view.put("interval", figures(queue, queue.interval()));
    view.put("today", figures(queue, queue.today()));
    view.put(
        "forecast",
        queue
            .forecast()
            .map(it -> Map.of("low", it.low(), "expected", it.expected(), "high", it.high()))
            .orElse(null));
    view.put("waiting", queue.view().waiting().size());
    view.put("free", queue.view().free());
    view.put("staffed", queue.view().staffed());
    view.put("talking", queue.view().talking());
    view.put("neededNow", queue.needed().isPresent() ? queue.needed().getAsInt() : null);
    return view;
  }

  private static Map<String, Object> figures(WallQueue queue, Figures figures) {
    Counts counts = figures.counts();
    var rules = queue.rules();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("from", figures.interval().from().toString());
    view.put("to", figures.interval().to().toString());
    view.put("level", number(queue.level(figures)));
    view.put("kept", rules.formula().kept(counts, rules.clock()));
    view.put("counted", rules.formula().counted(counts, rules.clock()));
    view.put("keptByBot", number(counts.keptByBot()));
    view.put("gentleP50Ms", millis(counts.gentle().percentile(0.5)));
    view.put("gentleP95Ms", millis(counts.gentle().percentile(0.95)));
    view.put("blindMs", figures.blind().toMillis());
    return view;
  }

  private static Map<String, Object> alarm(Alarm alarm) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("number", alarm.number());
    view.put("raised", alarm.raised().toString());
    view.put("queue", alarm.queue());
    view.put("rung", alarm.rung());
    view.put("text", alarm.text());
    view.put("over", text(alarm.over()));
    view.put("seenBy", alarm.seen().map(Alarm.Seen::by).orElse(null));
    view.put("seenAt", text(alarm.seen().map(Alarm.Seen::at)));
    return view;
  }

  private static Object number(OptionalDouble value) {
    return value.isPresent() ? (Object) value.getAsDouble() : null;
  }

  private static Object millis(Optional<Duration> time) {
    return time.map(it -> (Object) it.toMillis()).orElse(null);
  }

  private static Object text(Optional<Instant> time) {
    return time.map(it -> (Object) it.toString()).orElse(null);
  }
}
