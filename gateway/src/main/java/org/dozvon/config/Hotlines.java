package org.dozvon.config;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.dialog.Talk;
import org.dozvon.ivr.HotlineService;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.speech.Voice;
import org.dozvon.yaml.Problems;

/** The hotlines of the configuration, read and ready. Immutable. */
final class Hotlines {
  private final List<Hotline> dialogs;
  private final Map<String, HotlineService> services = new LinkedHashMap<>();

  private Hotlines(List<Hotline> dialogs, Map<Locale, Configuration.VoiceChoice> voices) {
    this.dialogs = List.copyOf(dialogs);
    dialogs.forEach(hotline -> services.put(hotline.name(), service(hotline, voices)));
  }

  /** Reads them all; every mistake in any of them is in the exception's message. */
  static Hotlines read(List<HotlineFiles> files, Configuration configuration)
      throws IOException, ConfigurationException {
    Problems problems = new Problems();
    HotlineReader reader = new HotlineReader(ZoneId.systemDefault());
    List<Hotline> dialogs = new ArrayList<>();
    for (HotlineFiles folder : files) {
      reader.read(folder.name(), folder.texts(), problems).ifPresent(dialogs::add);
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems.toString());
    }
    if (dialogs.isEmpty()) {
      throw new ConfigurationException("no hotline in " + configuration.hotlines());
    }
    return new Hotlines(dialogs, configuration.voices());
  }

  List<Hotline> dialogs() {
    return dialogs;
  }

  /** The hotline of that name, as the walk of a call needs it. */
  Optional<HotlineService> find(String name) {
    return Optional.ofNullable(services.get(name));
  }

  private static HotlineService service(
      Hotline hotline, Map<Locale, Configuration.VoiceChoice> voices) {
    HotlineService.Talks talks =
        new HotlineService.Talks() {
          @Override
          public Talk begin(Locale language, Profile profile, Map<String, String> known) {
            return new Conversation(hotline, language, profile, known);
          }

          @Override
          public Voice voice(Locale language) {
            return Hotlines.voice(voices, language);
          }
        };
    List<Locale> languages =
        hotline.languages().stream().sorted(Comparator.comparing(Locale::toLanguageTag)).toList();
    return new HotlineService(hotline.name(), languages, hotline.queue(), talks);
  }

  /** The configured voice of a language, at its own pace. */
  static Voice voice(Map<Locale, Configuration.VoiceChoice> voices, Locale language) {
    Configuration.VoiceChoice choice = voices.get(language);
    return new Voice(language, choice == null ? "" : choice.voice(), 1);
  }
}
