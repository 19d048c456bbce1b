package org.dozvon.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.camel.CamelBackOffice;
import org.dozvon.camel.CamelSettings;
import org.dozvon.camel.RoutesException;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.Survey;
import org.dozvon.dialog.SurveyTalk;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteSet;
import org.dozvon.ivr.HotlineService;
import org.dozvon.journal.Metrics;
import org.dozvon.keeper.Advice;
import org.dozvon.publishing.Published;
import org.dozvon.publishing.RefusedException;
import org.dozvon.publishing.Snapshot;
import org.dozvon.publishing.Stage;
import org.dozvon.speech.Voice;

/** Gives a version of a hotline its routes, its voice and its place in the figures. */
final class HotlineStage implements Stage {
  /** What is left of two seconds after the folder was quiet, read, checked and its routes begun. */
  private static final Duration GREETING = Duration.ofMillis(600);

  private final Path outbox;
  private final Path recordings;
  private final DataSource database;
  private final Voices voices;
  private final Map<Locale, Configuration.VoiceChoice> choices;
  private final Metrics metrics;
  private final Function<String, Advice> advice;
  private volatile boolean isOpen;

  HotlineStage(
      Configuration configuration,
      DataSource database,
      Voices voices,
      Metrics metrics,
      Function<String, Advice> advice) {
    this.outbox = configuration.outbox();
    this.recordings = configuration.recordings().toAbsolutePath().normalize();
    this.choices = configuration.voices();
    this.database = database;
    this.voices = voices;
    this.metrics = metrics;
    this.advice = advice;
  }

  /** From now on calls come in, and versions must be ready as they go live. */
  void callsComeIn() {
    isOpen = true;
  }

  @Override
  public RouteSet open(Snapshot files) throws RefusedException {
    try {
      return new CamelBackOffice(CamelSettings.DEFAULTS.with(files.routes(), outbox), database);
    } catch (RoutesException e) {
      String file = e.file().isEmpty() ? "hotline.yaml" : e.file();
      throw new RefusedException(file + ":" + e.place() + ": " + e.reason(), e);
    }
  }

  @Override
  public void prepare(Hotline dialogs) {
    dialogs.learn();
    if (isOpen) {
      voices.greet(dialogs, GREETING);
    }
  }

  @Override
  public HotlineService service(Hotline hotline, BackOffice backOffice, Runnable over) {
    HotlineService.Talks talks =
        new HotlineService.Talks() {
          @Override
          public Talk begin(Locale language, Profile profile, Map<String, String> known) {
            return new Conversation(hotline, language, profile, known)
                .advisedBy(() -> advice.apply(hotline.queue()));
          }

          @Override
          public Optional<Talk> survey(Locale language, Profile profile) {
            return hotline
                .survey()
                .filter(Survey::afterPerson)
                .filter(it -> it.gentle() || profile == Profile.STANDARD)
                .map(it -> new SurveyTalk(hotline, language, it));
          }

          @Override
          public Optional<String> recording(CallId call) {
            return hotline.isRecorded()
                ? Optional.of(recordings.resolve(call.value() + ".wav").toString())
                : Optional.empty();
          }

          @Override
          public Voice voice(Locale language) {
            return hotline.voice(HotlineStage.voice(choices, language));
          }
        };
    List<Locale> languages =
        hotline.languages().stream().sorted(Comparator.comparing(Locale::toLanguageTag)).toList();
    return new HotlineService(hotline.name(), languages, hotline.queue(), talks, backOffice, over);
  }

  @Override
  public void live(Hotline dialogs, Published version) {
    metrics.live(dialogs.name(), version.number());
    if (isOpen) {
      voices.prerenderLater(dialogs);
    }
  }

  @Override
  public void refused(String hotline) {
    metrics.refused(hotline);
  }

  /** The configured voice of a language, at its own pace. */
  static Voice voice(Map<Locale, Configuration.VoiceChoice> choices, Locale language) {
    Configuration.VoiceChoice choice = choices.get(language);
    return new Voice(language, choice == null ? "" : choice.voice(), 1);
  }
}
