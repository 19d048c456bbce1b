package org.dozvon.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.websocket.WsCloseStatus;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Speaks as vosk-server does (its asr_server.py), with the real Vosk and a real model behind, and
 * can misbehave.
 */
public final class VoskServerStandIn implements AutoCloseable {
  /** What it does instead of what it should. */
  public enum Manner {
    WELL,
    /** Takes everything and answers nothing. */
    SILENT,
    /** Answers sound, but never tells the last word. */
    WITHOUT_END,
    /** Hangs up after the tenth piece of sound. */
    HANGS_UP,
    /** Answers with something that is no JSON. */
    NONSENSE
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Model model;
  private final Javalin server;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final List<JsonNode> configs = new CopyOnWriteArrayList<>();
  private volatile Manner manner = Manner.WELL;

  /** Starts on a free port of loopback. */
  public VoskServerStandIn(Path modelFolder) {
    this(modelFolder, 0);
  }

  /** The same on this port. */
  public VoskServerStandIn(Path modelFolder, int port) {
    try {
      LibVosk.setLogLevel(LogLevel.WARNINGS);
      model = new Model(modelFolder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.jetty.host = "127.0.0.1";
                  config.jetty.port = port;
                  config.routes.ws(
                      "/",
                      ws -> {
                        ws.onConnect(it -> sessions.put(it.sessionId(), new Session()));
                        ws.onMessage(it -> text(it, it.message()));
                        ws.onBinaryMessage(it -> sound(it, it.data()));
                        ws.onClose(it -> sessions.remove(it.sessionId()).close());
                      });
                })
            .start();
  }

  /** Where it is. */
  public URI address() {
    return URI.create("ws://127.0.0.1:" + server.port());
  }

  /** From now on it behaves so. */
  public void behaves(Manner how) {
    manner = how;
  }

  /** What was asked for, one for each utterance. */
  public List<JsonNode> configs() {
    return configs;
  }

  /** Connections that are open now. */
  public int open() {
    return sessions.size();
  }

  private void text(WsContext socket, String message) throws IOException {
    if (message.contains("config")) {
      JsonNode config = JSON.readTree(message).path("config");
      configs.add(config);
      sessions.get(socket.sessionId()).config = config;
    } else if (message.equals("{\"eof\" : 1}")) {
      if (manner == Manner.WELL) {
        socket.send(sessions.get(socket.sessionId()).recognizer().getFinalResult());
        socket.closeSession(WsCloseStatus.NORMAL_CLOSURE);
      }
    } else {
      throw new IOException("not a word of vosk-server: " + message);
    }
  }

  private void sound(WsContext socket, ByteBuffer data) throws IOException {
    Session session = sessions.get(socket.sessionId());
    byte[] sound = new byte[data.remaining()];
    data.get(sound);
    session.pieces++;
    switch (manner) {
      case SILENT -> {}
      case NONSENSE -> socket.send("<html>");
      case HANGS_UP -> {
        if (session.pieces > 10) {
          socket.closeSession(WsCloseStatus.SERVER_ERROR);
        } else {
          socket.send(session.answer(sound));
        }
      }
      case WELL, WITHOUT_END -> socket.send(session.answer(sound));
    }
  }

  @Override
  public void close() {
    server.stop();
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    new ArrayList<>(sessions.values()).forEach(Session::close);
    model.close();
  }

  /** A connection; its messages come one after the other. */
  private final class Session {
    private JsonNode config = JSON.createObjectNode();
    private Recognizer recognizer;
    private int pieces;

    synchronized Recognizer recognizer() throws IOException {
      if (recognizer == null) {
        float rate = (float) config.path("sample_rate").asDouble(8000);
        recognizer =
            config.has("phrase_list")
                ? new Recognizer(model, rate, config.path("phrase_list").toString())
                : new Recognizer(model, rate);
        recognizer.setWords(config.path("words").asBoolean(true));
        recognizer.setMaxAlternatives(config.path("max_alternatives").asInt(0));
      }
      return recognizer;
    }

    synchronized String answer(byte[] sound) throws IOException {
      return recognizer().acceptWaveForm(sound, sound.length)
          ? recognizer().getResult()
          : recognizer().getPartialResult();
    }

    synchronized void close() {
      if (recognizer != null) {
        recognizer.close();
        recognizer = null;
      }
    }
  }
}
