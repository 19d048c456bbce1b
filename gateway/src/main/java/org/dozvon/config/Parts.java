package org.dozvon.config;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened, to be closed last first. Confined to one thread at a time. */
final class Parts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Keeps a part that was just opened, and gives it back. */
  <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  /** Closes every part once; one that fails is logged and the others are closed all the same. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.warn("event=close_failed part={}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
