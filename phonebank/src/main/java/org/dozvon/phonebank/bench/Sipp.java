package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dozvon.phonebank.demo.Quantiles;

/** SIPp as a crowd of callers with real SIP and real sound. */
final class Sipp {
  private static final Pattern STATUS = Pattern.compile("received 'SIP/2\\.0 (\\d{3} [^\\r\\n]*)");

  /** How callers come and go; calls are spread evenly over the arrival. */
  record Crowd(int calls, Duration arrival, Duration hold) {}

  /**
   * What came of it.
   *
   * @param failed refused, or never answered, or cut in another way than by a BYE
   * @param why the reasons SIPp gives, counted
   * @param answer from INVITE to 200 OK
   */
  record Result(int calls, int failed, Map<String, Integer> why, Quantiles answer) {}

  private final SipTools tools;
  private final String scenario;
  private final Path folder;

  /**
   * @param scenario with a place for how long a call is held
   * @param folder of the sound that it names; what SIPp writes goes there, too
   */
  Sipp(SipTools tools, Path scenario, Path folder) throws IOException {
    this.tools = tools;
    this.scenario = Files.readString(scenario);
    this.folder = folder;
  }

  /** Starts them. */
  Process start(
      Crowd crowd, String from, int fromPort, String to, String dials, String number, int rtp)
      throws IOException {
    clean();
    Files.writeString(
        folder.resolve("caller.xml"), scenario.replace("@HOLD@", "" + crowd.hold().toMillis()));
    List<String> command =
        new ArrayList<>(
            List.of(tools.sipp(), to, "-sf", "caller.xml", "-s", dials, "-i", from, "-p"));
    command.addAll(
        List.of(
            "" + fromPort,
            "-mi",
            from,
            "-min_rtp_port",
            "" + rtp,
            "-max_rtp_port",
            "" + (rtp + 4 * crowd.calls() + 100)));
    command.addAll(List.of("-key", "number", number, "-aa"));
    command.addAll(
        List.of("-m", "" + crowd.calls(), "-l", "" + crowd.calls(), "-r", "" + crowd.calls()));
    command.addAll(List.of("-rp", "" + crowd.arrival().toMillis(), "-nostdin", "-trace_err"));
    command.addAll(List.of("-error_file", "errors.log", "-trace_rtt", "-rtt_freq", "1"));
    command.addAll(List.of("-trace_stat", "-stf", "statistics.csv", "-fd", "1"));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("sipp.out").toFile())
        .start();
  }

  /** Waits for its end and reads what it wrote. */
  Result await(Process sipp, Duration limit) throws IOException, InterruptedException {
    if (!sipp.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
      sipp.destroyForcibly().waitFor();
      throw new IOException("SIPp did not end within " + limit.toSeconds() + " s");
    }
    List<String> lines = Files.readAllLines(folder.resolve("statistics.csv"));
    if (lines.size() < 2) {
      throw new IOException(
          "SIPp made no call:\n" + Files.readString(folder.resolve("sipp.out")).strip());
    }
    List<String> names = List.of(lines.getFirst().split(";", -1));
    List<String> last = List.of(lines.getLast().split(";", -1));
    return new Result(
        Integer.parseInt(last.get(names.indexOf("TotalCallCreated"))),
        Integer.parseInt(last.get(names.indexOf("FailedCall(C)"))),
        why(),
        answers());
  }

  private Map<String, Integer> why() throws IOException {
    Map<String, Integer> why = new TreeMap<>();
    Path errors = folder.resolve("errors.log");
    if (Files.exists(errors)) {
      Matcher status = STATUS.matcher(Files.readString(errors));
      while (status.find()) {
        why.merge(status.group(1), 1, Integer::sum);
      }
    }
    return why;
  }

  private Quantiles answers() throws IOException {
    List<Duration> answers = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith("_rtt.csv")).toList()) {
        for (String line : Files.readAllLines(file)) {
          String[] cells = line.split(";", -1);
          if (cells.length > 1 && cells[1].matches("[0-9.]+")) {
            answers.add(Duration.ofNanos(Math.round(Double.parseDouble(cells[1]) * 1e6)));
          }
        }
      }
    }
    return Quantiles.of(answers);
  }

  private void clean() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().matches(".*\\.(csv|log|out)")).toList()) {
        Files.delete(file);
      }
    }
  }
}
