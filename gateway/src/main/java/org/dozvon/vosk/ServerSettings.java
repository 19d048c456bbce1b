package org.dozvon.vosk;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where vosk-servers are, and how long they are waited for.
 *
 * @param servers of each language, {@code ws://host:2700}; each must have an 8 kHz model or take 8
 *     kHz sound
 * @param patience for a connection, and for the last word on an utterance
 * @param streams calls that are heard there at a time at most, all servers together
 * @param pause a server that failed gets no new call for so long
 */
public record ServerSettings(
    Map<Locale, List<URI>> servers, Duration patience, int streams, Duration pause) {
  /** No server; 2 s, 200, 10 s. */
  public static final ServerSettings NONE =
      new ServerSettings(Map.of(), Duration.ofSeconds(2), 200, Duration.ofSeconds(10));

  public ServerSettings {
    servers = Map.copyOf(servers);
  }
}
