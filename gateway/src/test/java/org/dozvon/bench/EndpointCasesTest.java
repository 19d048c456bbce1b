package org.dozvon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Expectation;
import org.dozvon.dialog.Hotline;
import org.dozvon.speech.TurnEvent;
import org.dozvon.speech.TurnInput;
import org.dozvon.speech.TurnSettings;
import org.dozvon.speech.VoiceTurnDetector;
import org.dozvon.testing.Recordings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long a silence ends a turn, by the question and the words heard so far: the grocery hotline's
 * judgement and the turn detector's patience together. The questions: {@code wish}, {@code digits}
 * (the card's), {@code right} (the card's digits read back), {@code more} (anything else?).
 */
class EndpointCasesTest {
  private static final Hotline HOTLINE = EarsBench.grocery();

  @ParameterizedTest(name = "{0} {1}: \"{2}\" -> {3} ms")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # complete: short
          en | digits | four four seven one                        |  380
          ru | digits | четыре четыре семь один                    |  380
          ru | digits | сорок четыре семьдесят один                |  380
          en | right  | yes                                        |  380
          en | right  | no                                         |  380
          ru | right  | да всё верно                               |  380
          ru | right  | угу                                        |  380
          en | right  | no four four one seven                     |  380
          en | more   | no                                         |  380
          ru | more   | нет спасибо                                |  380
          en | wish   | operator                                   |  380
          ru | digits | оператор                                   |  380
          en | wish   | how many bonus points do i have            |  380
          en | wish   | hello um i would like to know my points    |  380
          ru | wish   | сколько у меня баллов на карте             |  380
          ru | wish   | здравствуйте ну я хочу проверить баланс карты |  380
          # nothing is known: the middle
          en | wish   | the cheese                                 |  760
          ru | wish   | а у вас сыр                                |  760
          # unfinished: patient
          en | digits | my number is                               | 1500
          en | digits | four four                                  | 1500
          ru | digits | мой номер                                  | 1500
          ru | digits | четыре четыре семь                         | 1500
          en | right  | no four four                               | 1500
          en | wish   | balance and                                | 1500
          ru | wish   | баланс карты и                             | 1500
          en | wish   | i would like to                            | 1500
          ru | wish   | у меня вопрос потому что                   | 1500
          # words that say nothing: patient
          en | wish   | um                                         | 1500
          en | wish   | uh well                                    | 1500
          ru | wish   | э                                          | 1500
          ru | wish   | ну так                                     | 1500
          ru | wish   | ну это как его                             | 1500
          ru | right  | ну                                         | 1500
          """)
  void theSilenceThatEndsATurn(String language, String question, String words, int milliseconds) {
    Locale locale = Locale.of(language);
    assertThat(silence(locale, question, words, TurnSettings.standard())).isEqualTo(milliseconds);
  }

  @ParameterizedTest(name = "{0} {1}: \"{2}\" -> {3} ms")
  @CsvSource({
    "en, digits, four four seven one, 600",
    "ru, right, да, 600",
    "en, wish, the cheese, 1200",
    "ru, digits, мой номер, 2400",
    "en, wish, um, 2400"
  })
  void aGentleCallerHasMoreTime(String language, String question, String words, int milliseconds) {
    Locale locale = Locale.of(language);
    assertThat(silence(locale, question, words, TurnSettings.gentle())).isEqualTo(milliseconds);
  }

  private static int silence(
      Locale language, String question, String words, TurnSettings settings) {
    Expectation expectation = at(language, question);
    VoiceTurnDetector detector = new VoiceTurnDetector(settings);
    List<TurnEvent> events = new ArrayList<>();
    Recordings.quiet(50).forEach(frame -> hear(detector, frame, events));
    for (int i = 0; i < 50; i++) {
      hear(detector, voice(), events);
    }
    var heard = new TurnInput.Words(words, 0, expectation.judge().apply(words));
    events.addAll(detector.on(heard, Instant.EPOCH));
    int silence = 0;
    while (events.stream().noneMatch(TurnEvent.SpeechEnded.class::isInstance)) {
      assertThat(silence).as("no end: " + events).isLessThan(500);
      hear(detector, Recordings.quiet(1).getFirst(), events);
      silence++;
    }
    return 20 * silence;
  }

  private static void hear(VoiceTurnDetector detector, PcmFrame frame, List<TurnEvent> events) {
    events.addAll(detector.on(new TurnInput.Frame(frame), Instant.EPOCH));
  }

  private static PcmFrame voice() {
    short[] samples = new short[PcmFrame.SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (3000 * Math.sin(2 * Math.PI * 150 * i / PcmFrame.RATE));
    }
    return PcmFrame.of(samples);
  }

  /** What is expected at a question that conversations come to by words. */
  private static Expectation at(Locale language, String question) {
    Map<String, String> lines = Recordings.lines(language);
    Conversation conversation =
        new Conversation(HOTLINE, language, Profile.STANDARD, Map.of("card", "4471"));
    List<DialogInput> inputs = new ArrayList<>(List.of(new DialogInput.Started()));
    switch (question) {
      case "digits" -> inputs.add(new DialogInput.Heard(lines.get("activate-1"), 1));
      case "right" -> {
        inputs.add(new DialogInput.Heard(lines.get("activate-1"), 1));
        inputs.add(new DialogInput.Heard(lines.get("digits-1234"), 1));
      }
      case "more" -> {
        inputs.add(new DialogInput.Heard(lines.get("balance-1"), 1));
        var reply = Map.of("found", "yes", "points", "350");
        inputs.add(new DialogInput.RouteReplied("card-balance", reply));
      }
      default -> {}
    }
    List<DialogAction> last = List.of();
    for (DialogInput input : inputs) {
      last = conversation.on(input, Instant.EPOCH);
    }
    return ((DialogAction.Listen) last.getLast()).expectation();
  }
}
