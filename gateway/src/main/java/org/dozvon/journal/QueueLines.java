package org.dozvon.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.dozvon.operator.PlainView;
import org.dozvon.operator.RecordReader;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Outcome;

/** What is kept of the queues as JSON, one object a line. */
public final class QueueLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private QueueLines() {}

  /** Figures as a line, without its end. */
  public static String of(Figures figures) {
    return text(PlainView.of(figures));
  }

  /** An outcome as a line, without its end. */
  public static String of(Outcome outcome) {
    return text(PlainView.of(outcome));
  }

  /**
   * The figures in a line.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Figures figures(String line) {
    return RecordReader.figures(members(line));
  }

  /**
   * The outcome in a line.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Outcome outcome(String line) {
    return RecordReader.outcome(members(line));
  }

  static String counts(Counts counts) {
    return text(PlainView.of(counts));
  }

  static Counts counts(String text) {
    return RecordReader.counts(members(text));
  }

  private static Map<String, Object> members(String line) {
    try {
      return JSON.readValue(line, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a line of figures", e);
    }
  }

  private static String text(Map<String, Object> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
    }
  }
}
