package org.dozvon.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dozvon.operator.LogLevel;
import org.dozvon.operator.LogLevels;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.Right;
import org.dozvon.yaml.Fields;

/**
 * For who runs the service: {@code GET /health/ready}, and how much of what is told in the log:
 * {@code GET /api/log}, {@code POST /api/log} with {@code {"logger": "org.dozvon.ami", "level":
 * "debug", "for": "15m"}}.
 */
public final class ServiceRoutes implements Routes {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Needs RUN = Needs.to(Right.RUN_SERVICE);

  private final Entrance entrance;
  private final Supplier<Map<String, Object>> readiness;
  private final Optional<? extends LogLevels> levels;

  /**
   * @param readiness names and values, with {@code status=up} when one more call is served well
   * @param levels empty: the log is not ours
   */
  public ServiceRoutes(
      Entrance entrance,
      Supplier<Map<String, Object>> readiness,
      Optional<? extends LogLevels> levels) {
    this.entrance = entrance;
    this.readiness = readiness;
    this.levels = levels;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/health/ready", context -> StateRoutes.health(context, readiness), Needs.NOTHING);
    routes.get("/api/log", this::tell, RUN);
    routes.post("/api/log", this::change, RUN);
  }

  private void tell(Context context) {
    if (levels.isEmpty()) {
      Replies.error(context, HttpStatus.NOT_FOUND, "the log is not the program's own");
      return;
    }
    Map<String, Object> found = new LinkedHashMap<>();
    levels.get().levels().forEach((logger, setting) -> found.put(logger, view(setting)));
    Replies.json(context, Map.of("loggers", found));
  }

  private static Map<String, Object> view(LogLevels.Setting setting) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("level", setting.level().word());
    setting
        .back()
        .ifPresent(
            back -> {
              view.put("back", back.word());
              view.put("seconds", setting.seconds());
            });
    return view;
  }

  private void change(Context context) throws StoreException {
    Optional<JsonNode> body = object(context.body());
    String logger = body.map(it -> it.path("logger").asText()).orElse("");
    String word = body.map(it -> it.path("level").asText()).orElse("");
    String time = body.map(it -> it.path("for").asText()).orElse("");
    Optional<LogLevel> level = LogLevel.called(word);
    Optional<Duration> wanted = Fields.parseDuration(time);
    if (logger.isEmpty() || level.isEmpty() || (!time.isEmpty() && wanted.isEmpty())) {
      Replies.error(
          context,
          HttpStatus.BAD_REQUEST,
          "expected: {\"logger\": \"org.dozvon.ami\", \"level\": \"off, error, warn, info, debug or"
              + " trace\", \"for\": \"15m\"}; for may be left out");
    } else if (levels.isEmpty()) {
      Replies.error(context, HttpStatus.NOT_FOUND, "the log is not the program's own");
    } else {
      change(context, logger, level.get(), wanted);
    }
  }

  private void change(Context context, String logger, LogLevel level, Optional<Duration> time)
      throws StoreException {
    Optional<String> fault = levels.orElseThrow().set(logger, level, time);
    if (fault.isPresent()) {
      Replies.error(context, HttpStatus.BAD_REQUEST, fault.get());
    } else {
      entrance.note(Gate.pass(context), context, Act.LOG_CHANGED, logger, level.word());
      tell(context);
    }
  }

  private static Optional<JsonNode> object(String body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // told by what is expected
    }
  }
}
