package org.dozvon.handover;

import java.util.Map;

/** Tells other systems what happens. Safe for use by many threads. */
@FunctionalInterface
public interface EventFeed {
  /**
   * Will be told; never blocks. When too much waits it is lost, and the feed counts that.
   *
   * @param event members of plain kinds: texts, numbers, flags, lists and maps of them
   */
  void tell(Map<String, Object> event);
}
