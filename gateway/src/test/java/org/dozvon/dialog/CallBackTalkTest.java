package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallBackTalkTest {
  private static final Instant T = Instant.EPOCH;
  private static final DialogInput BOOKED =
      new DialogInput.RouteReplied(CallBackTalk.ROUTE, Map.of("booked", "yes"));

  private static CallBackTalk talk(String language, String number) {
    return new CallBackTalk(
        Locale.of(language), Optional.of(number).filter(n -> !n.isEmpty()), true, false);
  }

  private static String said(List<DialogAction> actions) {
    return actions.stream()
        .filter(DialogAction.Say.class::isInstance)
        .map(a -> String.join(" ", ((DialogAction.Say) a).sentences()))
        .reduce("", String::concat);
  }

  private static String booked(List<DialogAction> actions) {
    return actions.stream()
        .filter(DialogAction.CallRoute.class::isInstance)
        .map(a -> ((DialogAction.CallRoute) a).arguments().get("number"))
        .findFirst()
        .orElse("");
  }

  private static boolean goesBack(List<DialogAction> actions) {
    return actions.getLast() instanceof DialogAction.HandOver;
  }

  @Test
  void theKnownNumberIsBookedWithOneKey() {
    CallBackTalk talk = talk("en", "4951234567");
    assertThat(said(talk.on(new DialogInput.Started(), T)))
        .contains("Shall we call four nine five");
    assertThat(booked(talk.on(new DialogInput.Pressed("1"), T))).isEqualTo("4951234567");
    List<DialogAction> end = talk.on(BOOKED, T);
    assertThat(said(end)).contains("Goodbye");
    assertThat(end.getLast()).isInstanceOf(DialogAction.HangUp.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"да", "да верно"})
  void orWithAWord(String yes) {
    CallBackTalk talk = talk("ru", "4951234567");
    assertThat(said(talk.on(new DialogInput.Started(), T))).contains("Перезвонить на номер");
    assertThat(booked(talk.on(new DialogInput.Heard(yes, 1), T))).isEqualTo("4951234567");
  }

  @Test
  void anotherNumberIsReadBackBeforeItIsBooked() {
    CallBackTalk talk = talk("en", "4951234567");
    talk.on(new DialogInput.Started(), T);
    assertThat(said(talk.on(new DialogInput.Pressed("2"), T))).contains("type the number");
    List<DialogAction> readBack = talk.on(new DialogInput.Pressed("8123"), T);
    assertThat(said(readBack)).contains("eight one, two three");
    assertThat(booked(readBack)).isEmpty();
    assertThat(said(talk.on(new DialogInput.Heard("no", 1), T))).contains("type the number");
    talk.on(new DialogInput.Heard("eight one two four", 1), T);
    assertThat(booked(talk.on(new DialogInput.Heard("yes", 1), T))).isEqualTo("8124");
  }

  @Test
  void whoShowsNoNumberIsAsked() {
    assertThat(said(talk("en", "").on(new DialogInput.Started(), T))).contains("type the number");
  }

  @Test
  void silenceRefusalAndFailureGoBackToThePlace() {
    for (DialogInput answer :
        List.of(
            new DialogInput.StayedSilent(),
            new DialogInput.Pressed("3"),
            new DialogInput.Pressed("0"),
            new DialogInput.Heard("what is this", 1))) {
      CallBackTalk talk = talk("en", "4951234567");
      talk.on(new DialogInput.Started(), T);
      assertThat(goesBack(talk.on(answer, T))).as(answer.toString()).isTrue();
    }
    CallBackTalk failed = talk("en", "4951234567");
    failed.on(new DialogInput.Started(), T);
    failed.on(new DialogInput.Pressed("1"), T);
    List<DialogAction> end =
        failed.on(new DialogInput.RouteFailed(CallBackTalk.ROUTE, "database"), T);
    assertThat(said(end)).contains("You keep your place");
    assertThat(goesBack(end)).isTrue();
  }

  @Test
  void itEnds() {
    CallBackTalk talk = talk("en", "");
    talk.on(new DialogInput.Started(), T);
    boolean over = false;
    for (int i = 0; i < 10 && !over; i++) {
      over = goesBack(talk.on(new DialogInput.Pressed("5"), T));
    }
    assertThat(over).isTrue();
  }

  @Test
  void anAnsweringMachineIsNotConnected() {
    ReadyTalk talk = new ReadyTalk(Locale.ENGLISH);
    talk.on(new DialogInput.Started(), T);
    talk.on(new DialogInput.Heard("please leave a message", 1), T);
    List<DialogAction> end = talk.on(new DialogInput.StayedSilent(), T);
    assertThat(end.getLast()).isInstanceOf(DialogAction.HangUp.class);
  }

  @Test
  void whereOneStandsInWords() {
    assertThat(
            words(
                Notice.comfort(
                    Locale.of("ru"), OptionalInt.of(4), Optional.of(Duration.ofMinutes(3)))))
        .isEqualTo("Перед вами три человека. Ждать не больше трех минут.");
    assertThat(
            words(
                Notice.comfort(
                    Locale.of("ru"), OptionalInt.of(2), Optional.of(Duration.ofMinutes(1)))))
        .isEqualTo("Перед вами один человек. Ждать не больше одной минуты.");
    assertThat(words(Notice.comfort(Locale.ENGLISH, OptionalInt.of(1), Optional.of(Duration.ZERO))))
        .isEqualTo("You are next. The wait is less than a minute.");
  }

  @Test
  void whatHasGotWorseIsLeftOut() {
    assertThat(words(Notice.comfort(Locale.ENGLISH, OptionalInt.of(2), Optional.empty())))
        .isEqualTo("You are number two.");
    assertThat(words(Notice.comfort(Locale.of("ru"), OptionalInt.empty(), Optional.empty())))
        .isEqualTo("Мы о вас помним. Пожалуйста, оставайтесь на линии.");
  }

  private static String words(Notice notice) {
    return String.join(" ", org.dozvon.speech.Utterance.texts(notice.words()));
  }
}
