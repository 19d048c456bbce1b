package org.dozvon.agi;

import static org.dozvon.agi.Names.require;

import java.time.Duration;

/**
 * A command of the AGI protocol, as Asterisk's {@code res/res_agi.c} reads it. The records for what
 * this program uses; each refuses a name that is not one with {@link IllegalArgumentException}.
 *
 * <p>Values may come from outside (callers, databases): {@link AgiEncoder} quotes them and replaces
 * control characters. Templates, which Asterisk evaluates, may not: see {@link ExecTemplate} and
 * {@link GetFullVariable}.
 */
public sealed interface AgiCommand {
  /** {@code ANSWER}. */
  record Answer() implements AgiCommand {}

  /**
   * {@code EXEC application "arguments"}. Applications substitute <code>${...}</code> and {@code
   * $[...]} in their arguments, so arguments that contain either are refused here.
   */
  record Exec(String application, String arguments) implements AgiCommand {
    public Exec {
      require(Names.APPLICATION, application, "application");
      if (arguments.contains("${") || arguments.contains("$[")) {
        throw new IllegalArgumentException(
            "arguments of %s: %s (expected: no ${ or $[, Asterisk would evaluate it)"
                .formatted(application, WireText.printable(arguments)));
      }
    }
  }

  /**
   * {@code EXEC application "template"} where Asterisk is meant to evaluate <code>${...}</code>;
   * the template must be a constant of the program, never built from outside text.
   */
  record ExecTemplate(String application, String template) implements AgiCommand {
    public ExecTemplate {
      require(Names.APPLICATION, application, "application");
    }
  }

  /** {@code GET VARIABLE name}; the name may be a dialplan function with plain arguments. */
  record GetVariable(String name) implements AgiCommand {
    public GetVariable {
      require(Names.VARIABLE, name, "variable");
    }
  }

  /**
   * {@code GET FULL VARIABLE "expression"}: Asterisk evaluates it, so it must be a constant of the
   * program, never built from outside text.
   */
  record GetFullVariable(String expression) implements AgiCommand {}

  /** {@code SET VARIABLE name "value"}; the value is taken as it is, nothing is substituted. */
  record SetVariable(String name, String value) implements AgiCommand {
    public SetVariable {
      require(Names.VARIABLE, name, "variable");
    }
  }

  /** {@code SET CONTEXT name}: where the dialplan goes on when the session ends. */
  record SetContext(String name) implements AgiCommand {
    public SetContext {
      require(Names.CONTEXT, name, "context");
    }
  }

  /** {@code SET EXTENSION name}: where the dialplan goes on when the session ends. */
  record SetExtension(String name) implements AgiCommand {
    public SetExtension {
      require(Names.EXTENSION, name, "extension");
    }
  }

  /** {@code SET PRIORITY number-or-label}: where the dialplan goes on when the session ends. */
  record SetPriority(String priority) implements AgiCommand {
    public SetPriority {
      require(Names.PRIORITY, priority, "priority");
    }
  }

  /** {@code HANGUP}. */
  record HangUp() implements AgiCommand {}

  /**
   * {@code STREAM FILE name "digits"}: plays until the end or one of the digits.
   *
   * @param file a sound file without its format's suffix
   */
  record StreamFile(String file, String escapeDigits) implements AgiCommand {
    public StreamFile {
      require(Names.FILE, file, "sound file");
      require(Names.DIGITS, escapeDigits, "escape digits");
    }
  }

  /**
   * {@code GET DATA file timeout digits}: plays and collects key presses.
   *
   * @param timeout for each digit, 0 ms or more
   * @param digits at most so many, 1 to 1024
   */
  record GetData(String file, Duration timeout, int digits) implements AgiCommand {
    public GetData {
      require(Names.FILE, file, "sound file");
      Names.requireMillis(timeout);
      Names.requireRange(digits, 1, 1024, "digits");
    }
  }

  /** {@code WAIT FOR DIGIT timeout}; 0 ms or more. */
  record WaitForDigit(Duration timeout) implements AgiCommand {
    public WaitForDigit {
      Names.requireMillis(timeout);
    }
  }

  /** {@code SAY DIGITS digits "escape"}. */
  record SayDigits(String digits, String escapeDigits) implements AgiCommand {
    public SayDigits {
      require(Names.SPOKEN_DIGITS, digits, "digits");
      require(Names.DIGITS, escapeDigits, "escape digits");
    }
  }

  /** {@code SAY NUMBER number "escape"}. */
  record SayNumber(int number, String escapeDigits) implements AgiCommand {
    public SayNumber {
      require(Names.DIGITS, escapeDigits, "escape digits");
    }
  }

  /** {@code NOOP "text"}. */
  record Noop(String text) implements AgiCommand {}

  /** {@code VERBOSE "text" level}, level 1 to 4: a line on Asterisk's console. */
  record Verbose(String text, int level) implements AgiCommand {
    public Verbose {
      Names.requireRange(level, 1, 4, "level");
    }
  }

  /** {@code CHANNEL STATUS} of this channel: result 6 is up, 4 ringing, -1 gone. */
  record ChannelStatus() implements AgiCommand {}

  /** {@code DATABASE GET family key} from Asterisk's own small database. */
  record DatabaseGet(String family, String key) implements AgiCommand {
    public DatabaseGet {
      require(Names.DATABASE, family, "family");
      require(Names.DATABASE, key, "key");
    }
  }

  /** {@code DATABASE PUT family key "value"} into Asterisk's own small database. */
  record DatabasePut(String family, String key, String value) implements AgiCommand {
    public DatabasePut {
      require(Names.DATABASE, family, "family");
      require(Names.DATABASE, key, "key");
    }
  }
}
