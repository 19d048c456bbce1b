package org.dozvon.phonebank.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.dozvon.yaml.Problems;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dozvon demo}: real calls on two real Asterisks, shown as dialogues. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Play real calls against the hotline as shipped; exit 0 when all went as told.")
public final class Demo implements Callable<Integer> {
  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root;

  @Option(names = "--asterisk", hidden = true, required = true)
  private Path asterisk;

  @Option(names = "--language", description = "only calls in this language: en or ru")
  private String language = "";

  @Option(names = "--scenario", paramLabel = "NAME", description = "only this call")
  private String only = "";

  @Option(names = "--list", description = "list the calls and stop")
  private boolean list;

  /** Runs the demo. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Demo()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path home = root.toAbsolutePath().normalize();
    Problems problems = new Problems();
    List<Scenario> scenarios =
        Scenario.all(home.resolve("phonebank/scenarios"), problems).stream()
            .filter(s -> language.isEmpty() || s.language().equals(language))
            .filter(s -> only.isEmpty() || s.name().endsWith(only))
            .toList();
    if (!problems.isEmpty() || scenarios.isEmpty()) {
      System.err.println(problems.isEmpty() ? "no such call; try --list" : problems);
      return 2;
    }
    if (list) {
      scenarios.forEach(scenario -> System.out.println(scenario.name()));
      return 0;
    }
    return play(home, scenarios);
  }

  private int play(Path home, List<Scenario> scenarios) throws Exception {
    Lab lab = Lab.start(home, asterisk, line -> System.err.println("dozvon demo: " + line));
    Thread cleaner = new Thread(lab::close, "clean-up");
    Runtime.getRuntime().addShutdownHook(cleaner);
    List<Outcome> outcomes = new ArrayList<>();
    Dialogue dialogue = new Dialogue();
    try (CallEvents events = CallEvents.follow(lab.http(), dialogue::event)) {
      Player player = new Player(lab, events, home.resolve("voice-models/callers"));
      for (Scenario scenario : scenarios) {
        System.out.println("\n" + scenario.name());
        outcomes.add(player.play(scenario));
        TimeUnit.SECONDS.sleep(3); // wrap-up: the queue gives an agent two seconds between calls
      }
    }
    Dialogue.table(outcomes);
    return outcomes.stream().allMatch(outcome -> outcome.wrong().isEmpty()) ? 0 : 1;
  }
}
