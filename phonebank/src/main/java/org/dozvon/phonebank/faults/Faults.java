package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./dozvon test --faults}: every fault against callers in every moment. */
@Command(
    name = "./dozvon test --faults",
    mixinStandardHelpOptions = true,
    description = "Breaks things while real calls run; each caller must reach an agent.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everybody reached an agent",
      "1:somebody did not, see the table",
      "2:wrong options, or no fault of that name"
    })
public final class Faults implements Callable<Integer> {
  private static final int TRIES = 3;

  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root;

  @Option(names = "--asterisk", hidden = true, required = true)
  private Path asterisk;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "only faults with this in their name; may be given several times")
  private List<String> only = List.of();

  @Option(
      names = "--hang-ups",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many quick calls are hung up (default: ${DEFAULT-VALUE})")
  private int hangUps;

  private boolean isAnythingPlayed;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Faults()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (FaultLab lab =
            FaultLab.start(root.toAbsolutePath().normalize(), asterisk, Faults::progress);
        Proxy manager = Proxy.to(lab.lab().plan().hotlineAmi());
        Proxy voices = Proxy.to(lab.lab().plan().audio())) {
      boolean ok = struck(lab, StrikingFaults.all(lab, manager, voices));
      ok &= stood(lab);
      ok &= routes(lab);
      ok &= hungUp(lab);
      if (!isAnythingPlayed) {
        progress(
            "nothing is called so: " + String.join(", ", only) + " (docs/faults.md has the names)");
        return ExitCode.USAGE;
      }
      return ok ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IOException e) {
      System.err.println("dozvon faults: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private boolean struck(FaultLab lab, List<Fault> faults)
      throws IOException, InterruptedException {
    return played(lab, faults, fault -> round(lab, fault));
  }

  /** A round in which somebody is not in place is played again. */
  static Row round(FaultLab lab, Fault fault) throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Row> row = new Round(lab, fault).play();
      if (row.isPresent()) {
        return row.get();
      }
    }
    throw new IOException("the callers did not get to their places, " + TRIES + " times");
  }

  private boolean stood(FaultLab lab) throws IOException, InterruptedException {
    try (Proxy strange = Proxy.to(0);
        Proxy mute = Proxy.to(0)) {
      strange.become(Proxy.Mode.RESET);
      mute.become(Proxy.Mode.SILENT);
      return played(
          lab,
          StandingFaults.all(lab, strange, mute),
          fault -> new StandingRound(lab).play(fault, StandingRound.WAYS));
    }
  }

  private boolean routes(FaultLab lab) throws IOException, InterruptedException {
    List<String> names =
        List.of("a route throws", "a route never returns", "a route replies nonsense");
    List<Fault> faults = names.stream().map(name -> Fault.standing(name, Map.of())).toList();
    return played(
        lab,
        faults,
        fault ->
            new StandingRound(lab)
                .play(fault, StandingRound.broken(names.indexOf(fault.name()) + 1)));
  }

  /** What can't be played is a failure of this fault, not the end of all. */
  private static Row row(FaultLab lab, Fault fault, Game game) throws InterruptedException {
    try {
      lab.use(fault.setting());
      return game.play(fault);
    } catch (IOException e) {
      return new Row(fault.name(), Map.of(), List.of(String.valueOf(e.getMessage())));
    }
  }

  private boolean hungUp(FaultLab lab) throws IOException, InterruptedException {
    if (hangUps == 0 || !isWanted("callers hang up")) {
      return true;
    }
    progress(hangUps + " callers hang up ...");
    lab.use(Map.of());
    List<String> wrong = new HangUps(lab).play(hangUps);
    System.out.println(wrong.isEmpty() ? "nothing is left of them" : String.join("\n", wrong));
    return wrong.isEmpty();
  }

  private boolean isWanted(String name) {
    boolean isWanted = only.isEmpty() || only.stream().anyMatch(name::contains);
    isAnythingPlayed |= isWanted;
    return isWanted;
  }

  /** Plays one fault. */
  private interface Game {
    Row play(Fault fault) throws IOException, InterruptedException;
  }

  private boolean played(FaultLab lab, List<Fault> faults, Game game)
      throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (Fault fault : faults) {
      if (isWanted(fault.name())) {
        progress(fault.name() + " ...");
        rows.add(row(lab, fault, game));
        progress("\n" + FaultTable.of(List.of(rows.getLast())));
        if (!rows.getLast().isOk()) {
          progress("the gateway's log: " + lab.keepLog(fault.name()));
        }
      }
    }
    if (!rows.isEmpty()) {
      System.out.println(FaultTable.of(rows));
    }
    return rows.stream().allMatch(Row::isOk);
  }

  private static void progress(String line) {
    System.err.println("dozvon faults: " + line);
  }
}
