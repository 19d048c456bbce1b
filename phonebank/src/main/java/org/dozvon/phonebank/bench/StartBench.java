package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.demo.Folders;
import org.dozvon.phonebank.demo.LabPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./dozvon bench start}: from starting the gateway to the first call's greeting. */
@Command(
    name = "./dozvon bench start",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the gateway again and again as ./dozvon run does, prompts rendered before, and calls it at",
      "once (without an Asterisk): how long until it is ready, how long until the first caller hears it."
    })
public final class StartBench implements Callable<Integer> {
  private static final Duration LISTEN = Duration.ofSeconds(2);

  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root;

  @Option(names = "--times", defaultValue = "5", description = "starts that count (default: 5)")
  private int times;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    Benchmark.main(new StartBench(), arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("dz");
    try {
      LabPlan plan = LabPlan.make(root.toAbsolutePath().normalize(), "application");
      Path config = plan.writeConfig(folder, Map.of());
      for (int i = -1; i <= times; i++) {
        String line = start(plan, config, folder);
        System.out.println(i < 1 ? "(warming up) " + line : line);
      }
    } finally {
      Folders.delete(folder);
    }
    return ExitCode.OK;
  }

  private static String start(LabPlan plan, Path config, Path folder)
      throws IOException, InterruptedException {
    List<String> flags =
        List.of(
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"));
    GatewayProcess.Form form = new GatewayProcess.Form(Optional.empty(), "1g", flags);
    long begun = System.nanoTime();
    try (GatewayProcess gateway =
        GatewayProcess.launch(config, folder.resolve("gateway.log"), form)) {
      gateway.awaitReady();
      long ready = System.nanoTime();
      BareCall call = new BareCall();
      call.listen(plan.agi(), 1, LISTEN);
      return String.format(
          Locale.ROOT,
          "start to ready %d ms, ready to the first caller's greeting %d ms",
          Duration.ofNanos(ready - begun).toMillis(),
          Duration.ofNanos(call.firstVoice().orElse(Long.MAX_VALUE) - ready).toMillis());
    }
  }
}
