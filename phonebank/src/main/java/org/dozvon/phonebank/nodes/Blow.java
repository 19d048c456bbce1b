package org.dozvon.phonebank.nodes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What is done to a gateway while callers talk with it. */
enum Blow {
  /** What a crash, or the end of a machine, looks like. */
  KILLED("killed -9", "KILL", Duration.ofSeconds(30)),

  /** SIGTERM: what systemd, Docker and ./dozvon run do to end it. */
  DRAINED("stopped in order", "TERM", Duration.ofSeconds(60)),

  /** It keeps its connections and says nothing. Its callers stay with it: only who dials counts. */
  HANGS("hangs (SIGSTOP)", "STOP", Duration.ZERO);

  private final String name;
  private final String signal;
  private final Duration limit;

  Blow(String name, String signal, Duration limit) {
    this.name = name;
    this.signal = signal;
    this.limit = limit;
  }

  /** How it is called in tables. */
  String what() {
    return name;
  }

  /** How long its callers may take to the queue; zero: they do not come. */
  Duration limit() {
    return limit;
  }

  /** Does it. */
  void strike(Node node) throws IOException, InterruptedException {
    node.signal(signal);
  }

  /** What is left of it ends. */
  void clear(Node node) throws IOException, InterruptedException {
    if (this == HANGS) {
      node.signal("KILL");
    }
    node.awaitEnd(Duration.ofSeconds(60));
  }

  /** All, in the order in which they are played. */
  static List<Blow> all() {
    return List.of(values());
  }
}
