package org.dozvon.phonebank.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dozvon.yaml.Nearest;

/**
 * One call as it is to go: who calls, what the caller does, what is to come of it.
 *
 * @param name language and file name, such as {@code en/balance}
 * @param about what it shows, in a line
 * @param dials the extension
 * @param voice whose recordings are played: a folder of voice-models/callers/LANGUAGE
 */
public record Scenario(
    String name,
    String about,
    String language,
    String number,
    String dials,
    String voice,
    List<Step> steps,
    Expected expected) {

  /** Whether this is the call that a user means by its whole name or by the part after the /. */
  public boolean isCalled(String wanted) {
    return name.equals(wanted) || name.substring(name.indexOf('/') + 1).equals(wanted);
  }

  /** What to say beside a name that none of these has: the nearest, else all, with language. */
  static String hint(String wanted, List<Scenario> all) {
    List<String> names = all.stream().map(Scenario::name).toList();
    return Stream.of("", "en/", "ru/")
        .map(language -> Nearest.hint(language + wanted, names))
        .filter(hint -> hint.contains("did you mean"))
        .findFirst()
        .orElseGet(() -> Nearest.hint(wanted, names));
  }

  /** What the caller does next. */
  public sealed interface Step {
    /** Waits for the bot to finish, then says a recorded line. */
    record Say(String line) implements Step {}

    /** Says a recorded line while the bot speaks. */
    record Interrupt(String line) implements Step {}

    /** Begins to speak as soon as the bot does, and goes on without listening. */
    record TalkOver(List<String> lines) implements Step {}

    /** Waits for the bot to finish, then presses keys. */
    record Press(String keys) implements Step {}

    /** Presses keys while the bot speaks. */
    record PressAtOnce(String keys) implements Step {}

    /** Does nothing for a while. */
    record Silent(Duration length) implements Step {}

    /** Waits for the bot to finish, then plays a noise. */
    record Noise(String sound) implements Step {}

    /** Hangs up, while the bot speaks or not. */
    record HangUp() implements Step {}
  }

  /**
   * What is to come of it; empty parts are not looked at.
   *
   * @param result {@code served}, {@code handed-over} or {@code abandoned}
   * @param reason words in the reason of the profile
   * @param personWithin the longest time from asking for a person to the person's answer; zero: any
   * @param personWithinOfAnswer the same from the hotline's answer on, whatever the caller did
   */
  public record Expected(
      String result,
      String queue,
      String intent,
      String profile,
      String reason,
      List<String> routes,
      Map<String, String> values,
      List<String> said,
      Duration personWithin,
      Duration personWithinOfAnswer) {}
}
