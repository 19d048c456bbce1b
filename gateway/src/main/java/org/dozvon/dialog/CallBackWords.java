package org.dozvon.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.speech.Utterance;
import org.dozvon.wording.Case;
import org.dozvon.wording.Gender;

/** What is said about call-backs, in one language. Immutable. */
final class CallBackWords {
  private final boolean russian;
  private final Speller speller;

  CallBackWords(Locale language) {
    this.russian = language.getLanguage().equals("ru");
    this.speller = new Speller(language);
  }

  /** Is this the number? */
  List<Utterance> offer(String number, boolean otherNumber) {
    return russian
        ? say(
            "Мы можем вам перезвонить, место в очереди сохранится.",
            "Перезвонить на номер " + speller.digits(number) + "?",
            "Да - нажмите один."
                + (otherNumber ? " Другой номер - два." : "")
                + " Ждать дальше - три.")
        : say(
            "We can call you back, and you keep your place.",
            "Shall we call " + speller.digits(number) + "?",
            "For yes press one."
                + (otherNumber ? " For another number press two." : "")
                + " To go on waiting press three.");
  }

  List<Utterance> askNumber() {
    return russian
        ? say("Наберите номер, на который перезвонить, и нажмите решётку.")
        : say("Please type the number that we should call, then press the pound key.");
  }

  List<Utterance> readBack(String number) {
    return russian
        ? say(speller.digits(number) + ". Верно? Да - нажмите один. Нет - два.")
        : say(speller.digits(number) + ". Is that right? For yes press one. For no press two.");
  }

  List<Utterance> booked() {
    return russian
        ? say("Спасибо. Мы перезвоним, когда подойдёт ваша очередь. До свидания.")
        : say("Thank you. We will call you when it is your turn. Goodbye.");
  }

  List<Utterance> stay() {
    return russian
        ? say("Хорошо, вы остаётесь на своём месте в очереди.")
        : say("All right. You keep your place in the queue.");
  }

  List<Utterance> cannot() {
    return russian
        ? say("К сожалению, сейчас это не получится. Вы остаётесь на своём месте в очереди.")
        : say("I am sorry, that is not possible now. You keep your place in the queue.");
  }

  /** To who answers, and must say so. */
  List<Utterance> ready() {
    return russian
        ? say(
            "Здравствуйте. Вы просили вам перезвонить.",
            "Если готовы говорить, скажите да или нажмите один.")
        : say(
            "Hello. This is the call back that you asked for.",
            "If you are ready, say yes, or press one.");
  }

  /** To who answers. */
  List<Utterance> greeting() {
    return russian
        ? say("Здравствуйте. Вы просили вам перезвонить. Одну минуту, соединяю.")
        : say("Hello. This is the call back that you asked for. One moment, please.");
  }

  List<Utterance> connecting() {
    return russian ? say("Одну минуту.") : say("One moment, please.");
  }

  List<Utterance> notAgain() {
    return russian
        ? say("Хорошо, больше не звоним. До свидания.")
        : say("All right, we will not call again. Goodbye.");
  }

  /**
   * To the person, before the caller's telephone rings.
   *
   * @param name of the caller; may be empty
   */
  List<Utterance> toPerson(String name) {
    String who = name.isBlank() ? "" : speller.plain(name);
    return russian
        ? say("Обратный звонок" + (who.isEmpty() ? "" : ", " + who) + ". Набираем номер.")
        : say("Call back" + (who.isEmpty() ? "" : " to " + who) + ". One moment.");
  }

  List<Utterance> nobodyAnswered() {
    return russian ? say("Никто не ответил.") : say("Nobody answered.");
  }

  /**
   * Where somebody stands, and that they are not forgotten when nothing may be told of it.
   *
   * @param position 1 is next
   * @param atMost the wait, whole minutes; zero: less than one
   */
  List<Utterance> comfort(OptionalInt position, Optional<Duration> atMost) {
    List<String> sentences = new ArrayList<>();
    position.ifPresent(place -> sentences.add(place(place)));
    atMost.ifPresent(wait -> sentences.add(howLong(wait.toMinutes())));
    if (sentences.isEmpty()) {
      sentences.add(
          russian
              ? "Мы о вас помним. Пожалуйста, оставайтесь на линии."
              : "You are not forgotten. Please stay on the line.");
    }
    return Utterance.of(sentences);
  }

  private String place(int position) {
    if (position <= 1) {
      return russian ? "Вы следующий." : "You are next.";
    }
    return russian
        ? "Перед вами " + people(position - 1) + "."
        : "You are number " + speller.number(position) + ".";
  }

  private String howLong(long minutes) {
    if (minutes < 1) {
      return russian ? "Ждать меньше минуты." : "The wait is less than a minute.";
    }
    return russian
        ? "Ждать не больше "
            + speller.number(minutes, Gender.FEMININE, Case.GENITIVE)
            + " "
            + speller.plural(minutes, List.of("минуты", "минут", "минут"))
            + "."
        : "The wait is at most "
            + speller.number(minutes)
            + " "
            + speller.plural(minutes, List.of("minute", "minutes"))
            + ".";
  }

  private String people(int ahead) {
    return speller.number(ahead)
        + " "
        + speller.plural(ahead, List.of("человек", "человека", "человек"));
  }

  /** While music plays. */
  List<Utterance> pressOne() {
    return russian
        ? say("Можем перезвонить вам, место в очереди сохранится. Для этого нажмите один.")
        : say("We can call you back, and you keep your place. For that, press one.");
  }

  private static List<Utterance> say(String... sentences) {
    return Utterance.of(List.of(sentences));
  }
}
