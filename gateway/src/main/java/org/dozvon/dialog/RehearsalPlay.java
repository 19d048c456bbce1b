package org.dozvon.dialog;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.dozvon.dialog.Rehearsal.Line;
import org.dozvon.speech.Utterance;

/** Plays a rehearsal once, line by line, up to the first mistake. Confined to one thread. */
final class RehearsalPlay {
  private final Rehearsal rehearsal;
  private final Conversation conversation;
  private final Rehearsal.Ears ears;
  private final Instant now;
  private final List<String> transcript = new ArrayList<>();
  private Optional<Expectation> expectation = Optional.empty();
  private Profile profile;
  private List<DialogAction> actions = List.of();
  private DialogAction.CallRoute route =
      new DialogAction.CallRoute("", Map.of(), Duration.ZERO, List.of());

  /** What was wanted and what came instead. */
  private record Difference(String expected, String got) {}

  RehearsalPlay(Rehearsal rehearsal, Conversation conversation, ZoneId zone, Rehearsal.Ears ears) {
    this.rehearsal = rehearsal;
    this.now = rehearsal.at().atZone(zone).toInstant();
    this.conversation = conversation;
    this.ears = ears;
    this.profile = rehearsal.profile();
  }

  Rehearsal.Outcome run() {
    feed("", new DialogInput.Started());
    for (Line line : rehearsal.lines()) {
      Optional<Difference> difference = play(line);
      if (difference.isPresent()) {
        return outcome(difference.map(d -> mistake(line, d)));
      }
    }
    return outcome(Optional.empty());
  }

  private Rehearsal.Outcome outcome(Optional<Rehearsal.Mistake> mistake) {
    return new Rehearsal.Outcome(transcript, mistake, conversation.insight().trail());
  }

  private Rehearsal.Mistake mistake(Line line, Difference found) {
    return new Rehearsal.Mistake(line.place(), rehearsal.name(), found.expected(), found.got());
  }

  private Optional<Difference> play(Line line) {
    return switch (line) {
      case Line.Doing doing -> play(doing);
      case Line.Check check -> check(check);
    };
  }

  private Optional<Difference> play(Line.Doing doing) {
    return switch (doing) {
      case Line.Input input -> {
        hear(input.label(), input.input());
        yield Optional.empty();
      }
      case Line.Interrupts interrupts -> interrupt(interrupts.part());
      case Line.RouteTakes takes -> {
        wait(takes.time());
        yield Optional.empty();
      }
    };
  }

  private Optional<Difference> check(Line.Check check) {
    return switch (check) {
      case Line.BotSays says ->
          unless(contains(spoken(), says.part()), "the bot says \"" + says.part() + "\"", spoken());
      case Line.RouteCalled called ->
          unless(
              done(DialogAction.CallRoute.class).anyMatch(call -> isMeant(call, called)),
              "route " + called.route() + " " + called.arguments(),
              told(DialogAction.CallRoute.class));
      case Line.Treated treated ->
          unless(
              done(DialogAction.ChangeProfile.class)
                  .anyMatch(change -> isMeant(change.choice(), treated)),
              "profile " + treated.profile() + ", reason \"" + treated.reason() + "\"",
              told(DialogAction.ChangeProfile.class));
      case Line.Speaks speaks ->
          unless(
              actions.contains(new DialogAction.Speak(speaks.delivery())),
              ActionText.of(new DialogAction.Speak(speaks.delivery())),
              told(DialogAction.Speak.class));
      case Line.Noted noted ->
          unless(
              actions.contains(new DialogAction.Collected(noted.value(), noted.content())),
              ActionText.of(new DialogAction.Collected(noted.value(), noted.content())),
              told(DialogAction.Collected.class));
      case Line.Messaged messaged ->
          unless(
              done(DialogAction.SendMessage.class).anyMatch(sent -> isMeant(sent, messaged)),
              "message to " + messaged.to() + ": " + messaged.part(),
              told(DialogAction.SendMessage.class));
      case Line.Person person ->
          unless(
              done(DialogAction.HandOver.class).anyMatch(to -> isMeant(to, person)),
              words(person),
              end());
      case Line.Ended ended ->
          unless(done(DialogAction.HangUp.class).findAny().isPresent(), "the end", end());
    };
  }

  private static String words(Line.Person person) {
    return "to a person"
        + (person.queue().isEmpty() ? "" : ", queue \"" + person.queue() + "\"")
        + (person.topic().isEmpty() ? "" : ", topic \"" + person.topic() + "\"");
  }

  private static boolean isMeant(DialogAction.CallRoute call, Line.RouteCalled expected) {
    return call.route().equals(expected.route())
        && call.arguments().entrySet().containsAll(expected.arguments().entrySet());
  }

  private static boolean isMeant(DialogAction.SendMessage sent, Line.Messaged expected) {
    return (expected.to().isEmpty() || sent.to().equals(expected.to()))
        && contains(sent.text(), expected.part());
  }

  private static boolean isMeant(DialogAction.HandOver to, Line.Person expected) {
    return (expected.queue().isEmpty() || to.queue().equals(expected.queue()))
        && (expected.skill().isEmpty() || to.skill().equals(expected.skill()))
        && contains(to.topic(), expected.topic());
  }

  private static boolean isMeant(ProfileChoice choice, Line.Treated expected) {
    return choice.profile() == expected.profile() && contains(choice.reason(), expected.reason());
  }

  private <A extends DialogAction> Stream<A> done(Class<A> kind) {
    return actions.stream().filter(kind::isInstance).map(kind::cast);
  }

  private String told(Class<? extends DialogAction> kind) {
    List<String> told =
        done(kind)
            .filter(action -> !(action instanceof DialogAction.Listen))
            .map(ActionText::of)
            .toList();
    return told.isEmpty() ? "nothing of the kind" : String.join("; ", told);
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

  private Optional<Difference> interrupt(String part) {
    List<Utterance> unheard =
        done(DialogAction.Say.class)
            .flatMap(say -> say.utterances().stream())
            .dropWhile(sentence -> !contains(sentence.text(), part))
            .toList();
    Optional<Difference> difference =
        unless(!unheard.isEmpty(), "the bot says \"" + part + "\"", spoken());
    feed("(interrupts: " + part + ")", new DialogInput.Interrupted(unheard));
    return difference;
  }

  /** What a caller says comes through the ears; everything else comes as it is. */
  private void hear(String label, DialogInput input) {
    boolean loud = !label.isEmpty() && expectation.isPresent();
    if (!loud || !(input instanceof DialogInput.Heard said) || said.confidence() < 0.5) {
      feed(label, input);
      return;
    }
    DialogInput heard = ears.hear(said, expectation.orElseThrow(), rehearsal.language(), profile);
    feed(heard.equals(said) ? label : label + "  (heard: " + words(heard) + ")", heard);
  }

  private static String words(DialogInput input) {
    return input instanceof DialogInput.Heard heard ? heard.text() : "nothing";
  }

  private void feed(String label, DialogInput input) {
    if (!label.isEmpty()) {
      transcript.add("  caller: " + label);
    }
    actions = conversation.on(addressed(input), now);
    for (DialogAction action : actions) {
      switch (action) {
        case DialogAction.Say say -> transcript.add("  bot:    " + ActionText.of(say));
        case DialogAction.Listen listen -> expectation = Optional.of(listen.expectation());
        case DialogAction.CallRoute call -> {
          route = call;
          transcript.add("  route:  " + call.route() + " " + call.arguments());
        }
        case DialogAction.ChangeProfile change -> {
          profile = change.choice().profile();
          transcript.add("          " + ActionText.of(change));
        }
        default -> transcript.add("          " + ActionText.of(action));
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
    return done(DialogAction.Say.class).flatMap(say -> say.sentences().stream()).toList();
  }

  private String end() {
    List<String> ends =
        actions.stream()
            .filter(a -> a instanceof DialogAction.HandOver || a instanceof DialogAction.HangUp)
            .map(ActionText::of)
            .toList();
    return ends.isEmpty() ? "no end yet: " + told(DialogAction.class) : String.join("; ", ends);
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static Optional<Difference> unless(boolean right, String expected, String got) {
    return right ? Optional.empty() : Optional.of(new Difference(expected, got));
  }
}
