package org.dozvon.dialog;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
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

    /** The call must have gone to a person. */
    record Person(Place place, String queue, String topic) implements Check {}

    /** The bot must have hung up. */
    record Ended(Place place) implements Check {}
  }

  /**
   * What came of it.
   *
   * @param transcript what was said and done, a line each
   * @param mistake where and how it differed from the script
   */
  public record Outcome(List<String> transcript, Optional<String> mistake) {
    public Outcome {
      transcript = List.copyOf(transcript);
    }
  }

  /** Plays it; takes milliseconds. */
  public Outcome play(Hotline hotline) {
    if (!hotline.languages().contains(language)) {
      String spoken =
          String.join(
              ", ", hotline.languages().stream().map(Locale::toLanguageTag).sorted().toList());
      return new Outcome(
          List.of(),
          Optional.of(
              place
                  + ": "
                  + name
                  + ": language \""
                  + language.toLanguageTag()
                  + "\" (expected: one of "
                  + spoken
                  + ")"));
    }
    return new Play(new Conversation(hotline, language, profile, known), hotline.zone()).run();
  }

  private final class Play {
    private final Conversation conversation;
    private final Instant now;
    private final List<String> transcript = new ArrayList<>();
    private List<DialogAction> actions = List.of();
    private DialogAction.CallRoute route =
        new DialogAction.CallRoute("", Map.of(), Duration.ZERO, List.of());

    Play(Conversation conversation, ZoneId zone) {
      this.conversation = conversation;
      this.now = at.atZone(zone).toInstant();
    }

    Outcome run() {
      feed("", new DialogInput.Started());
      for (Line line : lines) {
        Optional<String> mistake = play(line);
        if (mistake.isPresent()) {
          return new Outcome(
              transcript,
              mistake.map(
                  text ->
                      line.place()
                          + ": "
                          + name
                          + ": "
                          + text
                          + "\n"
                          + String.join("\n", transcript)));
        }
      }
      return new Outcome(transcript, Optional.empty());
    }

    private Optional<String> play(Line line) {
      return switch (line) {
        case Line.Doing doing -> play(doing);
        case Line.Check check -> check(check);
      };
    }

    private Optional<String> play(Line.Doing doing) {
      return switch (doing) {
        case Line.Input input -> {
          feed(input.label(), input.input());
          yield Optional.empty();
        }
        case Line.Interrupts interrupts -> interrupt(interrupts.part());
        case Line.RouteTakes takes -> {
          wait(takes.time());
          yield Optional.empty();
        }
      };
    }

    private Optional<String> check(Line.Check check) {
      return switch (check) {
        case Line.BotSays says ->
            unless(
                contains(spoken(), says.part()), "the bot says \"" + says.part() + "\"", spoken());
        case Line.RouteCalled called ->
            unless(
                done(DialogAction.CallRoute.class).anyMatch(call -> isMeant(call, called)),
                "route " + called.route() + " " + called.arguments(),
                done(DialogAction.CallRoute.class).toList());
        case Line.Treated treated ->
            unless(
                done(DialogAction.ChangeProfile.class)
                    .anyMatch(change -> isMeant(change.choice(), treated)),
                "profile " + treated.profile() + ", reason \"" + treated.reason() + "\"",
                done(DialogAction.ChangeProfile.class).toList());
        case Line.Speaks speaks ->
            unless(
                actions.contains(new DialogAction.Speak(speaks.delivery())),
                speaks.delivery().toString(),
                done(DialogAction.Speak.class).toList());
        case Line.Noted noted ->
            unless(
                actions.contains(new DialogAction.Collected(noted.value(), noted.content())),
                noted.value() + " noted as \"" + noted.content() + "\"",
                done(DialogAction.Collected.class).toList());
        case Line.Person person ->
            unless(
                done(DialogAction.HandOver.class).anyMatch(to -> isMeant(to, person)),
                "a person, queue \"" + person.queue() + "\", topic \"" + person.topic() + "\"",
                end());
        case Line.Ended ended ->
            unless(done(DialogAction.HangUp.class).findAny().isPresent(), "the end", end());
      };
    }

    private static boolean isMeant(DialogAction.CallRoute call, Line.RouteCalled expected) {
      return call.route().equals(expected.route())
          && call.arguments().entrySet().containsAll(expected.arguments().entrySet());
    }

    private static boolean isMeant(DialogAction.HandOver to, Line.Person expected) {
      return (expected.queue().isEmpty() || to.queue().equals(expected.queue()))
          && contains(to.topic(), expected.topic());
    }

    private static boolean isMeant(ProfileChoice choice, Line.Treated expected) {
      return choice.profile() == expected.profile() && contains(choice.reason(), expected.reason());
    }

    private <A extends DialogAction> Stream<A> done(Class<A> kind) {
      return actions.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Tells the conversation what a clock would; what it does about it is one answer. */
    private void wait(Duration time) {
      List<DialogAction> all = new ArrayList<>();
      for (Duration after : route.tellAfter()) {
        if (after.compareTo(time) <= 0) {
          feed(
              "(the route takes over " + after.toMillis() + " ms)",
              new DialogInput.RouteSlow(route.route(), after));
          all.addAll(actions);
        }
      }
      actions = all;
    }

    private Optional<String> interrupt(String part) {
      List<String> unheard =
          sentences().stream().dropWhile(sentence -> !contains(sentence, part)).toList();
      Optional<String> mistake =
          unless(!unheard.isEmpty(), "the bot says \"" + part + "\"", spoken());
      feed("(interrupts: " + part + ")", new DialogInput.Interrupted(unheard));
      return mistake;
    }

    private void feed(String label, DialogInput input) {
      if (!label.isEmpty()) {
        transcript.add("  caller: " + label);
      }
      actions = conversation.on(addressed(input), now);
      for (DialogAction action : actions) {
        switch (action) {
          case DialogAction.Say say ->
              transcript.add("  bot:    " + String.join(" ", say.sentences()));
          case DialogAction.Listen listen -> {}
          case DialogAction.CallRoute call -> {
            route = call;
            transcript.add("  route:  " + call.route() + " " + call.arguments());
          }
          default -> transcript.add("          " + action);
        }
      }
    }

    private DialogInput addressed(DialogInput input) {
      return switch (input) {
        case DialogInput.RouteReplied replied ->
            new DialogInput.RouteReplied(route.route(), replied.reply());
        case DialogInput.RouteFailed failed ->
            new DialogInput.RouteFailed(route.route(), failed.reason());
        default -> input;
      };
    }

    private String spoken() {
      return String.join(" ", sentences());
    }

    private List<String> sentences() {
      return actions.stream()
          .flatMap(
              action ->
                  action instanceof DialogAction.Say say
                      ? say.sentences().stream()
                      : Stream.<String>empty())
          .toList();
    }

    private List<DialogAction> end() {
      return actions.stream()
          .filter(a -> a instanceof DialogAction.HandOver || a instanceof DialogAction.HangUp)
          .toList();
    }

    private static boolean contains(String text, String part) {
      return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> unless(boolean right, String expected, Object got) {
      return right ? Optional.empty() : Optional.of("expected: " + expected + ", got: " + got);
    }
  }
}
