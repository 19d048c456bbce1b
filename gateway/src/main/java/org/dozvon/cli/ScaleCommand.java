package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.scale.Edge;
import org.dozvon.scale.Layout;
import org.dozvon.scale.Measured;
import org.dozvon.scale.Traffic;
import org.dozvon.staffing.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dozvon scale}: how a hotline of some size is laid out. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description = {
      "How many Asterisks, gateways and people a hotline of some size needs (docs/scale.md), and",
      "the files of a SIP edge (Kamailio) that spreads callers over several Asterisks.",
      "  ./dozvon scale --calls 350000",
      "  ./dozvon scale --calls 70000 --kamailio edge --listen udp:203.0.113.10:5060 \\",
      "      --asterisk 10.0.0.21:5060 --asterisk 10.0.0.22:5060 --asterisk 10.0.0.23:5060 \\",
      "      --carrier 198.51.100.0/24",
      "Exit code: 0 done, 2 wrong use, 3 a file cannot be written."
    })
public final class ScaleCommand extends Tool {
  private static final int MOST_LEGS = Measured.DEFAULTS.mostLegs();

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "35000",
      description = "calls of a busy day that come to a person (default: ${DEFAULT-VALUE})")
  private double calls = 35_000;

  @Option(
      names = "--busiest",
      paramLabel = "SHARE",
      defaultValue = "5%",
      converter = Amounts.Share.class,
      description = "the busiest half hour's share of the day (default: ${DEFAULT-VALUE})")
  private double busiest = 0.05;

  @Option(
      names = "--bot-keeps",
      paramLabel = "SHARE",
      defaultValue = "25%",
      converter = Amounts.Share.class,
      description = "calls that need no person, on top (default: ${DEFAULT-VALUE})")
  private double keeps = 0.25;

  @Option(
      names = "--bot",
      paramLabel = "TIME",
      defaultValue = "45s",
      converter = Amounts.Time.class,
      description = "how long a caller talks with the bot (default: ${DEFAULT-VALUE})")
  private Duration bot = Duration.ofSeconds(45);

  @Option(
      names = "--talk",
      paramLabel = "TIME",
      defaultValue = "3m",
      converter = Amounts.Time.class,
      description = "a person's time for a call, wrap-up included (default: ${DEFAULT-VALUE})")
  private Duration talk = Duration.ofMinutes(3);

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Amounts.Time.class,
      description = "how long callers stand in the queue on average (default: ${DEFAULT-VALUE})")
  private Duration wait = Duration.ofSeconds(10);

  @Option(
      names = "--target",
      paramLabel = "SHARE/TIME",
      converter = Amounts.Promise.class,
      description = "so many of 100 callers answered within so many seconds (default: 80/20)")
  private Amounts.Target target = Amounts.Target.DEFAULT;

  @Option(
      names = "--talks-per-core",
      paramLabel = "N",
      description = "talks with the bot that a gateway's processor carries (default: 30)")
  private int talks = Measured.DEFAULTS.conversations();

  @Option(
      names = "--legs-per-core",
      paramLabel = "N",
      description = "SIP legs that an Asterisk's processor carries (default: 100)")
  private int legs = Measured.DEFAULTS.legs();

  @Option(
      names = "--gateway-cores",
      paramLabel = "N",
      description = "processors of a gateway's machine (default: 4)")
  private int gatewayCores = Measured.DEFAULTS.gatewayCores();

  @Option(
      names = "--asterisk-cores",
      paramLabel = "N",
      description = "processors of an Asterisk's machine (default: 8)")
  private int asteriskCores = Measured.DEFAULTS.asteriskCores();

  @Option(
      names = "--kamailio",
      paramLabel = "FOLDER",
      description = "write the files of the SIP edge into this folder")
  private Optional<Path> kamailio = Optional.empty();

  @Option(
      names = "--lies-in",
      paramLabel = "FOLDER",
      defaultValue = "/etc/kamailio",
      description = "where they will lie on the edge's machine (default: ${DEFAULT-VALUE})")
  private String liesIn = "/etc/kamailio";

  @Option(
      names = "--listen",
      paramLabel = "udp:ADDRESS:PORT",
      description = "where the edge is called; may be given several times")
  private List<String> listen = List.of();

  @Option(
      names = "--asterisk",
      paramLabel = "ADDRESS:PORT",
      description = "SIP of an Asterisk; once for each")
  private List<String> asterisks = List.of();

  @Option(
      names = "--carrier",
      paramLabel = "NETWORK",
      description = "where calls may come from, such as 198.51.100.0/24; several times")
  private List<String> carriers = List.of();

  @Option(
      names = "--way-out",
      paramLabel = "ADDRESS:PORT",
      description = "SIP of a carrier for calls outward (call-backs); several times")
  private List<String> ways = List.of();

  @Option(
      names = "--calls-each",
      paramLabel = "N",
      description =
          "calls that an Asterisk is given at most (default: what the plan gives to a cell)")
  private Optional<Integer> callsEach = Optional.empty();

  @Option(
      names = "--first-word",
      paramLabel = "MS",
      defaultValue = "1500",
      description = "an Asterisk silent for so long is passed over (default: ${DEFAULT-VALUE})")
  private int firstWord = Edge.FIRST_WORD;

  @Override
  int run() throws ToolException, IOException {
    try {
      Traffic traffic = new Traffic(calls, busiest, keeps, bot, talk, wait);
      Measured measured = new Measured(talks, legs, gatewayCores, asteriskCores, MOST_LEGS);
      Layout layout = Layout.of(traffic, measured, new Goal(target.share(), target.within(), 1));
      out().print(ScaleText.of(traffic, measured, layout));
      if (kamailio.isPresent()) {
        Edge edge = edge(layout);
        look(layout);
        write(kamailio.get(), edge);
      }
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ToolException(ToolException.WRONG_USE, e.getMessage());
    }
  }

  /** The plan and the Asterisks that are named must fit, unless the admin reckons himself. */
  private void look(Layout layout) throws ToolException {
    if (callsEach.isPresent() || asterisks.size() > layout.cells()) {
      return;
    }
    if (asterisks.size() < layout.cells()) {
      throw new ToolException(
          ToolException.WRONG_USE,
          "this plan needs %d Asterisks and one more that may be away, and %d are named (--asterisk once for each, fewer --calls, or --calls-each N at your own risk)"
              .formatted(layout.cells(), asterisks.size()));
    }
    err()
        .println(
            "dozvon: while one of these Asterisks is away, callers of the peak hear 503: name one"
                + " more than the plan has cells");
  }

  private Edge edge(Layout layout) {
    return new Edge(
        liesIn,
        listen,
        asterisks,
        carriers,
        ways,
        callsEach.orElse(layout.callsOfCell()),
        firstWord);
  }

  private void write(Path folder, Edge edge) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : edge.files().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    out()
        .printf(
            "%nwritten: %s in %s, to lie in %s; each Asterisk is given %d calls at most%n"
                + "check: kamailio -c -f %s%n",
            String.join(", ", edge.files().keySet()),
            folder,
            edge.folder(),
            edge.callsOfAsterisk(),
            folder.resolve("kamailio.cfg"));
  }
}
