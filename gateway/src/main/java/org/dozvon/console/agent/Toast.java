package org.dozvon.console.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.util.Map;

/** A short message that the page shows beside the answer. */
final class Toast {
  /** Headers are ASCII. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Toast() {}

  /**
   * @param level good, info, warn or bad
   */
  static void say(Context context, String level, String text) {
    try {
      Map<String, Object> toast = Map.of("toast", Map.of("level", level, "text", text));
      context.header("HX-Trigger", JSON.writeValueAsString(toast));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }
}
