package org.dozvon.vosk;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;

/** One call's stream to a vosk-server: a connection for each utterance. Used by one thread. */
final class ServerEar implements Ear {
  private final HttpClient http;
  private final ServerDoor door;
  private final Duration patience;
  private final Consumer<Recognition> results;
  private final Runnable closing;
  private Optional<ServerUtterance> utterance = Optional.empty();
  private volatile boolean failed;
  private boolean closed;

  /**
   * An ear that is not connected yet.
   *
   * @param closing told once, by {@link #close}
   */
  ServerEar(
      HttpClient http,
      ServerDoor door,
      Duration patience,
      Consumer<Recognition> results,
      Runnable closing) {
    this.http = http;
    this.door = door;
    this.patience = patience;
    this.results = results;
    this.closing = closing;
  }

  @Override
  public void begin(Grammar grammar) {
    abandon();
    if (!failed && !closed) {
      utterance =
          Optional.of(
              new ServerUtterance(http, door.address(), patience, grammar, results, new Doing()));
    }
  }

  @Override
  public void hear(PcmFrame frame) {
    utterance.ifPresent(it -> it.hear(frame));
  }

  @Override
  public void end() {
    utterance.ifPresent(ServerUtterance::end);
  }

  @Override
  public void close() {
    abandon();
    if (!closed) {
      closed = true;
      closing.run();
    }
  }

  private void abandon() {
    utterance.ifPresent(ServerUtterance::abandon);
    utterance = Optional.empty();
  }

  /** Called by the client's threads. */
  private final class Doing implements ServerUtterance.Outcome {
    @Override
    public void works() {
      door.worked();
    }

    @Override
    public void failed(String reason) {
      failed = true;
      door.failed(reason);
      results.accept(new Recognition.Failed("vosk-server " + door.address() + ": " + reason));
    }
  }
}
