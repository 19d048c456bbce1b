package org.dozvon.phonebank.rush;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.LabPlan;
import org.dozvon.phonebank.line.CallerLine;

/**
 * A lab in which many callers come at once. Agents answer after a second of ringing, talk for the
 * time that was set and hang up. Callers are silent and stay until they are told to go.
 */
public final class Rush implements AutoCloseable {
  /** Straight into the queue {@code support}, past the gateway. */
  public static final String PAST_THE_GATEWAY = "210";

  /** Through the gateway, which sends who dials this to a person at once. */
  public static final String TO_A_PERSON = "204";

  private static final long LOOK_MS = 50;
  private static final int WATCH_TRIES = 60;

  private final Lab lab;
  private final Map<String, Visit> visits = new ConcurrentHashMap<>();
  private final Map<String, CallerLine> lines = new ConcurrentHashMap<>();
  private final Thread switchboard = Thread.ofVirtual().name("switchboard").unstarted(this::answer);
  private volatile Duration talk = Duration.ofSeconds(5);

  private Rush(Lab lab) {
    this.lab = lab;
  }

  /** Starts two Asterisks and a gateway of this kind. */
  public static Rush start(
      Path root, Path environment, Lab.Gateway gateway, Consumer<String> progress)
      throws IOException, InterruptedException {
    Map<String, String> changes = new HashMap<>(gateway.changes());
    changes.putIfAbsent("callers", "{person-called: [\"" + TO_A_PERSON + "\"]}");
    Lab.Gateway kind = new Lab.Gateway(changes, gateway.form());
    Rush rush = new Rush(Lab.start(LabPlan.make(root, "application"), environment, kind, progress));
    rush.switchboard.start();
    return rush;
  }

  /**
   * Waits until the gateway sees the queues: what happens before is a gap in its figures.
   *
   * @throws IOException when it does not within half a minute
   */
  public void awaitWatched() throws IOException, InterruptedException {
    for (int tries = 0; tries < WATCH_TRIES; tries++) {
      JsonNode board = lab.api().read("/api/queues");
      if (board.path("blindSince").isNull() && !board.path("queues").isEmpty()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    throw new IOException("the gateway does not see the queues: " + lab.gatewayLog());
  }

  /** From now on talks take this long. */
  public void talksTake(Duration length) {
    talk = length;
  }

  /** Somebody dials; returns at once. */
  public void call(String number, String extension) throws IOException {
    var unused = dial(number, extension);
  }

  /** The same with the line that will come up; its id names the call to the phone bank. */
  public CompletableFuture<CallerLine> dial(String number, String extension) throws IOException {
    UUID id = UUID.randomUUID();
    CompletableFuture<CallerLine> coming = lab.lines().expect(id);
    var unused = coming.thenAccept(line -> lines.put(number, line));
    visits.put(number, Visit.dialled(number));
    lab.link().dial(lab.lines().address(), id, number, extension);
    return coming;
  }

  /** Somebody hangs up. */
  public void hangUp(String number) {
    CallerLine line = lines.remove(number);
    if (line != null) {
      line.close();
    }
  }

  /** One more every so often, from this number on. */
  public void call(int first, int callers, Duration every, String extension)
      throws IOException, InterruptedException {
    for (int i = 0; i < callers; i++) {
      call(Integer.toString(first + i), extension);
      TimeUnit.MILLISECONDS.sleep(every.toMillis());
    }
  }

  /** Waits until so many callers have been answered; whether they were within the time. */
  public boolean awaitAnswered(int callers, Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (answered().size() < callers && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
    return answered().size() >= callers;
  }

  /** Who was answered, in the order of the answers. */
  public List<Visit> answered() {
    return visits.values().stream()
        .filter(visit -> visit.answeredAt().isPresent())
        .sorted(Comparator.comparing(visit -> visit.answeredAt().orElseThrow()))
        .toList();
  }

  /** The gateway's name of somebody's call, when an agent was told one. */
  public Optional<String> call(String number) {
    return Optional.ofNullable(visits.get(number)).flatMap(Visit::call);
  }

  /** The share of all who called that had a person within the time. */
  public double share(Duration within) {
    List<Visit> all = new ArrayList<>(visits.values());
    long kept =
        all.stream()
            .filter(v -> v.waited().filter(waited -> waited.compareTo(within) <= 0).isPresent())
            .count();
    return all.isEmpty() ? 1 : (double) kept / all.size();
  }

  /** Forgets who has called. */
  public void clear() {
    visits.clear();
    lines.clear();
  }

  /** What it runs in. */
  public Lab lab() {
    return lab;
  }

  private void answer() {
    try {
      while (true) {
        Lab.Agent agent = lab.agents().take();
        visits.computeIfPresent(
            agent.leg().caller(),
            (number, visit) -> visit.answeredBy(agent.leg().agent(), agent.leg().call()));
        Duration length = talk;
        Thread.ofVirtual().name("talk").start(() -> talk(agent.line(), length));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void talk(CallerLine line, Duration length) {
    try {
      TimeUnit.MILLISECONDS.sleep(length.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    line.close();
  }

  @Override
  public void close() {
    switchboard.interrupt();
    lab.close();
  }
}
