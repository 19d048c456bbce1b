package org.dozvon.phonebank.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./dozvon test --failover}: one of two gateways goes while callers talk with both. */
@Command(
    name = "./dozvon test --failover",
    mixinStandardHelpOptions = true,
    description = {
      "Two gateways, one Asterisk, one PostgreSQL: one gateway is killed, stopped in order, made to",
      "hang, while callers talk with both of them and more dial."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nobody was lost", "1:somebody was, see the figures", "2:wrong options"})
public final class Failover implements Callable<Integer> {
  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root;

  @Option(names = "--asterisk", hidden = true, required = true)
  private Path asterisk;

  @Option(names = "--postgres", hidden = true, required = true)
  private Path postgres;

  @Option(
      names = "--callers",
      paramLabel = "N",
      defaultValue = "50",
      description = "who talks with the two gateways (default: ${DEFAULT-VALUE})")
  private int callers;

  @Option(
      names = "--newcomers",
      paramLabel = "N",
      defaultValue = "20",
      description = "who dials right after it (default: ${DEFAULT-VALUE})")
  private int newcomers;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Failover()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    Path home = root.toAbsolutePath().normalize();
    try {
      List<Figures> all = play(home, asterisk, postgres, Blow.all(), callers, newcomers);
      return all.stream().allMatch(Figures::isOk) ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IOException e) {
      System.err.println("dozvon failover: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  /** Plays these and prints the figures of each. */
  static List<Figures> play(
      Path root, Path asterisk, Path postgres, List<Blow> blows, int callers, int newcomers)
      throws IOException, InterruptedException {
    List<Figures> all = new ArrayList<>();
    try (TwoNodes nodes = TwoNodes.start(root, asterisk, postgres, Failover::progress);
        Callers crowd = new Callers(nodes.lab())) {
      for (Blow blow : blows) {
        progress("gateway " + blow.what() + " ...");
        all.add(new FailoverRound(nodes, crowd).play(blow, callers, newcomers));
        System.out.println(all.getLast().text());
        if (!all.getLast().isOk()) {
          System.out.println(nodes.lab().gatewayLog());
          System.out.println(nodes.lab().hotline().output());
        }
      }
    }
    return all;
  }

  private static void progress(String line) {
    System.err.println("dozvon failover: " + line);
  }
}
