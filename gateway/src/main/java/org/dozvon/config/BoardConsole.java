package org.dozvon.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.LiveFeed;
import org.dozvon.console.board.BoardRoutes;
import org.dozvon.operator.BoardRecords;
import org.dozvon.operator.KeptStep;
import org.dozvon.operator.ListenDesk;
import org.dozvon.operator.ListenLine;
import org.dozvon.operator.QueueBoard;
import org.dozvon.operator.Wall;
import org.dozvon.operator.WallSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wallboard's side of the queues: takes the figures on their thread, twice a second while
 * somebody looks, and not at all while nobody does.
 */
public final class BoardConsole implements WallSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BoardConsole.class);
  private static final long PAUSE_MS = 500;
  private static final int CONSOLES = 150;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private record Watcher(BooleanSupplier isWanted, Consumer<Wall> told) {}

  private final Queues queues;
  private final WallFigures figures;
  private final BoardMemory memory;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("board-timer").daemon().factory());
  private volatile Wall last = Wall.EMPTY;
  private volatile Instant shown = Instant.EPOCH;

  BoardConsole(Queues queues, WallFigures figures, BoardMemory memory) {
    this.queues = queues;
    this.figures = figures;
    this.memory = memory;
    var unused =
        timer.scheduleWithFixedDelay(this::look, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
  }

  /** What the keeper does is remembered from now on; call it before the queues start. Blocks. */
  static BoardConsole open(
      Queues queues, KeeperRun keeper, WallFigures figures, BoardRecords records, Instant now) {
    BoardMemory memory = BoardMemory.restore(records, now);
    keeper.witnessed(memory.diary()).witnessed(memory.alarms());
    return new BoardConsole(queues, figures, memory);
  }

  /**
   * The addresses of the wallboard.
   *
   * @param line how a phone gets into a talk
   */
  BoardRoutes routes(
      Entrance entrance,
      Frame frame,
      Function<String, ZoneId> zones,
      ListenLine line,
      Parts parts) {
    ListenDesk listening =
        parts.keep(new ListenDesk(line, entrance.clock(), Duration.ofSeconds(1)));
    return parts.keep(
        new BoardRoutes(
            entrance,
            frame,
            new LiveFeed(CONSOLES),
            new BoardRoutes.Desks(this, memory.diary(), memory.alarms(), listening, zones)));
  }

  /** What it remembers, which other gateways write, too. */
  BoardMemory memory() {
    return memory;
  }

  /** Shows an alarm that is not the keeper's, such as of a topic that many ask for. */
  void tell(String subject, String about, String text, Instant at) {
    KeptStep step =
        new KeptStep(
            at.toEpochMilli(),
            at,
            subject,
            "",
            "",
            about,
            "alarm: " + text,
            "",
            false,
            Optional.empty());
    memory.tell(step);
  }

  @Override
  public Wall now() {
    CompletableFuture<Wall> taken = new CompletableFuture<>();
    try {
      queues.execute(() -> taken.complete(take()));
      return taken.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
      LOG.warn("event=board_late reason={}", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last;
  }

  @Override
  public void watch(BooleanSupplier isWanted, Consumer<Wall> told) {
    watchers.add(new Watcher(isWanted, told));
  }

  private void look() {
    try {
      QueueBoard board = queues.board();
      List<Watcher> wanted = watchers.stream().filter(w -> w.isWanted().getAsBoolean()).toList();
      if (!board.at().equals(shown) && !wanted.isEmpty()) {
        shown = board.at();
        queues.execute(() -> tell(wanted));
      }
    } catch (RuntimeException e) {
      LOG.warn("event=board_failed", e);
    }
  }

  private void tell(List<Watcher> wanted) {
    Wall wall = take();
    wanted.forEach(watcher -> watcher.told().accept(wall));
  }

  private Wall take() {
    last = figures.of(queues.board());
    return last;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
