package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./dozvon bench load}: as many SIP calls as the machine carries, and more. */
@Command(
    name = "./dozvon bench load",
    mixinStandardHelpOptions = true,
    description = {
      "Real SIP calls with real sound by SIPp on one Asterisk and one gateway as shipped, more and more",
      "at once: what the bot still serves, what breaks first, and whether anybody is lost by it.",
      "A level is good when everybody is with the bot, 95 % of the turns take 1.5 s at most in the",
      "gateway and 1 % of the frames at most are 10 ms late. Nobody answers in the queues.",
      "Exit code: 0 nobody was lost, 1 somebody was."
    })
public final class LoadBench implements Callable<Integer> {
  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root;

  @Option(names = "--asterisk", hidden = true, required = true)
  private Path asterisk;

  @Option(names = "--sip", hidden = true, required = true)
  private Path sip;

  @Option(
      names = "--calls",
      split = ",",
      paramLabel = "N",
      defaultValue = "10,25,50,75,100,150,200,350",
      description = "calls at once, in turn (default: ${DEFAULT-VALUE})")
  private List<Integer> calls;

  @Option(
      names = "--hold",
      paramLabel = "SECONDS",
      defaultValue = "40",
      description = "how long each call lasts, 15 at least (default: ${DEFAULT-VALUE})")
  private int hold;

  @Spec private CommandSpec spec;

  /** Runs the load test. */
  public static void main(String[] arguments) {
    Benchmark.main(new LoadBench(), arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Benchmark.check(spec.commandLine(), "--calls", calls);
    Benchmark.check(spec.commandLine(), "--hold, over 14", List.of(hold - 14));
    Path home = root.toAbsolutePath().normalize();
    int most = calls.stream().mapToInt(Integer::intValue).max().orElse(1);
    boolean graceful = true;
    try (LoadLab lab = LoadLab.start(home, asterisk, most)) {
      head();
      LoadRun run = new LoadRun(lab, SipTools.read(sip), home);
      run.level(2, Duration.ofSeconds(15)); // warms up what is compiled and cached on the way
      for (int count : calls) {
        LoadLevel level = run.level(count, Duration.ofSeconds(hold));
        System.out.println(level.text());
        graceful &= level.isGraceful();
      }
    }
    return graceful ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static void head() {
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s; SIPp, Asterisk and the gateway share them%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
  }
}
