package org.dozvon.phonebank.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.demo.GatewayApi;
import org.dozvon.phonebank.demo.LabPlan;

/** One of several gateways: its process, and what it tells. Used by one thread at a time. */
final class Node implements AutoCloseable {
  /** How its process comes about; returns when it is ready. */
  interface Start {
    GatewayProcess run() throws IOException, InterruptedException;
  }

  private final Path folder;
  private final LabPlan plan;
  private final Start start;
  private GatewayProcess process;

  /**
   * A gateway that runs.
   *
   * @param folder where its files are
   * @param plan where it listens
   */
  Node(Path folder, LabPlan plan, Start start) throws IOException, InterruptedException {
    this.folder = folder;
    this.plan = plan;
    this.start = start;
    this.process = start.run();
  }

  /** Starts it where it does not run. */
  void startAgain() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      process = start.run();
    }
  }

  /** {@code host:port} as the dialplan names it. */
  String agi() {
    return "127.0.0.1:" + plan.agi();
  }

  /** KILL, TERM, STOP, CONT. */
  void signal(String signal) throws IOException, InterruptedException {
    process.signal(signal);
  }

  /** How many callers talk with its bot now. */
  int talks() throws IOException, InterruptedException {
    return api().read("/health").path("conversations").asInt();
  }

  /** The reply's code of {@code /health/ready}. */
  int ready() throws IOException, InterruptedException {
    return api().get("/health/ready").statusCode();
  }

  GatewayApi api() {
    return new GatewayApi("http://127.0.0.1:" + plan.http(), folder.resolve("api-token"));
  }

  /** Waits until its process is over; whether it is within the time. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (process.isAlive() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return !process.isAlive();
  }

  @Override
  public void close() {
    process.close();
  }
}
