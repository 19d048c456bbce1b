package org.dozvon.voices;

import java.time.Duration;
import java.util.List;

/**
 * A command that speaks the text on its standard input (UTF-8).
 *
 * @param command the program and its arguments; {@code {out}} is replaced by the WAV file to write
 *     (without it the WAV is taken from standard output), {@code {voice}} by the voice's name,
 *     {@code {rate}} by the speed in per cent, {@code {wpm}} by words a minute. No shell is
 *     involved.
 * @param voice the name when the caller's Voice names none
 * @param timeout after which the command is killed
 * @param target loudness in dBov, -40..-10
 */
public record CommandSettings(List<String> command, String voice, Duration timeout, double target) {
  public CommandSettings {
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("command: empty (expected: a program)");
    }
  }

  /** RHVoice as setup/voice-up.sh puts it into a folder. */
  public static CommandSettings rhvoice(String program) {
    return new CommandSettings(
        List.of(program, "-p", "{voice}", "-r", "{rate}", "-o", "{out}"),
        "anna",
        Duration.ofSeconds(20),
        -20);
  }

  /** Espeak-ng, which every distribution has. */
  public static CommandSettings espeak() {
    return new CommandSettings(
        List.of("espeak-ng", "-v", "{voice}", "-s", "{wpm}", "--stdout", "--stdin"),
        "ru",
        Duration.ofSeconds(20),
        -20);
  }
}
