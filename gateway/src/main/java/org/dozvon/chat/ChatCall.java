package org.dozvon.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.Profile;
import org.dozvon.dialog.ActionText;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Expectation;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.Insight;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Grammar;

/** One call of a chat: inputs go to the conversation, what it does is shown and done. */
final class ChatCall {
  private static final Expectation NOTHING =
      new Expectation(Grammar.OPEN, words -> Completeness.OPEN, KeyPlan.MENU, Duration.ZERO);

  private final Conversation conversation;
  private final ChatScreen screen;
  private final RouteDesk routes;
  private final Why why;
  private final List<String> said = new ArrayList<>();
  private Expectation listens = NOTHING;
  private Optional<Why.Decision> last = Optional.empty();
  private Optional<DialogAction.CallRoute> open = Optional.empty();
  private boolean over;

  ChatCall(
      Hotline hotline,
      Locale language,
      Profile profile,
      Map<String, String> known,
      ChatScreen screen,
      RouteDesk routes) {
    this.conversation = new Conversation(hotline, language, profile, known);
    this.screen = screen;
    this.routes = routes;
    this.why = new Why(hotline, language);
  }

  /** The line is open: the bot greets. */
  void begin() {
    decide(new DialogInput.Started());
  }

  boolean isOver() {
    return over;
  }

  /** The caller says this. */
  void says(String words) {
    said.add(words);
    input(new DialogInput.Heard(words, words.isEmpty() ? 0 : 0.9));
  }

  /** The caller presses these keys, which are complete as the question wants them. */
  void presses(String keys) {
    said.add("#" + keys);
    String rest = keys;
    while (!rest.isEmpty() && !over) {
      int end = rest.indexOf('#');
      int most = Math.max(1, listens.keys().max());
      boolean ended = end >= 0 && end < most;
      String entry = rest.substring(0, ended ? end : Math.min(most, rest.length()));
      rest = rest.substring(entry.length() + (ended ? 1 : 0));
      if (!entry.isEmpty()) {
        input(new DialogInput.Pressed(entry));
      }
    }
  }

  /** The caller says nothing; a route that is still at work answers now. */
  void waits() {
    if (open.isPresent()) {
      answer(open.get());
    } else {
      screen.behind("silence", seconds(listens.patience()) + " s");
      input(new DialogInput.StayedSilent());
    }
  }

  /** Explains the last decision. */
  void explain() {
    Insight now = conversation.insight();
    last.map(decision -> why.explain(decision, now, listens))
        .orElseGet(() -> why.standing(now, listens))
        .forEach(line -> screen.behind("", line));
  }

  private void input(DialogInput input) {
    Insight before = conversation.insight();
    Expectation listened = listens;
    List<DialogAction> actions = decide(input);
    last = Optional.of(new Why.Decision(input, before, listened, actions));
  }

  private List<DialogAction> decide(DialogInput input) {
    List<DialogAction> actions = conversation.on(input, Instant.now());
    Optional<DialogAction.CallRoute> called = Optional.empty();
    for (DialogAction action : actions) {
      show(action);
      if (action instanceof DialogAction.CallRoute call) {
        called = Optional.of(call);
      }
    }
    called.ifPresent(this::call);
    return actions;
  }

  private void call(DialogAction.CallRoute call) {
    open = Optional.empty();
    if (!routes.isSlow(call.route())) {
      answer(call);
      return;
    }
    open = Optional.of(call);
    for (Duration after : call.tellAfter()) {
      screen.behind("route", "no answer after " + seconds(after) + " s");
      decide(new DialogInput.RouteSlow(call.route(), after));
    }
    screen.note("(the route is still at work; an empty line lets it answer)");
  }

  private void answer(DialogAction.CallRoute call) {
    open = Optional.empty();
    DialogInput answer = routes.answer(call);
    screen.behind("route", call.route() + " -> " + RouteDesk.words(answer));
    decide(answer);
  }

  private void show(DialogAction action) {
    switch (action) {
      case DialogAction.Say say -> screen.bot(ActionText.of(say));
      case DialogAction.Listen listen -> listens = listen.expectation();
      case DialogAction.CallRoute call ->
          screen.behind("route", call.route() + ActionText.values(call.arguments()));
      case DialogAction.HandOver to -> {
        over = true;
        screen.behind("person", ActionText.of(to));
        screen.behind("", "context:" + ActionText.values(conversation.insight().values()));
        screen.behind("", "said: " + String.join(" / ", said));
      }
      case DialogAction.HangUp end -> {
        over = true;
        screen.behind("end", end.reason());
      }
      default -> screen.behind("", ActionText.of(action));
    }
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }
}
