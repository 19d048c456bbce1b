package org.dozvon.console.board;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.dozvon.console.LiveFeed;
import org.dozvon.operator.Wall;
import org.dozvon.operator.WallSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the board's parts to the open consoles: each part is rendered once for all who see the same
 * and sent only when it has changed. What comes while it renders is left out but for the newest.
 */
public final class BoardLive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BoardLive.class);
  private static final List<Viewer> VIEWERS =
      List.of(Locale.ENGLISH, Locale.of("ru")).stream()
          .flatMap(
              language ->
                  java.util.stream.Stream.of(
                      new Viewer(language, true, true),
                      new Viewer(language, false, true),
                      new Viewer(language, true, false),
                      new Viewer(language, false, false)))
          .toList();

  private final LiveFeed feed;
  private final BoardParts parts;
  private final WallSource source;
  private final AtomicReference<Wall> newest = new AtomicReference<>();
  private final Map<Viewer, Map<String, String>> sent = new HashMap<>();
  private final ExecutorService renderer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("board-render").daemon().factory());
  private final LongAdder renderNanos = new LongAdder();
  private final LongAdder rendered = new LongAdder();

  BoardLive(LiveFeed feed, BoardParts parts, WallSource source) {
    this.feed = feed;
    this.parts = parts;
    this.source = source;
    source.watch(() -> feed.open() > 0, this::told);
  }

  /** Serves a console until it is gone. */
  void serve(Context context, Viewer viewer) {
    feed.serve(context, viewer.topic(), () -> parts.render(source.now(), viewer));
  }

  /** Something of the board's own has changed: shows it at once. */
  void changed() {
    told(source.now());
  }

  private void told(Wall wall) {
    if (newest.getAndSet(wall) == null) {
      renderer.execute(this::renderNewest);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread renders
  private void renderNewest() {
    Wall wall = newest.getAndSet(null);
    long start = System.nanoTime();
    try {
      for (Viewer viewer : VIEWERS) {
        if (feed.isWanted(viewer.topic())) {
          send(wall, viewer);
        } else {
          sent.remove(viewer);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("event=board_unrendered", e);
    }
    renderNanos.add(System.nanoTime() - start);
    rendered.increment();
  }

  private void send(Wall wall, Viewer viewer) {
    Map<String, String> before = sent.computeIfAbsent(viewer, it -> new HashMap<>());
    parts
        .render(wall, viewer)
        .forEach(
            (name, html) -> {
              if (!html.equals(before.put(name, html))) {
                feed.send(viewer.topic(), name, html);
              }
            });
  }

  /** How often the board was rendered since the start. */
  public long rendered() {
    return rendered.sum();
  }

  /** How long all of that took, in nanoseconds. */
  public long renderNanos() {
    return renderNanos.sum();
  }

  @Override
  public void close() {
    renderer.shutdownNow();
  }
}
