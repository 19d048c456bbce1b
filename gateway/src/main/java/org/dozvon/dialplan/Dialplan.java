package org.dozvon.dialplan;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A dialplan as read from its files. Immutable.
 *
 * @param contexts by name, in the order of the files
 * @param unread lines that were not understood
 */
public record Dialplan(Map<String, Context> contexts, List<Note> unread) {
  public Dialplan {
    contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
    unread = List.copyOf(unread);
  }

  /** An extension of a context, or of one that it includes. */
  Optional<Extension> extension(String context, String name) {
    return Optional.ofNullable(extensions(context).get(name));
  }

  /** All extensions of a context, its own before those that it includes. */
  Map<String, Extension> extensions(String context) {
    Map<String, Extension> all = new LinkedHashMap<>();
    gather(context, all, new HashSet<>());
    return all;
  }

  private void gather(String name, Map<String, Extension> all, Set<String> seen) {
    Context context = contexts.get(name);
    if (context != null && seen.add(name)) {
      context.extensions().forEach(all::putIfAbsent);
      context.includes().forEach(included -> gather(included, all, seen));
    }
  }
}
