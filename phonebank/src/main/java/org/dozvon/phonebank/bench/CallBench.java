package org.dozvon.phonebank.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.demo.CallEvents;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.LabPlan;
import org.dozvon.phonebank.demo.Recordings;
import org.dozvon.phonebank.demo.Scenario;
import org.dozvon.phonebank.demo.ScenarioReader;
import org.dozvon.yaml.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./dozvon bench calls}: real calls, one and many at once, measured in the audio. */
@Command(
    name = "./dozvon bench calls",
    mixinStandardHelpOptions = true,
    description = {
      "Real calls on two real Asterisks, one and many at once; every figure is measured in the audio",
      "at the caller's ear, with the machine's load beside it."
    })
public final class CallBench implements Callable<Integer> {
  /** At few callers more calls each, so that the figures rest on some turns. */
  private static final int LEAST_CALLS = 12;

  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root;

  @Option(names = "--asterisk", hidden = true, required = true)
  private Path asterisk;

  @Option(
      names = "--callers",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,10,25,50",
      description = "callers at once, in turn (default: 1,10,25,50)")
  private List<Integer> callers;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "add the figures to this history (CSV)")
  private Path save;

  @Spec private CommandSpec spec;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    Benchmark.main(new CallBench(), arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Benchmark.check(spec.commandLine(), "--callers", callers);
    Path home = root.toAbsolutePath().normalize();
    Problems problems = new Problems();
    List<Scenario> scenarios = ScenarioReader.all(home.resolve("phonebank/bench"), problems);
    if (!problems.isEmpty()) {
      System.err.println(problems);
      return ExitCode.USAGE;
    }
    Recordings recordings = new Recordings(home.resolve("voice-models/callers"));
    LabPlan plan = LabPlan.make(home, "application");
    try (Lab lab = Lab.start(plan, asterisk, line -> System.err.println("dozvon bench: " + line));
        CallEvents events = lab.api().follow(event -> {})) {
      head(lab);
      Crowd crowd = new Crowd(lab, recordings, scenarios);
      crowd.call(1, 2); // warms up what is compiled and cached on the way
      for (int count : callers) {
        Level level = level(crowd, events, count);
        System.out.println(level.text());
        if (save != null) {
          History.add(save, level);
        }
        if (!level.holds()) {
          System.out.println("does not hold with " + count + " at once; more are not tried");
          break;
        }
      }
    }
    return ExitCode.OK;
  }

  private static void head(Lab lab) {
    System.out.printf(
        Locale.ROOT,
        "%d processors, Java %s; the callers, both Asterisks and the gateway share them%n"
            + "gateway: start to ready %.1f s%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        lab.gatewayStart().toMillis() / 1000.0);
  }

  private static Level level(Crowd crowd, CallEvents events, int callers)
      throws IOException, InterruptedException {
    Lab lab = crowd.lab();
    Map<String, ProcessHandle> programs = new LinkedHashMap<>();
    programs.put("gateway", lab.gateway().handle());
    programs.put("hotline", lab.hotline().handle());
    programs.put("phone bank", lab.bank().handle());
    programs.put("callers", ProcessHandle.current());
    Load before = Load.now(programs);
    Health punctual = Health.ask(lab.api());
    int mark = events.mark();
    List<BenchCall> calls =
        new ArrayList<>(crowd.call(callers, Math.max(1, Math.ceilDiv(LEAST_CALLS, callers))));
    Load after = Load.now(programs);
    TimeUnit.SECONDS.sleep(1); // the last events are on their way
    List<JsonNode> ends = events.since(mark, "Ended");
    Stages stages = Stages.of(events.since(mark, "TurnTaken"));
    Map<String, Double> late = Health.ask(lab.api()).since(punctual);
    List<String> troubles = troubles(events, mark, ends);
    return new Level(
        callers,
        calls,
        stages,
        after.since(before),
        after.average(),
        late,
        after.residentKb(),
        MemoryPerCall.of(crowd, callers),
        troubles,
        (int) ends.stream().filter(CallBench::isServed).count());
  }

  private static boolean isServed(JsonNode end) {
    return end.path("ending").path("result").asText().equals("SERVED");
  }

  private static List<String> troubles(CallEvents events, int mark, List<JsonNode> ends) {
    List<String> troubles = new ArrayList<>();
    events
        .since(mark, "HearingLost")
        .forEach(lost -> troubles.add("hearing lost: " + lost.path("reason").asText()));
    events
        .since(mark, "HandedOver")
        .forEach(to -> troubles.add("handed over: " + to.path("reason").asText()));
    ends.stream()
        .filter(end -> !isServed(end))
        .forEach(end -> troubles.add("ended: " + end.path("ending")));
    return troubles;
  }
}
