package org.dozvon.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A real Kafka broker of a test's own (KRaft), on free ports of loopback, its data in a folder that
 * is given. It may be killed and started again.
 */
public final class PrivateKafka implements AutoCloseable {
  private static final int PARTITIONS = 4;
  private static final long START_S = 90;

  private final Path folder;
  private final String lib;
  private final int port;
  private Process broker;

  private PrivateKafka(Path folder, String lib) throws IOException {
    this.folder = folder;
    this.lib = lib;
    this.port = freePort();
    int controller = freePort();
    Files.writeString(
        folder.resolve("server.properties"),
        String.join(
            "\n",
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@127.0.0.1:" + controller,
            "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
            "controller.listener.names=CONTROLLER",
            "log.dirs=" + folder.resolve("logs"),
            "num.partitions=" + PARTITIONS,
            "offsets.topic.replication.factor=1",
            "offsets.topic.num.partitions=1",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "message.max.bytes=100000",
            "group.initial.rebalance.delay.ms=0",
            ""));
  }

  /**
   * One that runs; the test is skipped where {@code DOZVON_KAFKA_ENV} does not name what
   * setup/kafka-up.sh found.
   *
   * @param folder an empty one
   */
  public static PrivateKafka start(Path folder) throws IOException, InterruptedException {
    String environment = System.getenv("DOZVON_KAFKA_ENV");
    assumeTrue(
        environment != null && Files.isReadable(Path.of(environment)),
        "no Kafka here: DOZVON_KAFKA_ENV is not the file of setup/kafka-up.sh");
    Properties programs = new Properties();
    try (var lines = Files.newBufferedReader(Path.of(environment))) {
      programs.load(lines);
    }
    PrivateKafka kafka = new PrivateKafka(folder, programs.getProperty("KAFKA_LIB"));
    Process made =
        kafka.run("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qg", "-c");
    if (!made.waitFor(START_S, TimeUnit.SECONDS) || made.exitValue() != 0) {
      throw new IOException("format: " + kafka.log());
    }
    kafka.start();
    return kafka;
  }

  /** Where it listens. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Starts it (again) and waits until it listens. */
  public void start() throws IOException, InterruptedException {
    broker = run("kafka.Kafka");
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
    while (broker.isAlive() && System.nanoTime() < until) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IOException("Kafka does not start: " + log());
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    broker.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    if (broker != null) {
      kill();
    }
  }

  private Process run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", lib + "/*", program));
    command.addAll(List.of(arguments));
    command.add(folder.resolve("server.properties").toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private String log() throws IOException {
    String all = Files.readString(folder.resolve("log"));
    return all.substring(Math.max(0, all.length() - 3000));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
