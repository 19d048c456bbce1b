package org.dozvon.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What everybody may know of the hotlines: neither people nor what stands in their files. */
final class OpenHotlines {
  private static final Set<String> OPEN =
      Set.of("name", "version", "hash", "calls", "older", "folder");
  private static final Set<String> OPEN_OF_REFUSED = Set.of("at", "hash");

  private OpenHotlines() {}

  /** The same state with less in it. */
  static Map<String, Object> of(Map<String, Object> state) {
    List<Map<String, Object>> open =
        state.get("hotlines") instanceof List<?> hotlines
            ? hotlines.stream().map(OpenHotlines::hotline).toList()
            : List.of();
    return Map.of("hotlines", open);
  }

  private static Map<String, Object> hotline(Object all) {
    Map<String, Object> open = only(OPEN, all);
    if (all instanceof Map<?, ?> members && members.containsKey("refused")) {
      open.put("refused", only(OPEN_OF_REFUSED, members.get("refused")));
    }
    return open;
  }

  private static Map<String, Object> only(Set<String> names, Object all) {
    Map<String, Object> open = new LinkedHashMap<>();
    if (all instanceof Map<?, ?> members) {
      members.forEach(
          (name, value) -> {
            if (names.contains(String.valueOf(name))) {
              open.put(String.valueOf(name), value);
            }
          });
    }
    return open;
  }
}
