package org.dozvon.console.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dozvon.operator.CallQuery;
import org.dozvon.operator.CallRecords;
import org.dozvon.operator.CallRow;
import org.dozvon.operator.StoreException;

/** Writes the calls of a search as a file, row by row as they come from the database. */
final class CallExport {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<String> NAMES =
      List.of(
          "call",
          "started",
          "ended",
          "number",
          "name",
          "hotline",
          "language",
          "profile",
          "intent",
          "topic",
          "outcome",
          "result",
          "queue",
          "agent",
          "waited_s",
          "took_s",
          "mood_start",
          "mood_end",
          "score",
          "scale",
          "remark",
          "said",
          "notes");

  private CallExport() {}

  /** CSV with a line of names; times in UTC, lengths in seconds. UTF-8 with a mark for Excel. */
  static void csv(CallRecords records, CallQuery query, Writer out)
      throws IOException, StoreException {
    out.write("\uFEFF");
    out.write(Csv.line(NAMES));
    each(records, query, members -> out.write(Csv.line(texts(members))));
  }

  /** One JSON object a line. */
  static void json(CallRecords records, CallQuery query, Writer out)
      throws IOException, StoreException {
    each(records, query, members -> out.write(text(members) + "\n"));
  }

  private interface Work {
    void on(Map<String, Object> members) throws IOException;
  }

  private static void each(CallRecords records, CallQuery query, Work work)
      throws IOException, StoreException {
    try {
      records.each(
          query,
          (row, notes) -> {
            try {
              work.on(members(row, notes));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      // Whoever wanted the file has gone.
      throw e.getCause();
    }
  }

  private static List<String> texts(Map<String, Object> members) {
    return members.values().stream().map(value -> value == null ? "" : value.toString()).toList();
  }

  private static Map<String, Object> members(CallRow row, String notes) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("call", row.call().value());
    all.put("started", row.startedAt().toString());
    all.put("ended", row.endedAt().map(Instant::toString).orElse(null));
    all.put("number", row.number());
    all.put("name", row.name());
    all.put("hotline", row.hotline());
    all.put("language", row.language().toLanguageTag());
    all.put("profile", row.profile().name());
    all.put("intent", row.intent());
    all.put("topic", row.topic());
    all.put("outcome", row.outcome().word());
    all.put("result", row.result());
    all.put("queue", row.queue());
    all.put("agent", row.agent());
    all.put("waited_s", row.waited().map(Duration::toSeconds).orElse(null));
    all.put("took_s", row.took().map(Duration::toSeconds).orElse(null));
    all.put("mood_start", row.start().map(mood -> mood.figure()).orElse(null));
    all.put("mood_end", row.end().map(mood -> mood.figure()).orElse(null));
    all.put("score", row.survey().map(CallRow.Survey::score).orElse(null));
    all.put("scale", row.survey().map(CallRow.Survey::scale).orElse(null));
    all.put("remark", row.survey().map(CallRow.Survey::remark).orElse(""));
    all.put("said", row.said());
    all.put("notes", notes);
    return all;
  }

  private static String text(Map<String, Object> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }
}
