package org.dozvon.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.AmiSettings;
import org.dozvon.ami.FakeManager;
import org.dozvon.config.BoardRig;
import org.dozvon.console.browser.Browser;
import org.dozvon.keeper.QueueRules;
import org.dozvon.people.Role;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.QueueEvent;
import org.dozvon.testing.MemoryPeople;
import org.openqa.selenium.Cookie;

/**
 * Many wallboards open while a large hotline is busy: 250 agents, 200 callers waiting, so many
 * events a second from a stand-in manager through the real client, queues, database, keeper and
 * HTTP port. All but one of the consoles only read the stream; one is a real Chromium. First with
 * that one alone, then with all.
 */
public final class ConsolesBench {
  private static final int AGENTS = 250;
  private static final int WAITING = 200;

  /** Live pages of one person, at most. */
  private static final int PER_PERSON = 8;

  private static final long PROBE_MS = 700;
  private static final double LONGEST_LAG_MS = 1_500;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final String WATCH =
      """
      window.frames = []; window.tasks = []; window.probes = {};
      if (window.watching) return;
      window.watching = true;
      let last = performance.now();
      const frame = now => { window.frames.push(now - last); last = now; requestAnimationFrame(frame); };
      requestAnimationFrame(frame);
      new PerformanceObserver(list => list.getEntries().forEach(e => window.tasks.push(e.duration)))
        .observe({ entryTypes: ["longtask"] });
      const look = () => {
        const text = document.querySelector("button[data-person$='PJSIP%2F9999'] small")?.textContent;
        if (text && !(text in window.probes)) window.probes[text] = Date.now();
      };
      new MutationObserver(look).observe(document.getElementById("board-agents"),
        { subtree: true, childList: true, characterData: true });
      """;

  private final QueueStream stream = new QueueStream(AGENTS, WAITING);
  private final LongAdder bytes = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final List<Double> lags = new ArrayList<>();
  private int probe;

  private ConsolesBench() {}

  /**
   * Takes the consoles, the events a second, and the seconds; without: 50, 500, 30. Exit code 1
   * when a console was cut off or the 99th percentile of the lag is above 1.5 s.
   */
  public static void main(String[] arguments) throws Exception {
    int consoles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
    int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
    System.exit(new ConsolesBench().run(consoles, rate, seconds) ? 0 : 1);
  }

  private boolean run(int consoles, int rate, int seconds) throws Exception {
    Path folder = Files.createTempDirectory("consoles");
    Map<String, QueueRules> rules = Map.of("support", QueueRules.DEFAULT);
    try (BoardRig rig = new BoardRig(folder, 0, rules, new MemoryPeople());
        FakeManager manager = new FakeManager();
        Browser browser = Browser.start();
        AmiLink link =
            new AmiLink(
                AmiSettings.of("127.0.0.1", manager.port(), "dozvon", "x"),
                InstantSource.system(),
                event -> {},
                rig.queues())) {
      manager.standing = stream.members();
      link.start();
      String cookie = rig.signIn("vera", Role.SUPERVISOR, Locale.ENGLISH, Optional.of("PJSIP/1"));
      browser.open(rig.uri("/sign-in"));
      browser.driver().manage().addCookie(new Cookie("dozvon", cookie, "/"));
      browser.open(rig.uri("/board"));
      browser.await("#board-agents button.seat");
      feed(rig, manager, rate, 8); // to warm up
      double alone = measure(rig, manager, browser, 1, rate, seconds);
      String last = cookie;
      for (int i = 1; i < consoles; i++) {
        String reader =
            i % PER_PERSON == 1
                ? rig.signIn("v" + i, Role.SUPERVISOR, Locale.ENGLISH, Optional.empty())
                : last;
        last = reader;
        Thread.ofVirtual().start(() -> read(rig, reader));
      }
      feed(rig, manager, rate, 5);
      double all = measure(rig, manager, browser, consoles, rate, seconds);
      System.out.printf(
          Locale.ROOT,
          "ratio of the gateway's CPU, %d consoles to 1: %.2f (the readers' own share is in it)%n",
          consoles,
          all / alone);
      return dropped.sum() == 0 && percentile(lags, 0.99) < LONGEST_LAG_MS;
    }
  }

  private double measure(
      BoardRig rig, FakeManager manager, Browser browser, int consoles, int rate, int seconds)
      throws Exception {
    browser.run(WATCH);
    lags.clear();
    long rendered = rig.routes().live().rendered();
    long nanos = rig.routes().live().renderNanos();
    long bytesBefore = bytes.sum();
    long cpu = SYSTEM.getProcessCpuTime();
    long chromium = chromium();
    long start = System.nanoTime();
    Map<String, Long> sent = feed(rig, manager, rate, seconds);
    double took = (System.nanoTime() - start) / 1e9;
    double share = (SYSTEM.getProcessCpuTime() - cpu) / 1e9 / took;
    double browserShare = (chromium() - chromium) / 1e3 / took;
    long times = rig.routes().live().rendered() - rendered;
    double each = (rig.routes().live().renderNanos() - nanos) / 1e6 / Math.max(1, times);
    double rateOut = (bytes.sum() - bytesBefore) / took / 1024;
    TimeUnit.SECONDS.sleep(2);
    lags(browser, sent);
    List<Double> frames = numbers(browser.run("return window.frames"));
    List<Double> tasks = numbers(browser.run("return window.tasks"));
    System.out.printf(
        Locale.ROOT,
        """
        %d console(s), %d events/s for %.0f s:
          rendered %.2f times a second, %.1f ms each; sent to the %d readers %.0f KB/s (%.0f KB/s each)
          from event to the page of the browser: p50 %.0f ms, p99 %.0f ms (%d of %d seen)
          browser: frames p50 %.0f, p95 %.0f, p99 %.0f, longest %.0f ms; %d tasks over 50 ms, longest %.0f ms
          CPU: gateway, manager and readers %.0f %%, Chromium %.0f %% of one core
        """,
        consoles,
        rate,
        took,
        times / took,
        each,
        consoles - 1,
        rateOut,
        rateOut / Math.max(1, consoles - 1),
        percentile(lags, 0.5),
        percentile(lags, 0.99),
        lags.size(),
        sent.size(),
        percentile(frames, 0.5),
        percentile(frames, 0.95),
        percentile(frames, 0.99),
        percentile(frames, 1),
        tasks.size(),
        percentile(tasks, 1),
        share * 100,
        browserShare * 100);
    return share;
  }

  /** Sends events, and marks among them by which the lag is measured; when each was sent. */
  private Map<String, Long> feed(BoardRig rig, FakeManager manager, int rate, int seconds)
      throws IOException {
    Map<String, Long> sent = new java.util.LinkedHashMap<>();
    long start = System.nanoTime();
    long until = start + TimeUnit.SECONDS.toNanos(seconds);
    long nextProbe = start;
    long count = 0;
    while (System.nanoTime() < until) {
      for (QueueStream.Message message : stream.next()) {
        manager.event(message.lines());
        count++;
      }
      if (System.nanoTime() > nextProbe) {
        // Not in step with the board's own half seconds.
        nextProbe += TimeUnit.MILLISECONDS.toNanos(PROBE_MS + probe * 37L % 200);
        String mark = "mark " + probe++;
        sent.put(mark, System.currentTimeMillis());
        rig.queues().accept(new QueueEvent.MemberSeen(Instant.now(), marked(mark)));
      }
      LockSupport.parkNanos(start + count * 1_000_000_000L / rate - System.nanoTime());
    }
    return sent;
  }

  private static Member marked(String mark) {
    return new Member(
        "support",
        "PJSIP/9999",
        "Probe",
        0,
        true,
        mark,
        MemberState.FREE,
        Instant.now(),
        Optional.empty(),
        0);
  }

  private void lags(Browser browser, Map<String, Long> sent) {
    if (browser.run("return window.probes") instanceof Map<?, ?> seen) {
      sent.forEach(
          (mark, at) -> {
            if (seen.get(mark) instanceof Number number) {
              lags.add(number.doubleValue() - at);
            }
          });
    }
  }

  private void read(BoardRig rig, String cookie) {
    HttpRequest request =
        HttpRequest.newBuilder(rig.uri("/live/board"))
            .header("Accept", "text/event-stream")
            .header("Cookie", "dozvon=" + cookie)
            .timeout(Duration.ofHours(1))
            .build();
    try (HttpClient client = HttpClient.newHttpClient();
        InputStream in = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      byte[] buffer = new byte[65_536];
      int got = in.read(buffer);
      while (got >= 0) {
        bytes.add(got);
        got = in.read(buffer);
      }
      dropped.increment();
    } catch (IOException e) {
      dropped.increment();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** CPU time of the browser's processes, in milliseconds. */
  private static long chromium() {
    return ProcessHandle.current()
        .descendants()
        .mapToLong(each -> each.info().totalCpuDuration().map(Duration::toMillis).orElse(0L))
        .sum();
  }

  private static List<Double> numbers(Object list) {
    List<Double> numbers = new ArrayList<>();
    if (list instanceof List<?> all) {
      all.forEach(each -> numbers.add(((Number) each).doubleValue()));
    }
    return numbers;
  }

  private static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
