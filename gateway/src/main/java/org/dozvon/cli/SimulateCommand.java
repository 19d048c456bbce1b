package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dozvon.keeper.Rules;
import org.dozvon.simulation.Crowd;
import org.dozvon.simulation.DayCsv;
import org.dozvon.simulation.DayPicture;
import org.dozvon.simulation.DayPlan;
import org.dozvon.simulation.DayReport;
import org.dozvon.simulation.Keeping;
import org.dozvon.simulation.KeptByRules;
import org.dozvon.simulation.SimulatedCaller;
import org.dozvon.simulation.SimulatedDay;
import org.dozvon.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dozvon simulate}: a hotline's day in seconds, with and without the keeper. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Plays a day of a hotline: the same callers at plain app_queue and with the keeper.",
      "Exit code: 0 done, 2 wrong use, 3 it cannot be done here."
    })
public final class SimulateCommand extends Tool {
  /** The day of every simulation; which weekday it is says --weekday. */
  static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

  private static final Pattern AGENTS = Pattern.compile("(\\d{1,4})(?:\\.\\.(\\d{1,4}))?");
  private static final int MOST_SEEDS = 1000;
  private static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();
  private static final String PLAIN = "plain app_queue";
  private static final String KEPT = "with the keeper";

  @Option(
      names = "--day",
      paramLabel = "NAME|FILE",
      defaultValue = "grocery",
      description = "a day that ships with the program (grocery), or a file like it")
  private String day = "grocery";

  @Option(
      names = "--agents",
      paramLabel = "N|A..B",
      defaultValue = "183",
      description = "people on line at nominal staffing; A..B: one line for each number")
  private String agents = "183";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of the callers; the same seed is the same day (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "a line of so many days together, from --seed on")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--weekday",
      paramLabel = "DAY",
      defaultValue = "",
      description = "such as monday; otherwise a usual day")
  private String weekday = "";

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "the keeper's: a queues.yaml (default: that of the hotline named like the day)")
  private Optional<Path> rules = Optional.empty();

  @Option(names = "--calm", description = "without the day's outages and dips of staffing")
  private boolean calm;

  @Option(names = "--no-keeper", description = "plain app_queue only")
  private boolean plainOnly;

  @Option(names = "--csv", paramLabel = "FILE", description = "each half hour, for a spreadsheet")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--picture", paramLabel = "FILE.svg", description = "the day as a picture")
  private Optional<Path> picture = Optional.empty();

  @Option(names = "--show-day", description = "print the day's file, to be changed, and end")
  private boolean show;

  private KeeperRules kept = new KeeperRules(Rules.NONE, "none");

  @Override
  int run() throws ToolException, IOException {
    DayFile file = DayFile.of(day);
    if (show) {
      out().print(file.text());
      return 0;
    }
    DayPlan read = file.plan();
    DayPlan plan = calm ? read.calm() : read;
    Matcher range = AGENTS.matcher(agents);
    if (!range.matches() || first(range) < 1 || last(range) < first(range)) {
      throw wrong("--agents " + agents + " (expected: such as 183 or 175..190, 9999 at most)");
    }
    boolean single = first(range) == last(range) && seeds.isEmpty();
    check(single);
    kept = KeeperRules.read(this, rules, plan);
    if (single) {
      one(plan, first(range));
    } else {
      sweep(plan, first(range), last(range));
    }
    return 0;
  }

  private void check(boolean single) throws ToolException {
    if (seeds.isPresent() && (seeds.get() < 1 || seeds.get() > MOST_SEEDS)) {
      throw wrong("--seeds " + seeds.get() + " (expected: 1 to " + MOST_SEEDS + ")");
    }
    if (!weekday.isEmpty() && !DAYS.contains(weekday.toLowerCase(Locale.ROOT))) {
      throw wrong(
          "--weekday "
              + weekday
              + " (expected: "
              + String.join(", ", DAYS)
              + ")"
              + Nearest.hint(weekday, DAYS));
    }
    if (!single && (csv.isPresent() || picture.isPresent())) {
      throw wrong("--csv and --picture are of one day: give one number of --agents and no --seeds");
    }
    if (picture.isPresent()) {
      Pictures.check(picture.get());
    }
  }

  private static ToolException wrong(String text) {
    return new ToolException(ToolException.WRONG_USE, text);
  }

  private String title(DayPlan plan, String people, int days) {
    return plan.name()
        + (weekday.isEmpty() ? "" : ", a " + weekday.toLowerCase(Locale.ROOT))
        + people
        + ", seed "
        + seed
        + (days == 1 ? "" : ".." + (seed + days - 1));
  }

  private static int first(Matcher range) {
    return Integer.parseInt(range.group(1));
  }

  private static int last(Matcher range) {
    return Integer.parseInt(range.group(range.group(2) == null ? 1 : 2));
  }

  private void one(DayPlan plan, int people) throws IOException {
    List<SimulatedCaller> crowd = Crowd.of(plan, weekday.toLowerCase(Locale.ROOT), seed);
    Map<String, DayReport> reports = play(plan, people, crowd);
    new DayTable(out())
        .day(
            title(plan, ", " + people + " people on line at nominal", 1),
            DayTable.Promises.of(plan, kept),
            reports);
    if (csv.isPresent()) {
      Files.write(csv.get(), DayCsv.lines(reports));
      out().println("written: " + csv.get());
    }
    if (picture.isPresent()) {
      String title = title(plan, ", " + people + " people", 1);
      Files.writeString(picture.get(), DayPicture.of(title, reports));
      out().println("written: " + picture.get());
    }
  }

  private void sweep(DayPlan plan, int from, int to) {
    DayTable table = new DayTable(out());
    int all = seeds.orElse(1);
    table.sweepHead(title(plan, "", all), DayTable.Promises.of(plan, kept), all, !plainOnly);
    for (int people = from; people <= to; people++) {
      int so = people;
      List<Map<String, DayReport>> days =
          IntStream.range(0, all)
              .mapToObj(
                  n -> play(plan, so, Crowd.of(plan, weekday.toLowerCase(Locale.ROOT), seed + n)))
              .toList();
      table.sweepLine(people, days);
      out().flush();
    }
  }

  /** The policies on the same callers, side by side on the machine's cores. */
  private Map<String, DayReport> play(DayPlan plan, int people, List<SimulatedCaller> crowd) {
    Map<String, DayReport> done = Collections.synchronizedMap(new TreeMap<>());
    (plainOnly ? Stream.of(PLAIN) : Stream.of(PLAIN, KEPT))
        .parallel()
        .forEach(
            policy -> {
              Keeping keeping =
                  policy.equals(KEPT) ? new KeptByRules(kept.rules()) : Keeping.NOBODY;
              DayReport report = new DayReport(START, kept::target);
              new SimulatedDay(plan, people, crowd, START, keeping, report).run();
              done.put(policy, report);
            });
    Map<String, DayReport> ordered = new LinkedHashMap<>();
    Stream.of(PLAIN, KEPT)
        .filter(done::containsKey)
        .forEach(policy -> ordered.put(policy, done.get(policy)));
    return ordered;
  }
}
