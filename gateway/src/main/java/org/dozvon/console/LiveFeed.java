package org.dozvon.console;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.dozvon.people.Pass;

/**
 * Sends parts of pages to open consoles as server-sent events (WHATWG HTML, section 9.2). Only the
 * newest of each name is kept for a console, so that one that reads slowly gets what is true now
 * and nothing piles up. Each console is served on its request's virtual thread. Safe for use by
 * many threads; {@link #send} never waits for a console.
 */
public final class LiveFeed {
  private static final long BEAT_MILLIS = 5_000;

  private final StreamLimit places;
  private final Set<Console> consoles = ConcurrentHashMap.newKeySet();

  /**
   * @param most consoles at a time; of one person no more than eight
   */
  public LiveFeed(int most) {
    this.places = new StreamLimit(most);
  }

  /**
   * Serves a console until it is gone, or its visitor may no longer be there.
   *
   * @param topic what it wants to be told of
   * @param first sent at once, by name
   */
  public void serve(Context context, String topic, Map<String, String> first) {
    serve(context, topic, () -> first);
  }

  /**
   * The same; what is sent while {@code first} is being made is newer and stays.
   *
   * @param first is asked once the console gets what is sent
   */
  public void serve(Context context, String topic, Supplier<Map<String, String>> first) {
    Pass pass = Gate.pass(context);
    if (!places.enter(context, pass)) {
      return;
    }
    context.contentType("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no");
    Console console = new Console(topic);
    consoles.add(console);
    try {
      console.begin(first.get());
      console.write(context.res().getOutputStream(), Gate.stay(context));
    } catch (IOException e) {
      // the console is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      consoles.remove(console);
      places.leave(pass);
    }
  }

  /** Sends to all who want to be told of this topic. */
  public void send(String topic, String name, String html) {
    for (Console console : consoles) {
      if (console.topic.equals(topic)) {
        console.offer(name, html);
      }
    }
  }

  /** Whether anybody wants to be told of it. */
  public boolean isWanted(String topic) {
    return consoles.stream().anyMatch(console -> console.topic.equals(topic));
  }

  /** How many are open. */
  public int open() {
    return consoles.size();
  }

  private static final class Console {
    private final String topic;
    private final Map<String, String> news = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isNews = lock.newCondition();

    Console(String topic) {
      this.topic = topic;
    }

    void begin(Map<String, String> first) {
      lock.lock();
      try {
        first.forEach(news::putIfAbsent);
      } finally {
        lock.unlock();
      }
    }

    void offer(String name, String html) {
      lock.lock();
      try {
        news.put(name, html);
        isNews.signal();
      } finally {
        lock.unlock();
      }
    }

    void write(OutputStream out, Stay stay) throws IOException, InterruptedException {
      beat(out);
      while (!stay.isOver()) {
        Map<String, String> taken = take();
        if (taken.isEmpty()) {
          beat(out);
        }
        for (Map.Entry<String, String> each : taken.entrySet()) {
          out.write(event(each.getKey(), each.getValue()));
        }
        out.flush();
      }
    }

    /** What is new, or nothing after a while. */
    private Map<String, String> take() throws InterruptedException {
      lock.lock();
      try {
        long left = TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS);
        while (news.isEmpty() && left > 0) {
          left = isNews.awaitNanos(left);
        }
        Map<String, String> taken = new LinkedHashMap<>(news);
        news.clear();
        return taken;
      } finally {
        lock.unlock();
      }
    }

    /** Tells the console that it is heard, and finds the ones that are gone. */
    private static void beat(OutputStream out) throws IOException {
      out.write(event("beat", Long.toString(System.currentTimeMillis())));
      out.flush();
    }

    private static byte[] event(String name, String text) {
      String data = text.replace("\r", "").replace("\n", "\ndata: ");
      return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
  }
}
