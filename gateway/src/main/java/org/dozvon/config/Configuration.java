package org.dozvon.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.ami.AmiSettings;
import org.dozvon.ivr.IvrSettings;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.RetentionSettings;
import org.dozvon.people.PeopleSettings;
import org.dozvon.server.AddressRange;
import org.dozvon.vosk.ServerSettings;

/** Everything that dozvon.yaml says, checked; the keys and defaults are explained in that file. */
public record Configuration(
    HostPort agi,
    List<AddressRange> agiAllow,
    int maxCalls,
    int maxCallsPerAddress,
    Duration drain,
    HostPort audio,
    List<AddressRange> audioAllow,
    HostPort http,
    Path hotlines,
    List<Path> asteriskQueues,
    Map<Locale, Path> models,
    int decoderThreads,
    int streamsPerThread,
    Map<Locale, VoiceChoice> voices,
    Path promptCache,
    int promptCacheMegabytes,
    DatabaseSettings database,
    boolean demoData,
    RetentionSettings retention,
    Path outbox,
    Path recordings,
    Path history,
    int historyVersions,
    IvrSettings ivr,
    Optional<AmiSettings> ami,
    AgentChoices agents,
    PeopleSettings people,
    ConsoleChoices console,
    NodeSettings node,
    Optional<EventChoices> events,
    ServerSettings ears,
    Visibility visibility) {

  /** Which engine speaks a language. */
  public enum Engine {
    MARYTTS,
    MARY_HTTP,
    COMMAND
  }

  /**
   * How a language is spoken.
   *
   * @param command for {@code COMMAND}: the program and its arguments
   * @param otherwise the same, used where the first program is missing; may be empty
   * @param url for {@code MARY_HTTP}: the server
   * @param timeout for {@code MARY_HTTP}: of one text
   * @param spare for {@code MARY_HTTP}: what speaks while the server does not
   */
  public record VoiceChoice(
      Engine engine,
      String voice,
      List<String> command,
      List<String> otherwise,
      String url,
      Duration timeout,
      Optional<Engine> spare,
      String spareVoice) {
    /** What speaks while the server does not, as if it were the first choice. */
    Optional<VoiceChoice> asSpare() {
      return spare.map(
          other ->
              new VoiceChoice(
                  other, spareVoice, command, otherwise, "", timeout, Optional.empty(), ""));
    }
  }
}
