package org.dozvon.operator;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Outcome;

/**
 * The one form in which calls and figures leave the program: plain maps, lists, texts, numbers and
 * nulls, which any JSON library turns into text. Members have the record components' names; an
 * {@code Instant} is ISO text, a {@code Duration} {@code took} the number {@code tookMs}, a {@code
 * Locale} its tag, an empty {@code Optional} null. Made by reflection so that a new component can't
 * be forgotten.
 */
public final class PlainView {
  private PlainView() {}

  /** The context as nested maps and lists. */
  public static Map<String, Object> of(CallContext context) {
    return members(context);
  }

  /** The event, led by {@code type}, the event's name such as {@code BotSaid}. */
  public static Map<String, Object> of(CallEvent event) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("type", event.getClass().getSimpleName());
    view.putAll(members((Record) event));
    return view;
  }

  /** The outcome, led by {@code type}, its name such as {@code Wait}. */
  public static Map<String, Object> of(Outcome outcome) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("type", outcome.getClass().getSimpleName());
    view.putAll(members((Record) outcome));
    return view;
  }

  /** A queue's figures. */
  public static Map<String, Object> of(Figures figures) {
    return members(figures);
  }

  /** Counts. */
  public static Map<String, Object> of(Counts counts) {
    return members(counts);
  }

  private static Map<String, Object> members(Record value) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      boolean isDuration = component.getType() == Duration.class;
      String name = component.getName() + (isDuration ? "Ms" : "");
      members.put(name, plain(read(component, value)));
    }
    return members;
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("component " + component + " is not readable", e);
    }
  }

  private static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case CallId id -> id.value();
      case Duration duration -> duration.toMillis();
      case Instant instant -> instant.toString();
      case Locale locale -> locale.toLanguageTag();
      case Enum<?> constant -> constant.name();
      case Optional<?> optional -> plain(optional.orElse(null));
      case Record nested -> members(nested);
      case Map<?, ?> map -> plainMap(map);
      case Collection<?> items -> plainList(items);
      case Number number -> number;
      case Boolean flag -> flag;
      default -> value.toString();
    };
  }

  private static Map<String, Object> plainMap(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put(name.toString(), plain(value)));
    return copy;
  }

  private static List<Object> plainList(Collection<?> items) {
    List<Object> copy = new ArrayList<>();
    items.forEach(item -> copy.add(plain(item)));
    return copy;
  }
}
