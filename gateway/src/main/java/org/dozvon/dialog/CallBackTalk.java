package org.dozvon.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.callback.CallBack;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Utterance;

/**
 * The conversation with a caller who wants to be called back: which number, is it right, booked.
 * Silence, a refusal and what is not understood end it at once: the caller goes on waiting.
 * Confined to one thread.
 *
 * <pre>
 *   OFFER --yes--> BOOKING --booked--> goodbye (HangUp)
 *     | other        ^    `--failed--> back to the queue (HandOver)
 *     v              | yes
 *   NUMBER ------> READ_BACK --no--> NUMBER
 * </pre>
 */
public final class CallBackTalk implements Talk {
  /** The route that books; its argument {@code number}; replies {@code booked=yes} or not. */
  public static final String ROUTE = "book-call-back";

  private static final Duration BOOKING_LIMIT = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(7);
  private static final Duration GENTLE_PATIENCE = Duration.ofSeconds(12);
  private static final Duration KEY_GAP = Duration.ofSeconds(5);
  private static final int MOST_DIGITS = 20;
  private static final int MOST_TRIES = 3;
  private static final String ANOTHER = "2";

  private enum Waits {
    OFFER,
    NUMBER,
    READ_BACK,
    BOOKING,
    OVER
  }

  private final CallBackWords words;
  private final YesNoEar ear;
  private final Speller speller;
  private final boolean otherNumber;
  private final Duration patience;
  private String number;
  private int tries;
  private Waits waits = Waits.OFFER;

  /**
   * A conversation that begins.
   *
   * @param number as the network told it; empty: it is asked for
   * @param otherNumber whether another may be given
   */
  public CallBackTalk(
      Locale language, Optional<String> number, boolean otherNumber, boolean gentle) {
    this.words = new CallBackWords(language);
    this.ear = new YesNoEar(language);
    this.speller = new Speller(language);
    this.otherNumber = otherNumber;
    this.patience = gentle ? GENTLE_PATIENCE : PATIENCE;
    this.number = number.filter(CallBack::isNumber).orElse("");
  }

  @Override
  public List<DialogAction> on(DialogInput input, Instant now) {
    if (waits == Waits.OVER) {
      return List.of();
    }
    return switch (input) {
      case DialogInput.Started started -> begin();
      case DialogInput.Pressed pressed -> pressed(pressed.keys());
      case DialogInput.Heard heard -> heard(Lexicon.normal(heard.text()));
      case DialogInput.RouteReplied reply -> booked(reply.reply());
      case DialogInput.RouteFailed failed -> stay(words.cannot(), failed.reason());
      case DialogInput.Interrupted interrupted -> List.of();
      case DialogInput.TalksOn talksOn -> List.of();
      case DialogInput.RouteSlow slow -> List.of();
      case DialogInput.HearingLost lost -> List.of();
      case DialogInput.Crowded crowded -> begin();
      case DialogInput.Closing closing ->
          waits == Waits.BOOKING ? List.of() : stay(words.stay(), closing.reason());
      case DialogInput.StayedSilent silent ->
          waits == Waits.BOOKING ? List.of() : stay(words.stay(), "stayed silent");
    };
  }

  private List<DialogAction> begin() {
    if (!number.isEmpty()) {
      return ask(words.offer(number, otherNumber), yesNo());
    }
    return otherNumber ? askNumber() : stay(words.cannot(), "no number is known");
  }

  private List<DialogAction> pressed(String keys) {
    return switch (waits) {
      case OFFER ->
          switch (keys) {
            case "1" -> book();
            case ANOTHER -> otherNumber ? askNumber() : stay(words.stay(), "pressed " + keys);
            default -> stay(words.stay(), "pressed " + keys);
          };
      case NUMBER -> keys.equals("0") ? stay(words.stay(), "pressed 0") : take(keys);
      case READ_BACK ->
          switch (keys) {
            case "1" -> book();
            case ANOTHER -> askNumber();
            default -> stay(words.stay(), "pressed " + keys);
          };
      case BOOKING, OVER -> List.of();
    };
  }

  private List<DialogAction> heard(String text) {
    if (waits == Waits.NUMBER) {
      String digits = speller.readDigits(text);
      return CallBack.isNumber(digits) ? take(digits) : again(words.askNumber(), digits());
    }
    if (waits == Waits.BOOKING || text.isEmpty()) {
      return List.of();
    }
    Optional<Boolean> answer = ear.read(text);
    if (answer.isEmpty()) {
      return stay(words.stay(), "not understood");
    }
    if (answer.get()) {
      return book();
    }
    return otherNumber ? askNumber() : stay(words.stay(), "refused");
  }

  private List<DialogAction> askNumber() {
    if (++tries > MOST_TRIES) {
      return stay(words.cannot(), "no number in " + MOST_TRIES + " tries");
    }
    waits = Waits.NUMBER;
    return ask(words.askNumber(), digits());
  }

  private List<DialogAction> take(String typed) {
    if (!CallBack.isNumber(typed)) {
      return again(words.askNumber(), digits());
    }
    number = typed;
    waits = Waits.READ_BACK;
    return ask(words.readBack(number), yesNo());
  }

  private List<DialogAction> again(List<Utterance> question, Expectation expectation) {
    return ++tries > MOST_TRIES ? stay(words.cannot(), "no number") : ask(question, expectation);
  }

  private List<DialogAction> book() {
    waits = Waits.BOOKING;
    return List.of(
        new DialogAction.Hush(),
        new DialogAction.Collected("call-back", number),
        new DialogAction.CallRoute(ROUTE, Map.of("number", number), BOOKING_LIMIT));
  }

  private List<DialogAction> booked(Map<String, String> reply) {
    if (!reply.getOrDefault("booked", "no").equals("yes")) {
      return stay(words.cannot(), "not booked");
    }
    waits = Waits.OVER;
    return List.of(
        new DialogAction.Say(words.booked(), false), new DialogAction.HangUp("call-back booked"));
  }

  private List<DialogAction> stay(List<Utterance> why, String reason) {
    waits = Waits.OVER;
    return List.of(
        new DialogAction.Hush(),
        new DialogAction.Say(why, false),
        new DialogAction.HandOver("", "", reason));
  }

  private static List<DialogAction> ask(List<Utterance> question, Expectation expectation) {
    return List.of(
        new DialogAction.Hush(),
        new DialogAction.Say(question, true),
        new DialogAction.Listen(expectation));
  }

  private Expectation yesNo() {
    return ear.expectation(patience);
  }

  private Expectation digits() {
    return new Expectation(
        new Grammar(speller.digitWords(), false),
        said -> Completeness.OPEN,
        new KeyPlan(MOST_DIGITS, KEY_GAP),
        patience);
  }
}
