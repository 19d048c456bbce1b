package org.dozvon.vosk;

import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.Recognizer;

/**
 * Hears with vosk-servers over WebSocket; a language's servers are taken in turn, except those that
 * failed a moment ago. Results are told by threads of the HTTP client.
 */
public final class ServerRecognizer implements Recognizer {
  private final ServerSettings settings;
  private final Map<Locale, List<ServerDoor>> doors = new HashMap<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vosk-server-", 0).factory());
  private final HttpClient http;

  /** Connects with the first utterance. */
  public ServerRecognizer(ServerSettings settings) {
    this(settings, System::nanoTime);
  }

  /**
   * The same with another clock.
   *
   * @param nanos elapsed time
   */
  ServerRecognizer(ServerSettings settings, LongSupplier nanos) {
    this.settings = settings;
    this.http = HttpClient.newBuilder().executor(threads).build();
    settings
        .servers()
        .forEach(
            (language, addresses) ->
                doors.put(
                    language,
                    addresses.stream()
                        .map(address -> new ServerDoor(address, settings.pause(), nanos))
                        .toList()));
  }

  @Override
  public Optional<Ear> open(Locale language, Consumer<Recognition> results) {
    List<ServerDoor> working =
        doors.getOrDefault(language, List.of()).stream().filter(ServerDoor::isOpen).toList();
    if (working.isEmpty()) {
      return Optional.empty();
    }
    if (open.incrementAndGet() > settings.streams()) {
      open.decrementAndGet();
      return Optional.empty();
    }
    ServerDoor door = working.get(Math.floorMod(turn.getAndIncrement(), working.size()));
    return Optional.of(
        new ServerEar(http, door, settings.patience(), results, open::decrementAndGet));
  }

  @Override
  public boolean knows(Locale language) {
    return doors.containsKey(language);
  }

  /** Ears that are open now. */
  public int open() {
    return open.get();
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
