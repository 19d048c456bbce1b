package org.dozvon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dozvon.staffing.Goal;
import org.dozvon.staffing.Outlook;

/** The service level by people as bars of text; blocks on a terminal, else plain ASCII. */
final class StaffPlot {
  private static final int WIDTH = 50;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private StaffPlot() {}

  static List<String> of(List<Outlook> outlooks, int people, Goal goal, boolean isTerminal) {
    List<String> lines = new ArrayList<>();
    int mark = (int) Math.round(goal.share() * WIDTH);
    lines.add("  in time" + " ".repeat(Math.max(0, mark - 1)) + StaffText.percent(goal.share()));
    for (Outlook o : outlooks) {
      String bar = isTerminal ? blocks(o.serviceLevel()) : signs(o.serviceLevel());
      char goalLine = isTerminal ? '│' : '|';
      StringBuilder line = new StringBuilder(bar);
      line.setLength(WIDTH);
      for (int i = bar.length(); i < WIDTH; i++) {
        line.setCharAt(i, i == mark ? goalLine : ' ');
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "%7d %s%5.1f %%%s",
              o.people(),
              line,
              100 * o.serviceLevel(),
              o.people() == people ? " <" : ""));
    }
    return lines;
  }

  private static String signs(double share) {
    return "#".repeat((int) Math.round(share * WIDTH));
  }

  private static String blocks(double share) {
    int eighths = (int) Math.round(share * WIDTH * 8);
    String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return "█".repeat(eighths / 8) + rest;
  }
}
