package org.dozvon.console;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Pass;
import org.dozvon.people.Right;

/**
 * Whether who opened a stream may still have it: asked anew every few seconds, for rights, people,
 * sessions and tokens come to an end. For the thread of the request only.
 */
final class Stay {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Entrance entrance;
  private final Context context;
  private final Optional<Right> right;
  private Pass pass;
  private boolean over;
  private long asked = System.nanoTime();

  Stay(Entrance entrance, Context context, Pass pass, Optional<Right> right) {
    this.entrance = entrance;
    this.context = context;
    this.pass = pass;
    this.right = right;
  }

  /** May block for the database, whose silence changes nothing. */
  boolean isOver() {
    if (!over && System.nanoTime() - asked >= EVERY_NANOS) {
      ask();
      asked = System.nanoTime();
    }
    return over;
  }

  private void ask() {
    try {
      Optional<Pass> now = entrance.still(context, pass).filter(this::isAsBefore);
      over = now.isEmpty();
      pass = now.orElse(pass);
    } catch (StoreException e) {
      // Where nothing can be read nobody can be disabled: a wallboard outlives its database.
    }
  }

  /** Somebody who was changed comes again, if they may, and sees what they may now. */
  private boolean isAsBefore(Pass now) {
    return now.person().equals(pass.person()) && (right.isEmpty() || now.may(right.get()));
  }
}
