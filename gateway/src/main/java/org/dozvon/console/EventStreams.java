package org.dozvon.console;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dozvon.call.CallEvent;
import org.dozvon.operator.LiveEvents;
import org.dozvon.operator.PlainView;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.Pass;

/**
 * The open {@code /api/events}, each on its request's virtual thread. A client that reads too
 * slowly is cut off: events are not kept for it. An empty line every two seconds finds the clients
 * that are gone.
 */
final class EventStreams {
  private static final int BACKLOG = 64;
  private static final int SIGN_OF_LIFE_SECONDS = 2;

  private final LiveEvents events;
  private final Entrance entrance;
  private final StreamLimit places;

  EventStreams(LiveEvents events, Entrance entrance, int limit) {
    this.entrance = entrance;
    this.events = events;
    this.places = new StreamLimit(limit);
  }

  /** Streams until the client is gone or too slow, or may no longer listen. */
  void serve(Context context) throws StoreException {
    Pass pass = Gate.pass(context);
    if (!places.enter(context, pass)) {
      return;
    }
    try {
      entrance.note(pass, context, Act.EXPORTED, "events", "as they happen");
      context.contentType("application/x-ndjson; charset=utf-8");
      stream(context.res().getOutputStream(), Gate.stay(context));
    } catch (IOException e) {
      // the client is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.leave(pass);
    }
  }

  private void stream(OutputStream out, Stay stay) throws IOException, InterruptedException {
    BlockingQueue<CallEvent> behind = new ArrayBlockingQueue<>(BACKLOG);
    Thread writer = Thread.currentThread();
    LiveEvents.Subscription subscription = events.subscribe(event -> keep(event, behind, writer));
    try {
      // What is flushed only now tells the client that it misses nothing from here on.
      out.flush();
      while (!writer.isInterrupted() && !stay.isOver()) {
        Optional<CallEvent> event =
            Optional.ofNullable(behind.poll(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS));
        String line = event.map(it -> Replies.text(PlainView.of(it))).orElse("") + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } finally {
      subscription.close();
    }
  }

  /** A full queue ends the writer, which may hang in a write, and thereby the subscription. */
  private static void keep(CallEvent event, BlockingQueue<CallEvent> behind, Thread writer) {
    if (!behind.offer(event)) {
      writer.interrupt();
    }
  }
}
