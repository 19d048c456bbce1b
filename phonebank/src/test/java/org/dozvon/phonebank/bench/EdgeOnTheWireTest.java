package org.dozvon.phonebank.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.asterisk.FreePorts;
import org.dozvon.scale.Edge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of ./dozvon scale in a real Kamailio, in front of two programs that answer as Asterisks
 * do; callers are SIPp. Skipped where ./dozvon test found none.
 */
class EdgeOnTheWireTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String EDGE = "127.0.0.3";
  private static final int EACH = 3;

  @TempDir Path folder;
  private final Deque<Process> processes = new ArrayDeque<>();
  private SipTools tools;
  private int edge;
  private Process first;

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_SIP_ENV");
    assumeTrue(
        environment != null && Files.isReadable(Path.of(environment)),
        "no Kamailio and SIPp here: DOZVON_SIP_ENV is not the file of setup/sip-up.sh");
    tools = SipTools.read(Path.of(environment));
    int one = FreePorts.udp("127.0.0.1");
    int two = FreePorts.udp("127.0.0.1");
    edge = FreePorts.udp(EDGE);
    Edge files =
        new Edge(
            folder.toString(),
            List.of("udp:" + EDGE + ":" + edge),
            List.of("127.0.0.1:" + one, "127.0.0.1:" + two),
            List.of(LoadLab.CALLERS),
            List.of(),
            EACH,
            Edge.FIRST_WORD);
    for (Map.Entry<String, String> file : files.files().entrySet()) {
      String text = file.getValue().replace("unix:/run/kamailio/", "unix:" + folder + "/");
      Files.writeString(folder.resolve(file.getKey()), text);
    }
    Files.write(folder.resolve("caller.ulaw"), new byte[8000]);
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : processes) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly().waitFor();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void theProgramItselfFindsNoMistakeInTheConfiguration() throws Exception {
    Process check =
        run("check", List.of(tools.kamailio(), "-c", "-f", cfg(), "-L", tools.modules()));
    assertThat(check.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(check.exitValue()).as(said("check")).isZero();
    assertThat(said("check")).contains("config file ok").doesNotContain("ERROR", "CRITICAL");
  }

  @Test
  void callersAreSpreadTurnedAwayWhenAllAreFullAndPassedOnWhenOneHangs() throws Exception {
    startAll();
    assertThat(crowd(2 * EACH).failed()).as("room for all: %s", said("edge")).isZero();
    assertThat(crowd(2 * EACH).failed()).as("who hung up made room: %s", said("edge")).isZero();

    Sipp.Result many = crowd(2 * EACH + 2);
    assertThat(many.failed()).as("%s", said("edge")).isEqualTo(2);
    assertThat(many.why()).containsEntry("503 All Lines Busy", 2);

    new ProcessBuilder("kill", "-STOP", "" + first.pid()).start().waitFor();
    Sipp.Result passedOn = crowd(EACH);
    assertThat(passedOn.failed()).as("%s", said("edge")).isZero();
  }

  @Test
  void strangersHearNothingAndCarriersAreAnswered() throws Exception {
    startAll();
    assertThat(options(LoadLab.CALLERS)).startsWith("SIP/2.0 200");
    assertThat(options("127.0.0.9")).isEmpty();
  }

  private void startAll() throws Exception {
    String[] hosts =
        Files.readString(folder.resolve("dispatcher.list"))
            .lines()
            .filter(line -> line.startsWith("1 sip:"))
            .map(line -> line.substring("1 sip:".length()).split(" ", -1)[0])
            .toArray(String[]::new);
    String answers = ROOT.resolve("phonebank/src/test/resources/edge/asterisk.xml").toString();
    for (String host : hosts) {
      String port = host.substring(host.indexOf(':') + 1);
      List<String> command = new ArrayList<>(List.of(tools.sipp(), "-sf", answers, "-aa", "-i"));
      command.addAll(List.of("127.0.0.1", "-p", port, "-nostdin"));
      Process started = run("asterisk" + port, command);
      first = first == null ? started : first;
    }
    run(
        "edge",
        List.of(
            tools.kamailio(),
            "-f",
            cfg(),
            "-L",
            tools.modules(),
            "-DD",
            "-E",
            "-m",
            "64",
            "-M",
            "8",
            "-Y",
            folder.toString()));
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (options(LoadLab.CALLERS).isEmpty()) {
      assertThat(System.nanoTime()).as(said("edge")).isLessThan(until);
    }
  }

  private Sipp.Result crowd(int calls) throws IOException, InterruptedException {
    Sipp sipp = new Sipp(tools, ROOT.resolve("phonebank/load/caller.xml"), folder);
    Process callers =
        sipp.start(
            new Sipp.Crowd(calls, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            LoadLab.CALLERS,
            FreePorts.udp(LoadLab.CALLERS),
            EDGE + ":" + edge,
            "200",
            "+74950000001",
            FreePorts.rtpBlock(LoadLab.CALLERS));
    processes.push(callers);
    return sipp.await(callers, Duration.ofSeconds(60));
  }

  /** The first line of the reply to an OPTIONS; empty when there is none within a second. */
  private String options(String from) throws IOException {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName(from), 0))) {
      socket.setSoTimeout(1000);
      String address = from + ":" + socket.getLocalPort();
      String asked =
          """
          OPTIONS sip:edge@%s:%d SIP/2.0\r
          Via: SIP/2.0/UDP %s;branch=z9hG4bK-%d\r
          From: <sip:test@%s>;tag=1\r
          To: <sip:edge@%s>\r
          Call-ID: %d@%s\r
          CSeq: 1 OPTIONS\r
          Max-Forwards: 70\r
          Content-Length: 0\r
          \r
          """
              .formatted(
                  EDGE, edge, address, System.nanoTime(), from, EDGE, System.nanoTime(), from);
      byte[] bytes = asked.getBytes(StandardCharsets.UTF_8);
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(EDGE), edge));
      byte[] reply = new byte[4096];
      DatagramPacket packet = new DatagramPacket(reply, reply.length);
      socket.receive(packet);
      return new String(reply, 0, packet.getLength(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    } catch (SocketTimeoutException | java.net.PortUnreachableException e) {
      return "";
    }
  }

  private String cfg() {
    return folder.resolve("kamailio.cfg").toString();
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".txt"));
  }

  private Process run(String name, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".txt").toFile())
            .start();
    processes.push(process);
    return process;
  }
}
