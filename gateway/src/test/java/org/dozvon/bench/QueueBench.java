package org.dozvon.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.AmiSettings;
import org.dozvon.ami.FakeManager;
import org.dozvon.ami.ReadingAlone;
import org.dozvon.config.Queues;
import org.dozvon.queue.Floor;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;

/**
 * The load of a large hotline on the path from Asterisk's manager to the floor: 250 agents, 200
 * callers waiting, so many events a second for a while, then bursts. A stand-in manager on loopback
 * sends them to the real client. At the end the floor must be what a plain count of the same events
 * says. Beside it: asterisk-java with a listener that only counts, and the floor without a wire.
 */
public final class QueueBench {
  private static final int AGENTS = 250;
  private static final int WAITING = 200;
  private static final int BURST = 5_000;
  private static final int BURSTS = 5;
  private static final Duration UNTIL = Duration.ofSeconds(60);

  private final QueueStream stream = new QueueStream(AGENTS, WAITING);
  private final Map<QueueStream.Sent, Long> sent = new ConcurrentHashMap<>();
  private final List<Long> lags = new ArrayList<>();
  private final Map<String, Integer> ends = new HashMap<>();
  private final List<QueueEvent> kept = new ArrayList<>();
  private final AtomicLong measured = new AtomicLong();
  private long marks;

  private QueueBench() {}

  /**
   * Takes the events a second and the seconds that they last; without: 500 and 60. Exit code 1 when
   * the floor is wrong or the 99th percentile of the lag is above 100 ms.
   */
  public static void main(String[] arguments) throws Exception {
    int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    System.exit(new QueueBench().run(rate, seconds) ? 0 : 1);
  }

  private boolean run(int rate, int seconds) throws Exception {
    Queues queues =
        new Queues(InstantSource.system()).onEvent(this::applied).onOutcome(this::ended);
    boolean good;
    try (FakeManager manager = new FakeManager()) {
      manager.standing = stream.members();
      try (AmiLink link =
          new AmiLink(
              AmiSettings.of("127.0.0.1", manager.port(), "dozvon", "x").comparing(Duration.ZERO),
              InstantSource.system(),
              event -> {},
              queues)) {
        queues.start();
        link.start();
        await(() -> queues.board().blindSince().isEmpty() && !queues.board().queues().isEmpty());
        steady(manager, rate, Math.min(10, seconds)); // to warm up
        report("warming up");
        long before = heap();
        steady(manager, rate, seconds);
        good = report(rate + " events/s for " + seconds + " s");
        for (int i = 0; i < BURSTS; i++) {
          burst(manager);
        }
        good &= report(BURSTS + " bursts of " + BURST);
        kept.clear();
        System.out.printf(
            Locale.ROOT, "heap after collection: %d KB before, %d KB after%n", before, heap());
        good &= isRight(queues);
      }
    }
    queues.close();
    beside();
    return good;
  }

  private void steady(FakeManager manager, int rate, int seconds) throws IOException {
    long start = System.nanoTime();
    long until = start + TimeUnit.SECONDS.toNanos(seconds);
    long count = 0;
    while (System.nanoTime() < until) {
      for (QueueStream.Message message : stream.next()) {
        send(manager, message);
        count++;
      }
      LockSupport.parkNanos(start + count * 1_000_000_000L / rate - System.nanoTime());
    }
  }

  private void burst(FakeManager manager) throws Exception {
    List<QueueStream.Message> all = new ArrayList<>();
    while (all.size() < BURST) {
      all.addAll(stream.next());
    }
    long cpu = cpu();
    long start = System.nanoTime();
    for (QueueStream.Message message : all) {
      send(manager, message);
    }
    long out = System.nanoTime();
    await(() -> measured.get() == marks);
    System.out.printf(
        Locale.ROOT,
        "  burst: sent within %d ms, all applied after %d ms; processor time %d ms, sending too; the"
            + " machine's load %.1f%n",
        (out - start) / 1_000_000,
        (System.nanoTime() - start) / 1_000_000,
        (cpu() - cpu) / 1_000_000,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    TimeUnit.SECONDS.sleep(1);
  }

  /** Of this process, in nanoseconds. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void send(FakeManager manager, QueueStream.Message message) throws IOException {
    if (message.mark() != null) {
      marks++;
      sent.put(message.mark(), System.nanoTime());
    }
    manager.event(message.lines());
  }

  private void applied(QueueEvent event) {
    kept.add(event);
    String caller =
        switch (event) {
          case QueueEvent.Joined e -> e.caller();
          case QueueEvent.Answered e -> e.caller();
          case QueueEvent.Abandoned e -> e.caller();
          case QueueEvent.TalkEnded e -> e.caller();
          default -> "";
        };
    Long since = sent.remove(new QueueStream.Sent(event.getClass().getSimpleName(), caller));
    if (since != null) {
      lags.add(System.nanoTime() - since);
      measured.incrementAndGet();
    }
  }

  private void ended(Outcome outcome) {
    switch (outcome) {
      case Outcome.Wait wait -> ends.merge(wait.end().name(), 1, Integer::sum);
      case Outcome.Talk talk -> ends.merge("Talk", 1, Integer::sum);
      case Outcome.Unanswered unanswered -> ends.merge("Unanswered", 1, Integer::sum);
      default -> {}
    }
  }

  private boolean report(String what) throws Exception {
    await(() -> measured.get() == marks);
    List<Long> sorted = lags.stream().sorted().toList();
    double p99 = millis(sorted, 0.99);
    System.out.printf(
        Locale.ROOT,
        "%-28s lag from sending to applied: p50 %.2f ms, p99 %.2f ms, most %.2f ms (%d measured)%n",
        what,
        millis(sorted, 0.5),
        p99,
        millis(sorted, 1),
        sorted.size());
    lags.clear();
    return p99 < 100;
  }

  private static double millis(List<Long> sorted, double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / 1e6;
  }

  private boolean isRight(Queues queues) throws Exception {
    TimeUnit.MILLISECONDS.sleep(1500);
    QueueView floor = queues.board().find("support").orElseThrow();
    Set<String> waiting =
        floor.waiting().stream().map(WaitingCaller::caller).collect(Collectors.toSet());
    Map<String, MemberState> states = new HashMap<>();
    floor.members().forEach(member -> states.put(member.phone(), member.state()));
    Map<String, MemberState> expected = new HashMap<>();
    stream.states().forEach((phone, number) -> expected.put(phone, state(number)));
    boolean right =
        waiting.equals(stream.waiting())
            && floor.talking() == stream.talking()
            && states.equals(expected)
            && ends.equals(stream.ends());
    System.out.printf(
        Locale.ROOT,
        "the floor at the end: %d wait, %d talk, %d members, ended %s: %s%n",
        waiting.size(),
        floor.talking(),
        states.size(),
        new TreeMap<>(ends),
        right
            ? "as counted plainly"
            : "WRONG, counted plainly: "
                + stream.waiting().size()
                + " wait, "
                + stream.talking()
                + " talk, ended "
                + new TreeMap<>(stream.ends()));
    return right;
  }

  private static MemberState state(int number) {
    return number == 6 ? MemberState.RINGING : number == 2 ? MemberState.BUSY : MemberState.FREE;
  }

  /** The same kind of events as fast as they go: everything, the library alone, the floor alone. */
  private void beside() throws Exception {
    int many = 4 * BURST;
    System.out.println("beside it, " + many + " events as fast as they go:");
    for (int round = 0; round < 2; round++) {
      String again = round == 0 ? " (warming up)" : "";
      print("asterisk-java, a listener that counts" + again, many, library(many));
      print("our reading, a consumer that counts" + again, many, reading(many));
      print("the whole path to the floor" + again, many, path(many));
      print("the floor without a wire" + again, kept.size(), floorAlone());
    }
  }

  private static void print(String what, long events, long nanos) {
    System.out.printf(
        Locale.ROOT, "  %-52s %8.0f events/s%n", what, events * 1e9 / Math.max(1, nanos));
  }

  private static long library(int many) throws Exception {
    List<QueueStream.Message> all = messages(new QueueStream(AGENTS, WAITING), many);
    AtomicLong seen = new AtomicLong();
    try (FakeManager manager = new FakeManager()) {
      DefaultManagerConnection connection =
          new DefaultManagerConnection("127.0.0.1", manager.port(), "dozvon", "x");
      connection.login();
      TimeUnit.MILLISECONDS.sleep(300);
      connection.addEventListener(event -> seen.incrementAndGet());
      long start = System.nanoTime();
      for (QueueStream.Message message : all) {
        manager.event(message.lines());
      }
      await(() -> seen.get() >= all.size());
      long took = System.nanoTime() - start;
      connection.logoff();
      return took;
    }
  }

  private static long reading(int many) throws Exception {
    List<QueueStream.Message> all = messages(new QueueStream(AGENTS, WAITING), many);
    try (FakeManager manager = new FakeManager()) {
      return ReadingAlone.of(manager, all.stream().map(QueueStream.Message::lines).toList());
    }
  }

  private long path(int many) throws Exception {
    QueueStream fresh = new QueueStream(AGENTS, WAITING);
    kept.clear();
    AtomicLong marked = new AtomicLong();
    Queues queues =
        new Queues(InstantSource.system())
            .onEvent(
                event -> {
                  kept.add(event);
                  if (event instanceof QueueEvent.MemberSeen seen
                      && seen.member().phone().equals("PJSIP/last")) {
                    marked.incrementAndGet();
                  }
                });
    try (FakeManager manager = new FakeManager()) {
      manager.standing = fresh.members();
      List<QueueStream.Message> all = messages(fresh, many);
      try (AmiLink link =
          new AmiLink(
              AmiSettings.of("127.0.0.1", manager.port(), "dozvon", "x").comparing(Duration.ZERO),
              InstantSource.system(),
              event -> {},
              queues)) {
        queues.start();
        link.start();
        await(() -> queues.board().blindSince().isEmpty() && !queues.board().queues().isEmpty());
        long start = System.nanoTime();
        for (QueueStream.Message message : all) {
          manager.event(message.lines());
        }
        manager.event(
            "Event: QueueMemberStatus", "Queue: last", "Interface: PJSIP/last", "Status: 1");
        await(() -> marked.get() == 1);
        return System.nanoTime() - start;
      }
    } finally {
      queues.close();
    }
  }

  private long floorAlone() {
    Floor floor = new Floor();
    long start = System.nanoTime();
    kept.forEach(floor::apply);
    return System.nanoTime() - start;
  }

  private static List<QueueStream.Message> messages(QueueStream stream, int many) {
    List<QueueStream.Message> all = new ArrayList<>();
    while (all.size() < many) {
      all.addAll(stream.next());
    }
    return all;
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws Exception {
    long until = System.nanoTime() + UNTIL.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > until) {
        throw new IOException("not within " + UNTIL.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
  }
}
