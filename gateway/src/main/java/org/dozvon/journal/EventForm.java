package org.dozvon.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The form in which an event leaves the house: a CloudEvent 1.0 in JSON (structured mode), held by
 * {@code call-event-1.schema.json}. A change that breaks a reader is a new version. Pure.
 */
final class EventForm {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final String VERSION = "1";

  private EventForm() {}

  /**
   * The event as text.
   *
   * @param source who tells it: with {@code id} it is unique
   * @throws IllegalArgumentException when what the journal keeps is no JSON
   */
  static String of(OutboxTable.Waiting event, String source) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("specversion", "1.0");
    form.put("id", Long.toString(event.seq()));
    form.put("source", source);
    form.put("type", "org.dozvon.call." + event.type() + ".v" + VERSION);
    form.put("subject", event.call());
    form.put("time", event.at().toString());
    form.put("datacontenttype", "application/json");
    form.put("dataschema", "urn:dozvon:call-event:" + VERSION);
    try {
      Map<String, Object> data = JSON.readValue(event.event(), OBJECT);
      data.keySet().removeAll(java.util.List.of("type", "call", "at"));
      form.put("data", data);
      return JSON.writeValueAsString(form);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("event " + event.seq() + " is no JSON", e);
    }
  }
}
