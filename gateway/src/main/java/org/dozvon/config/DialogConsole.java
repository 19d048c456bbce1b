package org.dozvon.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.audio.Wav;
import org.dozvon.camel.RoutesException;
import org.dozvon.chat.ChatRoutes;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Routes;
import org.dozvon.console.dialogs.DialogRoutes;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.Surroundings;
import org.dozvon.journal.DatabaseException;
import org.dozvon.operator.QueueRecords;
import org.dozvon.operator.workshop.Workshop;
import org.dozvon.publishing.History;
import org.dozvon.publishing.HotlineCheck;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.publishing.Publisher;
import org.dozvon.publishing.Workbench;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Rendition;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Utterance;
import org.dozvon.speech.Voice;

/** The console's pages of hotlines' files, joined with what they show and change. */
final class DialogConsole {
  /** Reading the words of the speech models for every change of a text would be too slow. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Configuration configuration;
  private final Voices voices;
  private final InstantSource clock;
  private Optional<Surroundings> around = Optional.empty();
  private Instant read = Instant.MIN;

  DialogConsole(Configuration configuration, Voices voices, InstantSource clock) {
    this.configuration = configuration;
    this.voices = voices;
    this.clock = clock;
  }

  /** The pages. */
  Routes routes(
      Publisher publisher, QueueRecords records, Entrance entrance, Frame frame, Parts parts) {
    Workshop workshop =
        new Workbench(
            configuration.hotlines(),
            configuration.history().resolveSibling("drafts"),
            publisher,
            new History(configuration.history(), configuration.historyVersions()),
            () -> new HotlineCheck(around()),
            clock);
    DialogRoutes.Parts pages =
        new DialogRoutes.Parts(
            workshop, this::start, configuration.ivr().profiles(), this::wav, records);
    return parts.keep(new DialogRoutes(pages, entrance, frame));
  }

  private synchronized Surroundings around() {
    Instant now = clock.instant();
    if (around.isEmpty() || now.isAfter(read.plus(FRESH))) {
      try {
        around = Optional.of(HotlineSurroundings.of(configuration));
        read = now;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return around.get();
  }

  private ChatRoutes start(String hotline, Map<String, String> routes) throws IOException {
    if (routes.isEmpty()) {
      throw new IOException("the hotline has no route files");
    }
    HotlineFiles files = new HotlineFiles(hotline, configuration.hotlines().resolve(hotline));
    try {
      return DemoRoutes.start(files.scripts(), routes);
    } catch (RoutesException | DatabaseException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private byte[] wav(Hotline hotline, Locale language, Utterance prompt, boolean isGentle)
      throws IOException {
    Voice voice = hotline.voice(voices.voice(language));
    Delivery delivery = isGentle ? Delivery.GENTLE : Delivery.USUAL;
    try {
      return Wav.write(Rendition.of(prompt, voices, voice, delivery));
    } catch (SynthesisException e) {
      throw new IOException("the voice fails: " + e.getMessage(), e);
    }
  }
}
