package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    exitCodeList = {"0:everybody reached an agent", "1:somebody did not, see the table"})
public final class Faults implements Callable<Integer> {
  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root;

  @Option(names = "--asterisk", hidden = true, required = true)
  private Path asterisk;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "only faults with this in their name; may be given several times")
  private List<String> only = List.of();

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Faults()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    try (FaultLab lab =
        FaultLab.start(root.toAbsolutePath().normalize(), asterisk, Faults::progress)) {
      for (Fault fault : List.of(Fault.KILLED, Fault.HUNG)) {
        if (only.isEmpty() || only.stream().anyMatch(fault.name()::contains)) {
          progress(fault.name() + " ...");
          rows.add(new Round(lab, fault).play());
          System.out.print(FaultTable.of(List.of(rows.getLast())));
        }
      }
    } catch (IOException e) {
      System.err.println("dozvon faults: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
    System.out.print(FaultTable.of(rows));
    return rows.stream().allMatch(Row::isOk) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static void progress(String line) {
    System.err.println("dozvon faults: " + line);
  }
}
