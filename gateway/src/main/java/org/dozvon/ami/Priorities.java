package org.dozvon.ami;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.response.ManagerResponse;
import org.dozvon.queue.QueueEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asterisk tells of a join without the priority that the dialplan gave ({@code QUEUE_PRIO}), so it
 * is asked for it: once a join, some at a time. Who is not asked for in a rush shows when the whole
 * list is compared. Any thread.
 */
final class Priorities {
  private static final Logger log = LoggerFactory.getLogger(Priorities.class);
  private static final int MOST_AT_ONCE = 20;

  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  /**
   * Asks; returns at once.
   *
   * @param told gets the priority, if there is one, on the library's thread
   */
  void ask(ManagerConnection connection, QueueEvent.Joined joined, IntConsumer told) {
    if (joined.channel().isEmpty() || !free.tryAcquire()) {
      return;
    }
    Thread.ofVirtual().name("ami-priority").start(() -> send(connection, joined, told));
  }

  private void send(ManagerConnection connection, QueueEvent.Joined joined, IntConsumer told) {
    try {
      connection.sendAction(
          new GetVarAction(joined.channel(), "QUEUE_PRIO"),
          answer -> {
            free.release();
            int priority = read(answer);
            if (priority > 0) {
              told.accept(priority);
            }
          });
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      free.release();
      log.debug("not asked for a priority: {}", e.getMessage());
    }
  }

  private static int read(ManagerResponse answer) {
    String value = answer == null ? null : answer.getAttribute("Value");
    try {
      return value == null || value.isBlank() ? 0 : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
