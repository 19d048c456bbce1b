package org.dozvon.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;

/**
 * One utterance at a vosk-server, on a connection of its own, because the server takes another
 * grammar only there. The server's words (asr_server.py): {@code {"config": ...}}, then sound, each
 * piece of which it answers with a guess or a settled part, then {@code {"eof" : 1}}, letter by
 * letter, which it answers with the last part before it hangs up.
 *
 * <p>The caller's thread sends, the client's threads receive, one message after the other; who ends
 * it first (the last word, a failure, {@link #abandon}) sets {@code over}, and nothing is told
 * afterwards.
 */
final class ServerUtterance implements WebSocket.Listener {
  /** Frames in a piece: 60 ms. */
  static final int PIECE = 3;

  private static final int LATEST = VoskEar.BACKLOG / PIECE;
  private static final String END = "{\"eof\" : 1}";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What becomes of it. */
  interface Outcome {
    /** The server answers. */
    void works();

    /** It broke off; told once at most. */
    void failed(String reason);
  }

  private final Consumer<Recognition> results;
  private final Outcome outcome;
  private final Duration patience;
  private final AtomicBoolean over = new AtomicBoolean();
  private final StringBuilder message = new StringBuilder();
  private final Utterance heard = new Utterance();
  private final ByteBuffer piece =
      ByteBuffer.allocate(PIECE * PcmFrame.SAMPLES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private volatile boolean ended;
  private volatile Optional<WebSocket> connection = Optional.empty();

  /** What is under way; the next message follows it. */
  private CompletableFuture<WebSocket> sending;

  ServerUtterance(
      HttpClient http,
      URI server,
      Duration patience,
      Grammar grammar,
      Consumer<Recognition> results,
      Outcome outcome) {
    this.results = results;
    this.outcome = outcome;
    this.patience = patience;
    String config = config(grammar);
    this.sending = http.newWebSocketBuilder().connectTimeout(patience).buildAsync(server, this);
    send(socket -> socket.sendText(config, true));
  }

  void hear(PcmFrame frame) {
    for (short sample : frame.samples()) {
      piece.putShort(sample);
    }
    if (!piece.hasRemaining()) {
      sendPiece();
    }
  }

  void end() {
    if (piece.position() > 0) {
      sendPiece();
    }
    ended = true;
    send(socket -> socket.sendText(END, true));
    afterPatience(() -> fail("no last word within " + patience.toMillis() + " ms"));
  }

  /** Nobody wants to know any more. */
  void abandon() {
    if (over.compareAndSet(false, true)) {
      hangUp();
    }
  }

  private void sendPiece() {
    byte[] bytes = new byte[piece.position()];
    piece.flip();
    piece.get(bytes);
    piece.clear();
    if (sent.incrementAndGet() - answered.get() > LATEST) {
      fail("more than 3 s late");
    } else {
      send(socket -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }
  }

  private void send(Function<WebSocket, CompletableFuture<WebSocket>> what) {
    if (!over.get()) {
      CompletableFuture<WebSocket> unused =
          follow(what)
              .whenComplete(
                  (socket, failure) -> {
                    if (failure != null) {
                      fail(reason(failure));
                    }
                  });
    }
  }

  /** One message after the other, as the client demands; what follows a failure is left. */
  private synchronized CompletableFuture<WebSocket> follow(
      Function<WebSocket, CompletableFuture<WebSocket>> what) {
    sending = sending.thenCompose(what);
    return sending;
  }

  @Override
  public void onOpen(WebSocket socket) {
    connection = Optional.of(socket);
    socket.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      String whole = message.toString();
      message.setLength(0);
      take(whole);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    fail("the server hung up: " + status);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    fail(reason(error));
  }

  private void take(String answer) {
    if (over.get()) {
      return;
    }
    try {
      outcome.works();
      answered.incrementAndGet();
      if (JSON.readTree(answer).has("partial")) {
        heard.guess(answer).ifPresent(this::report);
      } else {
        heard.settle(answer);
      }
      if (ended && answered.get() > sent.get()) {
        finish();
      }
    } catch (IOException | RuntimeException e) {
      fail("an answer that is none of Vosk's: " + reason(e));
    }
  }

  private void finish() {
    if (over.compareAndSet(false, true)) {
      results.accept(heard.last());
      hangUp();
    }
  }

  private void report(Recognition recognition) {
    if (!over.get()) {
      results.accept(recognition);
    }
  }

  private void fail(String reason) {
    if (over.compareAndSet(false, true)) {
      outcome.failed(reason);
      hangUp();
    }
  }

  /** Politely; a server that does not mind is cut off. */
  private void hangUp() {
    CompletableFuture<WebSocket> unused =
        follow(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    afterPatience(() -> connection.ifPresent(WebSocket::abort));
  }

  private void afterPatience(Runnable what) {
    CompletableFuture.delayedExecutor(
            patience.toMillis(),
            TimeUnit.MILLISECONDS,
            task -> Thread.ofVirtual().name("vosk-server-patience").start(task))
        .execute(what);
  }

  private static String config(Grammar grammar) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("sample_rate", PcmFrame.RATE);
    config.put("words", true);
    List<String> phrases = VoskDecoder.phrases(grammar);
    if (!phrases.isEmpty()) {
      config.put("phrase_list", phrases);
    }
    config.put("max_alternatives", VoskDecoder.alternatives(grammar));
    try {
      return JSON.writeValueAsString(Map.of("config", config));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
