package org.dozvon.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dozvon.queue.WaitErrors;
import org.dozvon.queue.WaitPredictor;
import org.dozvon.simulation.Crowd;
import org.dozvon.simulation.DayPlan;
import org.dozvon.simulation.Keeping;
import org.dozvon.simulation.KeptByRules;
import org.dozvon.simulation.Predicting;
import org.dozvon.simulation.SimulatedDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dozvon backtest}: how good predictions of waits would have been. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Predicts the wait of every caller of a day in each way, and holds it against what came:",
      "mean absolute error, bias (above 0: told too much) and what 90 % of the errors do not exceed.",
      "Exit code: 0 done, 2 wrong use, 3 it cannot be done here."
    })
public final class BacktestCommand extends Tool {
  @Option(
      names = "--simulated",
      paramLabel = "NAME|FILE",
      defaultValue = "grocery",
      description = "a day as for ./dozvon simulate (default: ${DEFAULT-VALUE})")
  private String day = "grocery";

  @Option(
      names = "--agents",
      paramLabel = "N",
      defaultValue = "183",
      description = "people on line at nominal staffing (default: ${DEFAULT-VALUE})")
  private int agents = 183;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of the callers (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--kept",
      description =
          "with the keeper, which changes the order of service (default: plain app_queue)")
  private boolean kept;

  @Override
  int run() throws ToolException, IOException {
    if (agents < 1) {
      throw new ToolException(ToolException.WRONG_USE, "--agents " + agents + " (expected: 1..)");
    }
    DayPlan plan = DayFile.of(day).plan();
    Sheet sheet = new Sheet();
    WaitPredictor predictor = new WaitPredictor(queue -> Duration.ofMinutes(3), sheet::add);
    Instant start = SimulateCommand.START;
    Keeping keeping =
        kept
            ? new KeptByRules(KeeperRules.read(this, Optional.empty(), plan).rules())
            : Keeping.NOBODY;
    new SimulatedDay(
            plan,
            agents,
            Crowd.of(plan, "", seed),
            start,
            new Predicting(predictor, keeping),
            Predicting.NOBODY_WATCHES)
        .run();
    sheet.print(plan.name() + ", " + agents + " people, seed " + seed);
    return 0;
  }

  /** What was said and came, by queue and by how busy it was. */
  private final class Sheet {
    private final Map<String, WaitErrors> all = new TreeMap<>();
    private final Map<String, WaitErrors> waited = new TreeMap<>();

    void add(WaitPredictor.Tested tested) {
      all.computeIfAbsent(tested.queue(), queue -> new WaitErrors()).add(tested);
      if (tested.busy()) {
        waited.computeIfAbsent(tested.queue(), queue -> new WaitErrors()).add(tested);
      }
    }

    void print(String title) {
      out().println(title + (kept ? ", with the keeper" : ", plain app_queue"));
      all.forEach((queue, errors) -> rows(queue + ", everybody who was seen waiting", errors));
      waited.forEach((queue, errors) -> rows(queue + ", those who met no free person", errors));
    }

    private void rows(String title, WaitErrors errors) {
      List<WaitErrors.Row> rows = errors.rows();
      out().println();
      out().println(title + ": " + rows.getFirst().callers() + " callers");
      out().println("  estimator             mean error     bias    90 %");
      for (WaitErrors.Row row : rows) {
        out()
            .printf(
                Locale.ROOT,
                "  %-20s %9.1f s %+7.1f s %5.0f s%n",
                row.estimator(),
                row.mean(),
                row.bias(),
                row.p90());
      }
    }
  }
}
