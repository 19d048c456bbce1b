package org.dozvon.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.chat.ChatRoutes;
import org.dozvon.dialog.ActionText;
import org.dozvon.handover.RouteException;

/** The typist answers for the routes: {@code found=yes points=350}, or {@code fails why}. */
final class TypedRoutes implements ChatRoutes {
  private static final Pattern VALUE = Pattern.compile("([\\w-]+)=(\"[^\"]*\"|\\S*)");

  private final TerminalScreen screen;
  private final Supplier<String> line;

  /**
   * @param line the next typed line; empty at the end
   */
  TypedRoutes(TerminalScreen screen, Supplier<String> line) {
    this.screen = screen;
    this.line = line;
  }

  @Override
  public String who() {
    return "you answer for the routes";
  }

  @Override
  public Map<String, String> call(String route, Map<String, String> arguments, Duration limit)
      throws RouteException {
    screen.note(
        "route "
            + route
            + ActionText.values(arguments)
            + " answers? (name=value ..., or: fails WHY)");
    screen.prompt();
    String typed = line.get().strip();
    screen.typed(typed);
    if (typed.startsWith("fails")) {
      throw new RouteException(typed.substring("fails".length()).strip());
    }
    Map<String, String> reply = new LinkedHashMap<>();
    Matcher value = VALUE.matcher(typed);
    while (value.find()) {
      reply.put(value.group(1), value.group(2).replace("\"", ""));
    }
    return reply;
  }
}
