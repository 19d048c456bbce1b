package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** Runs a benchmark as a program of its own: what cannot be started is a sentence, not a trace. */
final class Benchmark {
  private Benchmark() {}

  static void main(Callable<Integer> benchmark, String... arguments) {
    CommandLine line = new CommandLine(benchmark);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (!(failure instanceof IOException)) {
            throw failure;
          }
          System.err.println("dozvon bench: " + failure.getMessage());
          return ExitCode.SOFTWARE;
        });
    System.exit(line.execute(arguments));
  }

  /** Refuses what is no number of callers. */
  static void check(CommandLine line, String option, List<Integer> counts) {
    if (counts.stream().anyMatch(count -> count < 1)) {
      throw new ParameterException(line, option + ": " + counts + " (expected: 1 and more)");
    }
  }
}
