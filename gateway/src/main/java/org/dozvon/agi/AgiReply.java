package org.dozvon.agi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Asterisk's answer to one command. */
public sealed interface AgiReply extends AgiInbound {
  /**
   * {@code 200 result=<result> (<data>) endpos=<endpos>}.
   *
   * @param result as written, often a number; may be empty ({@code 200 result= (timeout)})
   * @param data what stood in parentheses, without them; or the remark of {@code 200 result=0 Gosub
   *     complete}
   * @param endpos where playing stopped, in samples
   */
  record Success(String result, Optional<String> data, OptionalLong endpos) implements AgiReply {
    /** Whether the result is a number below 0: the command failed or the channel hung up. */
    public boolean isFailure() {
      return result.startsWith("-");
    }
  }

  /** {@code 510 Invalid or unknown command}. */
  record UnknownCommand(String text) implements AgiReply {}

  /** {@code 511 Command Not Permitted on a dead channel or intercept routine}. */
  record DeadChannel(String text) implements AgiReply {}

  /**
   * {@code 520-Invalid command syntax ... 520 End of proper usage}: the lines between, or the text
   * of a 520 that has none.
   */
  record BadSyntax(List<String> usage) implements AgiReply {
    public BadSyntax {
      usage = List.copyOf(usage);
    }
  }

  /** Any other three-digit code. */
  record Other(int code, String text) implements AgiReply {
    /** Whether this only announces the real reply ({@code 100 result=0 Trying...}). */
    public boolean isProvisional() {
      return code < 200;
    }
  }
}
