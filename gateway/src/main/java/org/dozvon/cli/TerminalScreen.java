package org.dozvon.cli;

import java.io.PrintWriter;
import org.dozvon.chat.ChatScreen;

/** A chat in a terminal: what the bot says plainly, what happens behind it dimmed. */
final class TerminalScreen implements ChatScreen {
  private static final String DIM = "\033[2m";
  private static final String BOLD = "\033[1m";
  private static final String PLAIN = "\033[0m";
  private static final String PROMPT = "> ";

  private final PrintWriter out;
  private final boolean colours;
  private final boolean echo;

  /**
   * @param colours whether it is a terminal
   * @param echo whether typed lines are not shown by a terminal already
   */
  TerminalScreen(PrintWriter out, boolean colours, boolean echo) {
    this.out = out;
    this.colours = colours;
    this.echo = echo;
  }

  @Override
  public void bot(String text) {
    out.println(styled(BOLD, "bot     " + text));
  }

  @Override
  public void behind(String kind, String text) {
    out.println(styled(DIM, String.format("%-7s %s", kind, text)));
  }

  @Override
  public void note(String text) {
    out.println(text);
  }

  /** Asks for a line. */
  void prompt() {
    out.print(PROMPT);
    out.flush();
  }

  /** The line that was typed. */
  void typed(String line) {
    if (echo) {
      out.println(line);
    }
  }

  /** No more lines come. */
  void end() {
    out.println();
    out.flush();
  }

  private String styled(String style, String text) {
    return colours ? style + text + PLAIN : text;
  }
}
