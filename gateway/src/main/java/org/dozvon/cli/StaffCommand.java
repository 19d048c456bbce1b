package org.dozvon.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.staffing.Demand;
import org.dozvon.staffing.ErlangA;
import org.dozvon.staffing.ErlangB;
import org.dozvon.staffing.ErlangC;
import org.dozvon.staffing.Forecast;
import org.dozvon.staffing.Goal;
import org.dozvon.staffing.Outlook;
import org.dozvon.staffing.Staffing;
import org.dozvon.staffing.StaffingModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dozvon staff}: how many people a promise needs. */
@Command(
    name = "staff",
    mixinStandardHelpOptions = true,
    description = {
      "How many people a promise needs, and what comes of fewer and of more.",
      "  ./dozvon staff --calls 1750/30m --talk 3m --target 80/20 --patience 5m --shrinkage 30%%",
      "Exit code: 0 done, 2 wrong use, 3 a file cannot be written."
    })
public final class StaffCommand extends Tool {
  /** What waiting callers do. */
  enum Model {
    A,
    B,
    C
  }

  private static final int REACH = 5;

  @Option(
      names = "--calls",
      paramLabel = "N/TIME",
      converter = Amounts.CallsIn.class,
      description = "calls that come in a time: 1750/30m")
  private Optional<Amounts.Calls> calls = Optional.empty();

  @Option(
      names = "--history",
      description = {
        "instead of --calls: people for every half hour of a week, by what the queues' half hours",
        "brought; asks the running gateway, or reads its database when none runs"
      })
  private boolean history;

  @Mixin private StaffPast past = new StaffPast();

  @Option(
      names = "--talk",
      paramLabel = "TIME",
      converter = Amounts.Time.class,
      description = "how long a talk takes on average (default: 3m; with --history: as it was)")
  private Optional<Duration> talk = Optional.empty();

  @Option(
      names = "--wrap-up",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = Amounts.Time.class,
      description = "writing up after each talk (default: ${DEFAULT-VALUE})")
  private Duration wrapUp = Duration.ZERO;

  @Option(
      names = "--target",
      paramLabel = "SHARE/TIME",
      converter = Amounts.Promise.class,
      description = "so many of 100 callers answered within so many seconds (default: 80/20)")
  private Amounts.Target target = Amounts.Target.DEFAULT;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      converter = Amounts.Time.class,
      description = "how long callers wait on average before they leave (default: for ever)")
  private Optional<Duration> patience = Optional.empty();

  @Option(
      names = "--shrinkage",
      paramLabel = "SHARE",
      defaultValue = "0%",
      converter = Amounts.Share.class,
      description =
          "paid time that is not spent on line: breaks, illness, training (default: none)")
  private double shrinkage;

  @Option(
      names = "--max-occupancy",
      paramLabel = "SHARE",
      defaultValue = "100%",
      converter = Amounts.Share.class,
      description = "people are busy for at most this share of their time (default: no limit)")
  private double maxOccupancy;

  @Option(
      names = "--model",
      paramLabel = "a|c|b",
      description = {
        "a: callers leave when their patience ends; c: they wait for ever (default: a with",
        "--patience, else c); b: there is no queue, who finds no line is turned away (lines of",
        "a bot, of a trunk)"
      })
  private Optional<Model> model = Optional.empty();

  @Option(
      names = "--turned-away",
      paramLabel = "SHARE",
      defaultValue = "0.1%",
      converter = Amounts.Share.class,
      description = "with --model b: the share that may find no line (default: ${DEFAULT-VALUE})")
  private double turnedAway;

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      description = "also draw it: in time and busy by people")
  private Optional<Path> picture = Optional.empty();

  @Override
  int run() throws ToolException, IOException {
    try {
      if (history == calls.isPresent()) {
        throw new ToolException(
            ToolException.WRONG_USE, "expected: --calls, such as 1750/30m, or --history");
      }
      if (history) {
        history();
        return 0;
      }
      Amounts.Calls come = calls.orElseThrow();
      check(come);
      Demand demand =
          new Demand(come.number(), come.over(), talk.orElse(Forecast.DEFAULT).plus(wrapUp));
      if (model.equals(Optional.of(Model.B))) {
        lines(demand);
      } else {
        people(demand, new Goal(target.share(), target.within(), maxOccupancy));
      }
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ToolException(ToolException.WRONG_USE, e.getMessage());
    }
  }

  /** What would be passed over in silence is refused. */
  private void check(Amounts.Calls come) throws ToolException {
    if (come.number() == 0) {
      throw new ToolException(ToolException.WRONG_USE, "--calls: 0 (expected: more)");
    }
    if (model.equals(Optional.of(Model.B)) && patience.isPresent()) {
      throw new ToolException(
          ToolException.WRONG_USE, "--model b has no queue: nobody waits, so no --patience");
    }
    past.checkUnused();
    if (picture.isPresent()) {
      Pictures.check(picture.get());
    }
  }

  private void history() throws ToolException, IOException {
    StaffingModel how = model();
    Goal goal = new Goal(target.share(), target.within(), maxOccupancy);
    past.tell(
        out(),
        configuration(),
        new StaffHistory(how, goal, shrinkage, talk, wrapUp),
        StaffText.of(goal) + ", " + StaffText.of(how));
  }

  private void lines(Demand demand) {
    int lines = ErlangB.lines(demand.erlangs(), turnedAway);
    out().println(StaffText.work(demand) + ", Erlang B: who finds no line is turned away");
    out().println();
    out().printf(Locale.ROOT, "  lines    %d%n%n", lines);
    out().println("lines  turned away");
    for (int n = Math.max(0, lines - REACH); n <= lines + REACH; n++) {
      out()
          .printf(
              Locale.ROOT,
              "%5d  %9.4f %% %s%n",
              n,
              100 * ErlangB.blocking(demand.erlangs(), n),
              n == lines ? "<" : "");
    }
  }

  private void people(Demand demand, Goal goal) throws ToolException, IOException {
    StaffingModel how = model();
    int people = Staffing.people(how, demand, goal);
    int roster = Staffing.roster(people, shrinkage);
    out().println(StaffText.work(demand) + ", " + StaffText.of(how));
    out().println(StaffText.of(goal));
    out().println();
    out().printf(Locale.ROOT, "  on line  %d%n", people);
    if (shrinkage > 0) {
      out()
          .printf(
              Locale.ROOT,
              "  roster   %d  (%s of the time not on line)%n",
              roster,
              StaffText.percent(shrinkage));
    }
    out().println();
    List<Outlook> around = Staffing.around(how, demand, goal.within(), Math.max(1, people), REACH);
    StaffText.table(around, people, goal).forEach(out()::println);
    out().println();
    StaffPlot.of(around, people, goal, Boolean.getBoolean("dozvon.colour")).forEach(out()::println);
    if (picture.isPresent()) {
      draw(
          Staffing.around(
              how, demand, goal.within(), Math.max(1, people), StaffPicture.reach(people)),
          people,
          goal);
    }
  }

  private void draw(List<Outlook> outlooks, int people, Goal goal) throws IOException {
    Path file = picture.orElseThrow();
    Files.writeString(file, StaffPicture.of(outlooks, people, goal), StandardCharsets.UTF_8);
    out().println();
    out().println("wrote " + file);
  }

  private StaffingModel model() throws ToolException {
    Model which = model.orElse(patience.isPresent() ? Model.A : Model.C);
    if (which == Model.A && patience.isEmpty()) {
      throw new ToolException(
          ToolException.WRONG_USE, "Erlang A needs the callers' --patience, such as 5m");
    }
    return which == Model.A ? new ErlangA(patience.orElseThrow()) : new ErlangC();
  }
}
