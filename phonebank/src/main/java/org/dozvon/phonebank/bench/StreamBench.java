package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.demo.Folders;
import org.dozvon.phonebank.demo.LabPlan;
import org.dozvon.phonebank.demo.Quantiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./dozvon bench streams}: many silent calls on one gateway, without an Asterisk. */
@Command(
    name = "./dozvon bench streams",
    mixinStandardHelpOptions = true,
    description = {
      "Many silent calls at once on one gateway, without an Asterisk: how even the 20 ms frames come,",
      "what the gateway takes for it. The callers run on the same machine."
    })
public final class StreamBench implements Callable<Integer> {
  private static final long PERIOD_MS = 20;
  private static final Duration ARRIVAL = Duration.ofSeconds(10);

  /** Within it every caller is still asked what is wanted. */
  private static final Duration TALK = Duration.ofSeconds(15);

  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root;

  @Option(
      names = "--streams",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,100,300",
      description = "silent calls at once, in turn (default: 1,100,300)")
  private List<Integer> streams;

  @Spec private CommandSpec spec;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    Benchmark.main(new StreamBench(), arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Benchmark.check(spec.commandLine(), "--streams", streams);
    Path folder = Files.createTempDirectory("dz");
    LabPlan plan = LabPlan.make(root.toAbsolutePath().normalize(), "application");
    Path config = plan.writeConfig(folder, Map.of("recognition", "{streams-per-thread: 1000}"));
    try (GatewayProcess gateway =
        GatewayProcess.launch(config, folder.resolve("gateway.log"), GatewayProcess.Form.PLAIN)) {
      gateway.awaitReady();
      run(plan, gateway, 20, TALK); // warms up
      for (int count : streams) {
        System.out.println(run(plan, gateway, count, TALK));
      }
    } finally {
      Folders.delete(folder);
    }
    return ExitCode.OK;
  }

  private static String run(LabPlan plan, GatewayProcess gateway, int count, Duration talk)
      throws IOException, InterruptedException {
    Map<String, ProcessHandle> programs = Map.of("gateway", gateway.handle());
    Load idle = Load.now(programs);
    Load full = idle;
    List<Long> gaps = new ArrayList<>();
    int refused = 0;
    Load begun;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(threads.submit(() -> new BareCall().listen(plan.agi(), number, talk)));
        TimeUnit.NANOSECONDS.sleep(ARRIVAL.toNanos() / Math.max(20, count));
      }
      begun = Load.now(programs);
      TimeUnit.MILLISECONDS.sleep(talk.minus(ARRIVAL).toMillis());
      full = Load.now(programs);
      for (Future<List<Long>> one : calls) {
        try {
          gaps.addAll(one.get());
        } catch (ExecutionException e) {
          refused++;
        }
      }
    }
    return text(count, gaps, refused, full.since(begun).get("gateway"), idle, full);
  }

  private static String text(
      int count, List<Long> gaps, int refused, double cores, Load idle, Load full) {
    Quantiles late =
        Quantiles.of(
            gaps.stream()
                .map(gap -> Duration.ofNanos(Math.max(0, gap - PERIOD_MS * 1_000_000)))
                .toList());
    return String.format(
        Locale.ROOT,
        "%d silent streams: frames later than 20 ms after the one before: p50 %d, p95 %d, p99 %d ms"
            + " (%d frames); not served: %d%n"
            + "  gateway: %.2f processors, %.2f MB resident more (%.2f MB a stream); load average %.1f",
        count,
        late.millis(50),
        late.millis(95),
        late.millis(99),
        gaps.size(),
        refused,
        cores,
        (full.residentKb() - idle.residentKb()) / 1024.0,
        (full.residentKb() - idle.residentKb()) / 1024.0 / count,
        full.average());
  }
}
