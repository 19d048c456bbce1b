package org.dozvon.operator;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Outcome;

/** Reads back what {@link PlainView} wrote of events, outcomes and figures, record by record. */
public final class RecordReader {
  private RecordReader() {}

  /**
   * The outcome whose kind {@code type} names.
   *
   * @throws IllegalArgumentException when a member is missing or of another form
   */
  public static Outcome outcome(Map<String, ?> view) {
    Object type = view.get("type");
    for (Class<?> kind : Outcome.class.getPermittedSubclasses()) {
      if (kind.getSimpleName().equals(type)) {
        return (Outcome) read(kind, view);
      }
    }
    throw new IllegalArgumentException("an outcome of the kind " + type);
  }

  /**
   * The event whose kind {@code type} names.
   *
   * @throws IllegalArgumentException when a member is missing or of another form
   */
  public static CallEvent callEvent(Map<String, ?> view) {
    Object type = view.get("type");
    for (Class<?> kind : CallEvent.class.getPermittedSubclasses()) {
      if (kind.getSimpleName().equals(type)) {
        return (CallEvent) read(kind, view);
      }
    }
    throw new IllegalArgumentException("an event of the kind " + type);
  }

  /**
   * The figures.
   *
   * @throws IllegalArgumentException when a member is missing or of another form
   */
  public static Figures figures(Map<String, ?> view) {
    return (Figures) read(Figures.class, view);
  }

  /**
   * The counts.
   *
   * @throws IllegalArgumentException when a member is missing or of another form
   */
  public static Counts counts(Map<String, ?> view) {
    return (Counts) read(Counts.class, view);
  }

  private static Object read(Class<?> type, Map<?, ?> view) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      boolean isDuration = components[i].getType() == Duration.class;
      String name = components[i].getName() + (isDuration ? "Ms" : "");
      if (!view.containsKey(name)) {
        throw new IllegalArgumentException(type.getSimpleName() + ": member " + name + " missing");
      }
      values[i] = value(components[i].getGenericType(), view.get(name));
    }
    return made(type, components, values);
  }

  private static Object made(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("a " + type.getSimpleName() + " that can't be", e);
    }
  }

  private static Object value(Type type, Object plain) {
    if (type instanceof ParameterizedType generic) {
      return collection(generic, plain);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted.isRecord() && plain instanceof Map<?, ?> members) {
      return read(wanted, members);
    }
    if (wanted.isEnum()) {
      return constant(wanted, plain);
    }
    return switch (plain) {
      case Boolean flag when wanted == boolean.class -> flag;
      case Number number when wanted == int.class -> number.intValue();
      case Number number when wanted == double.class -> number.doubleValue();
      case Number number when wanted == Duration.class -> Duration.ofMillis(number.longValue());
      case String text when wanted == String.class -> text;
      case String text when wanted == Instant.class -> Instant.parse(text);
      case String text when wanted == CallId.class -> new CallId(text);
      case String text when wanted == Locale.class -> Locale.forLanguageTag(text);
      case null, default ->
          throw new IllegalArgumentException("expected: " + wanted.getSimpleName());
    };
  }

  private static Object collection(ParameterizedType type, Object plain) {
    Type element = type.getActualTypeArguments()[0];
    if (type.getRawType() == Optional.class) {
      return Optional.ofNullable(plain).map(one -> value(element, one));
    }
    if (type.getRawType() == List.class && plain instanceof List<?> items) {
      return items.stream().map(item -> value(element, item)).toList();
    }
    if (type.getRawType() == Map.class && plain instanceof Map<?, ?> entries) {
      Map<String, String> texts = new LinkedHashMap<>();
      entries.forEach((key, text) -> texts.put(key.toString(), text.toString()));
      return texts;
    }
    if (type.getRawType() == SortedMap.class && plain instanceof Map<?, ?> entries) {
      SortedMap<Integer, Integer> numbers = new TreeMap<>();
      entries.forEach(
          (key, count) ->
              numbers.put(Integer.valueOf(key.toString()), (Integer) value(int.class, count)));
      return numbers;
    }
    throw new IllegalArgumentException("expected: " + type);
  }

  private static Object constant(Class<?> type, Object plain) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> ((Enum<?>) one).name().equals(plain))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName()));
  }
}
