package org.dozvon.dialog;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.Profile;
import org.dozvon.speech.Delivery;
import org.dozvon.yaml.Place;

/**
 * A conversation written down beforehand, to try a hotline's dialogs without a telephone.
 * Immutable. Read from files by {@link RehearsalReader}.
 *
 * @param place where it begins
 * @param known what the look-up knows of the caller
 * @param at when the call comes, by the hotline's clock
 */
public record Rehearsal(
    Place place,
    String name,
    Locale language,
    Profile profile,
    Map<String, String> known,
    LocalDateTime at,
    List<Line> lines) {
  /** A Monday at noon, when hotlines are open. */
  static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 12, 12, 0);

  public Rehearsal {
    known = Map.copyOf(known);
    lines = List.copyOf(lines);
  }

  /** One line of the script. */
  public sealed interface Line {
    /** Where it stands. */
    Place place();

    /** Something that happens. */
    sealed interface Doing extends Line {}

    /** Something that must have come of the last input. */
    sealed interface Check extends Line {}

    /** The bot must have said this since the last input; case does not matter. */
    record BotSays(Place place, String part) implements Check {}

    /** Something reaches the conversation; a route's answer comes from the route called last. */
    record Input(Place place, String label, DialogInput input) implements Doing {}

    /** The caller speaks into the sentence that holds these words; what is said comes next. */
    record Interrupts(Place place, String part) implements Doing {}

    /**
     * The bot must have called this route.
     *
     * @param arguments those that must have been given
     */
    record RouteCalled(Place place, String route, Map<String, String> arguments) implements Check {}

    /** The route called last has not answered after this time; it may answer next. */
    record RouteTakes(Place place, Duration time) implements Doing {}

    /**
     * The caller must be treated so from the last input on, for a reason that holds these words.
     */
    record Treated(Place place, Profile profile, String reason) implements Check {}

    /** The bot must speak so from the last input on. */
    record Speaks(Place place, Delivery delivery) implements Check {}

    /** A value must have been put down for the agent. */
    record Noted(Place place, String value, String content) implements Check {}

    /** A message must be on its way, to this number, with these words; empty: any. */
    record Messaged(Place place, String to, String part) implements Check {}

    /** The call must have gone to a person; empty: of any queue or skill. */
    record Person(Place place, String queue, String skill, String topic) implements Check {}

    /** The bot must have hung up. */
    record Ended(Place place) implements Check {}
  }

  /** How a caller's line comes to the conversation; by default word for word. */
  public interface Ears {
    /** Ears that mishear nothing. */
    Ears PERFECT = (said, expectation, language, profile) -> said;

    /**
     * What the conversation is told when the caller says this.
     *
     * @param expectation what the conversation listens for
     */
    DialogInput hear(
        DialogInput.Heard said, Expectation expectation, Locale language, Profile profile);
  }

  /** Where and how it went otherwise than the script wants. */
  public record Mistake(Place place, String name, String expected, String got) {
    @Override
    public String toString() {
      return place + ": " + name + ": expected: " + expected + ", got: " + got;
    }
  }

  /**
   * What came of it.
   *
   * @param transcript what was said and done, a line each
   * @param trail the steps that were taken
   */
  public record Outcome(
      List<String> transcript, Optional<Mistake> mistake, List<Insight.Reached> trail) {
    public Outcome {
      transcript = List.copyOf(transcript);
      trail = List.copyOf(trail);
    }

    /** The mistake with what was said before it, for a reader; empty when all went as written. */
    public Optional<String> failure() {
      return mistake.map(found -> found + "\n" + String.join("\n", transcript));
    }
  }

  /** Plays it; takes milliseconds. */
  public Outcome play(Hotline hotline) {
    return play(hotline, Ears.PERFECT);
  }

  /** Plays it with other ears. */
  public Outcome play(Hotline hotline, Ears ears) {
    if (!hotline.languages().contains(language)) {
      return new Outcome(List.of(), Optional.of(notSpoken(hotline)), List.of());
    }
    Conversation conversation = new Conversation(hotline, language, profile, known);
    return new RehearsalPlay(this, conversation, hotline.zone(), ears).run();
  }

  private Mistake notSpoken(Hotline hotline) {
    List<String> spoken = hotline.languages().stream().map(Locale::toLanguageTag).sorted().toList();
    String got = "language \"" + language.toLanguageTag() + "\"";
    return new Mistake(place, name, "one of the languages " + String.join(", ", spoken), got);
  }
}
