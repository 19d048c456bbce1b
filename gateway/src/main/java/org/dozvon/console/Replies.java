package org.dozvon.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** Replies for programs: JSON, lines of JSON, plain text. */
final class Replies {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Replies() {}

  static void json(Context context, HttpStatus status, Map<String, Object> members) {
    as(context, status, "application/json; charset=utf-8", text(members) + "\n");
  }

  static void json(Context context, Map<String, Object> members) {
    json(context, HttpStatus.OK, members);
  }

  static void text(Context context, HttpStatus status, String text) {
    as(context, status, "text/plain; charset=utf-8", text);
  }

  /** The text format of Prometheus. */
  static void metrics(Context context, String text) {
    as(context, HttpStatus.OK, "text/plain; version=0.0.4; charset=utf-8", text);
  }

  /** One JSON object a line. */
  static void lines(Context context, String lines) {
    as(context, HttpStatus.OK, "application/x-ndjson; charset=utf-8", lines);
  }

  /** {@code {"status":404,"error":"..."}}; never repeats what was asked. */
  static void error(Context context, HttpStatus status, String message) {
    json(context, status, Map.of("status", status.getCode(), "error", message));
  }

  static String text(Map<String, Object> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
    }
  }

  private static void as(Context context, HttpStatus status, String type, String body) {
    context.status(status).contentType(type).result(body);
  }
}
