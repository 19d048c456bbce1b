package org.dozvon.camel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The body a route begins with: arguments as text without control characters (line ends stay), so
 * that they can't forge lines of a log or a message's head. An argument that was not given reads as
 * empty text, so that SQL may name it all the same.
 */
final class Arguments extends LinkedHashMap<String, Object> {
  private static final long serialVersionUID = 1L;

  Arguments(Map<String, String> given) {
    super(2 * given.size());
    given.forEach((name, text) -> put(name, text.replaceAll("[\\p{Cntrl}&&[^\\n]]", " ")));
  }

  @Override
  public Object get(Object name) {
    return getOrDefault(name, "");
  }
}
