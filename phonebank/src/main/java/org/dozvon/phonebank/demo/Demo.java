package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.stack.Stack;
import org.dozvon.yaml.Problems;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./dozvon demo}: real calls on two real Asterisks, shown as dialogues. */
@Command(
    name = "./dozvon demo",
    mixinStandardHelpOptions = true,
    description = "Plays real calls against the hotline as shipped, on two real Asterisks.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every call ended as its scenario says",
      "1:a call did not, or something could not be started",
      "2:wrong options or scenario files"
    })
public final class Demo implements Callable<Integer> {
  /** Wrap-up: the queue gives an agent two seconds between calls. */
  private static final int BETWEEN_CALLS_S = 3;

  private static final List<String> STACK_CALLS = List.of("en/balance", "en/zero-at-once");

  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root;

  @Option(names = "--asterisk", hidden = true, required = true)
  private Path asterisk;

  @Option(names = "--language", paramLabel = "en|ru", description = "only calls in this language")
  private String language = "";

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "only this call; may be given several times")
  private List<String> only = List.of();

  @Option(names = "--list", description = "list the calls and stop")
  private boolean list;

  @Option(names = "--stay", description = "after the calls stay up for calls of your own")
  private boolean stay;

  @Option(
      names = "--record",
      paramLabel = "FOLDER",
      description = "keep what both ends of each call heard and said, as WAV files")
  private Path record;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "play the calls N times over")
  private int repeat;

  @Option(
      names = "--attach",
      paramLabel = "FORM",
      defaultValue = "application",
      description = "how Asterisk joins callers to the gateway: application (default) or channel")
  private String attach;

  @Option(
      names = "--stack",
      description =
          "with a real PostgreSQL, and a real Prometheus that is asked what the dashboard shows,"
              + " as docker/compose.yaml has them (without --scenario: two calls, each twice)")
  private boolean stack;

  @Option(names = "--postgres", hidden = true)
  private Path postgres;

  @Option(names = "--prometheus", hidden = true)
  private Path prometheus;

  /** Runs the demo. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Demo()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      return run(root.toAbsolutePath().normalize());
    } catch (IOException e) {
      System.err.println("dozvon demo: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private int run(Path home) throws IOException, InterruptedException {
    if (stack && only.isEmpty()) {
      only = STACK_CALLS;
    }
    Problems problems = new Problems();
    List<Scenario> all = ScenarioReader.all(home.resolve("phonebank/scenarios"), problems);
    List<Scenario> scenarios =
        all.stream()
            .filter(s -> language.isEmpty() || s.language().equals(language))
            .filter(s -> only.isEmpty() || only.stream().anyMatch(s::isCalled))
            .toList();
    List<String> unknown =
        only.stream().filter(name -> all.stream().noneMatch(s -> s.isCalled(name))).toList();
    if (!unknown.isEmpty()) {
      unknown.forEach(
          name ->
              System.err.println(
                  "dozvon demo: no call \"" + name + "\"" + Scenario.hint(name, all)));
      return ExitCode.USAGE;
    }
    if (!problems.isEmpty() || scenarios.isEmpty()) {
      System.err.println(
          problems.isEmpty() ? "dozvon demo: no such call; see --list" : problems.toString());
      return ExitCode.USAGE;
    }
    if (list) {
      scenarios.forEach(s -> System.out.printf("%-28s %s%n", s.name(), s.about()));
      return ExitCode.OK;
    }
    return stack ? playInStack(home, scenarios) : play(home, scenarios, Optional.empty());
  }

  /** Each call twice: for Prometheus, what has come once has not grown. */
  private int playInStack(Path home, List<Scenario> scenarios)
      throws IOException, InterruptedException {
    repeat = Math.max(repeat, 2);
    try (Stack around = Stack.start(home, postgres, prometheus)) {
      return play(home, scenarios, Optional.of(around));
    }
  }

  private int play(Path home, List<Scenario> scenarios, Optional<Stack> around)
      throws IOException, InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    Dialogue dialogue = new Dialogue(System.out);
    Recordings recordings = new Recordings(home.resolve("voice-models/callers"));
    LabPlan plan = LabPlan.make(home, attach);
    Lab.Gateway kind =
        around
            .map(s -> new Lab.Gateway(Map.of("database", s.database()), GatewayProcess.Form.PLAIN))
            .orElse(Lab.Gateway.SHIPPED);
    boolean well = true;
    try (Lab lab =
            Lab.start(plan, asterisk, kind, line -> System.err.println("dozvon demo: " + line));
        CallEvents events = lab.api().follow(dialogue::event)) {
      if (around.isPresent()) {
        around.get().watch("127.0.0.1:" + plan.http());
      }
      Recorder recorder = new Recorder(Optional.ofNullable(record));
      Player player = new Player(lab, events, recordings, recorder, dialogue::context);
      for (Scenario scenario :
          Collections.nCopies(repeat, scenarios).stream().flatMap(List::stream).toList()) {
        dialogue.title(scenario);
        outcomes.add(player.play(scenario));
        TimeUnit.SECONDS.sleep(BETWEEN_CALLS_S);
      }
      System.out.print(Table.of(outcomes));
      well = around.isEmpty() || around.get().report(System.out).isEmpty();
      if (stay) {
        new OpenHouse(lab, recordings).stay();
      }
    }
    return well && outcomes.stream().allMatch(Outcome::isOk) ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
