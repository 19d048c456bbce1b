package org.dozvon.keeper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Reads what {@link KeeperMemory} wrote; a missing block is an empty one. */
record Plain(Map<?, ?> map) {
  Plain block(String name) {
    return map.get(name) instanceof Map<?, ?> block ? new Plain(block) : new Plain(Map.of());
  }

  List<Plain> blocks(String name) {
    return list(name).stream().map(each -> new Plain((Map<?, ?>) each)).toList();
  }

  void each(BiConsumer<String, Plain> with) {
    map.forEach((name, block) -> with.accept((String) name, new Plain((Map<?, ?>) block)));
  }

  Set<String> names() {
    return map.keySet().stream().map(String.class::cast).collect(Collectors.toSet());
  }

  String text(String name) {
    return (String) map.get(name);
  }

  List<String> texts(String name) {
    return list(name).stream().map(String.class::cast).toList();
  }

  long number(String name) {
    return ((Number) map.get(name)).longValue();
  }

  /** Empty when it is not there. */
  OptionalInt small(String name) {
    return map.containsKey(name) ? OptionalInt.of((int) number(name)) : OptionalInt.empty();
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(map.get(name));
  }

  Optional<Instant> time(String name) {
    return Optional.ofNullable(text(name)).map(Instant::parse);
  }

  List<Instant> times(String name) {
    return texts(name).stream().map(Instant::parse).toList();
  }

  private List<?> list(String name) {
    return map.get(name) instanceof List<?> list ? list : List.of();
  }
}
