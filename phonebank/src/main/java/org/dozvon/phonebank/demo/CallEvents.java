package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Follows {@code GET /api/events} of the gateway and keeps what came. */
public final class CallEvents implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> events = new ArrayList<>();
  private final Stream<String> lines;

  private CallEvents(Stream<String> lines, Consumer<JsonNode> listener) {
    this.lines = lines;
    Thread.ofVirtual().name("events").start(() -> follow(listener));
  }

  /** Takes the lines of {@code GET /api/events}; the listener is called in order, on one thread. */
  static CallEvents of(Stream<String> lines, Consumer<JsonNode> listener) {
    return new CallEvents(lines, listener);
  }

  private void follow(Consumer<JsonNode> listener) {
    try {
      lines.forEach(line -> take(line, listener));
    } catch (UncheckedIOException | IllegalStateException e) {
      // the demo is over: closing the stream ends it this way
    }
  }

  private void take(String line, Consumer<JsonNode> listener) {
    if (line.isBlank()) {
      return;
    }
    try {
      JsonNode event = JSON.readTree(line);
      synchronized (events) {
        events.add(event);
      }
      listener.accept(event);
    } catch (IOException e) {
      System.err.println("not an event: " + line);
    }
  }

  /** The events of a type since the mark. */
  public List<JsonNode> since(int mark, String type) {
    synchronized (events) {
      return events.subList(mark, events.size()).stream()
          .filter(event -> event.path("type").asText().equals(type))
          .toList();
    }
  }

  /** How many events have come. */
  public int mark() {
    synchronized (events) {
      return events.size();
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
