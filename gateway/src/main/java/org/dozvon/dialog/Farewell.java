package org.dozvon.dialog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.speech.Utterance;

/**
 * The last words of a conversation: to a person, to nobody out of hours where the hotline wants
 * that, or goodbye. Confined to the conversation's thread.
 */
final class Farewell {
  private final Hotline hotline;
  private final Locale language;
  private final Map<String, String> values;
  private final Mouth mouth;
  private final WallClock clock;
  private final Treatment treatment;

  Farewell(
      Hotline hotline,
      Locale language,
      Map<String, String> values,
      Mouth mouth,
      WallClock clock,
      Treatment treatment) {
    this.hotline = hotline;
    this.language = language;
    this.values = values;
    this.mouth = mouth;
    this.clock = clock;
    this.treatment = treatment;
  }

  /** To a person of the hotline's queue, or of the one for what is wanted. */
  Waiting person(Optional<Intent> intent, String reason) {
    String queue = intent.flatMap(Intent::queue).orElse(hotline.queue());
    String skill = intent.map(Intent::skill).orElse("");
    return person(intent, new DialogAction.HandOver(queue, topic(intent), reason, skill));
  }

  /** To a person of the hotline's queue, because the dialog does not go on. */
  Waiting stuck(Intent intent, String reason) {
    Optional<Intent> wanted = Optional.of(intent);
    return person(wanted, new DialogAction.HandOver(hotline.queue(), topic(wanted), reason));
  }

  /** To a person, as a step says. */
  Waiting person(Intent intent, Step.HandOver step) {
    mouth.say(step.prompt());
    String own = mouth.written(step.topic());
    return person(
        Optional.of(intent),
        new DialogAction.HandOver(
            step.queue().isEmpty() ? hotline.queue() : step.queue(),
            own.isEmpty() ? topic(Optional.of(intent)) : own,
            "the dialog leads to a person",
            step.skill()));
  }

  /** To a caller who is served and wants nothing else: the survey where there is one, goodbye. */
  Waiting served(String reason) {
    boolean isAsked = hotline.survey().filter(Survey::afterBot).isPresent();
    return isAsked ? survey(reason) : goodbye(reason);
  }

  /** The survey where the hotline has one for this caller, else goodbye. */
  Waiting survey(String reason) {
    Optional<Survey> survey = hotline.survey().filter(it -> it.gentle() || !treatment.isGentle());
    if (survey.isEmpty()) {
      return goodbye(reason);
    }
    SurveyTalk talk = new SurveyTalk(hotline, language, survey.get());
    talk.ask().forEach(mouth::act);
    return new Waiting.Survey(talk);
  }

  /** The last words to a caller who is served, and the end. */
  Waiting goodbye(String reason) {
    mouth.say(StockPhrase.GOODBYE);
    return hangUp(reason);
  }

  /** The end, in a step's own words. */
  Waiting end(Step.End step) {
    mouth.say(step.prompt());
    return hangUp(step.reason());
  }

  private Waiting person(Optional<Intent> intent, DialogAction.HandOver to) {
    Optional<Schedule.Closed> closed =
        hotline.schedule().filter(hours -> !hours.isOpen(clock.now())).flatMap(Schedule::closed);
    if (closed.isPresent()) {
      mouth.say(closed.get().prompt(), Map.of("topic", to.topic()));
      if (isServed(closed.get(), to)) {
        return hangUp("out of hours: " + to.reason());
      }
    } else {
      mouth.say(StockPhrase.CONNECTING);
    }
    if (intent.isPresent()) {
      mouth.say(StockPhrase.PASSING_ON);
    }
    mouth.last(to);
    return new Waiting.Over();
  }

  /** Whether the caller need not go to the queue out of hours. */
  private boolean isServed(Schedule.Closed closed, DialogAction.HandOver to) {
    return switch (closed.then()) {
      case QUEUE -> false;
      case HANG_UP -> true;
      case MESSAGE ->
          mouth.send(closed.to().raw(values), closed.message(), Map.of("topic", to.topic()));
    };
  }

  private Waiting hangUp(String reason) {
    mouth.last(new DialogAction.HangUp(reason));
    return new Waiting.Over();
  }

  private String topic(Optional<Intent> intent) {
    return intent
        .map(known -> known.about().getOrDefault(language, known.name()))
        .orElseGet(this::noTopic);
  }

  private String noTopic() {
    return String.join(
        " ",
        Utterance.texts(
            hotline
                .phrase(StockPhrase.NO_TOPIC)
                .say(language, 0, values, hotline.speller(language))));
  }
}
