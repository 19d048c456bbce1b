package org.dozvon.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.queue.Counts;

/**
 * A day as an SVG picture: above, the service level of each busy half hour, a line for each policy;
 * below, the callers, and who gave up. Legible on light and dark ground.
 */
public final class DayPicture {
  private static final int LEFT = 60;
  private static final int WIDTH = 864;
  private static final int TOP = 70;
  private static final int LEVELS = 220;
  private static final int GAP = 60;
  private static final int CALLERS = 120;
  private static final double STEP = (double) WIDTH / DayPlan.SLOTS;
  private static final String STYLE =
      """
      <style>
        .ground { fill: #ffffff; } text { fill: #24292f; font: 13px sans-serif; }
        .title { font: bold 16px sans-serif; } .axis { stroke: #8c959f; stroke-width: 1; }
        .grid { stroke: #d0d7de; stroke-width: 1; } .target { stroke: #9a6700; stroke-dasharray: 6 4; }
        .line { fill: none; stroke-width: 2.5; } .a { stroke: #cf222e; } .b { stroke: #0969da; }
        .c { stroke: #8250df; } .bar { fill: #afb8c1; } .lost { fill: #cf222e; }
        .key { stroke-width: 4; }
        @media (prefers-color-scheme: dark) {
          .ground { fill: #0d1117; } text { fill: #e6edf3; } .axis { stroke: #848d97; }
          .grid { stroke: #30363d; } .target { stroke: #d29922; } .a { stroke: #ff7b72; }
          .b { stroke: #58a6ff; } .c { stroke: #bc8cff; } .bar { fill: #484f58; } .lost { fill: #ff7b72; }
        }
      </style>
      """;
  private static final List<String> CLASSES = List.of("a", "b", "c");

  private DayPicture() {}

  /**
   * The picture.
   *
   * @param policies in the order in which they are to be named; the last one's callers are shown
   */
  public static String of(String title, Map<String, DayReport> policies) {
    StringBuilder svg = new StringBuilder();
    int height = TOP + LEVELS + GAP + CALLERS + 40;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
        <title>%s</title>
        """
            .formatted(LEFT + WIDTH + 20, height, escaped(title)));
    svg.append(STYLE);
    svg.append("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
    svg.append(text(LEFT, 26, "title", "start", title));
    List<DayReport> reports = new ArrayList<>(policies.values());
    levels(svg, reports);
    keys(svg, List.copyOf(policies.keySet()));
    callers(svg, reports.getLast());
    return svg.append("</svg>\n").toString();
  }

  private static void levels(StringBuilder svg, List<DayReport> reports) {
    for (int percent = 0; percent <= 100; percent += 20) {
      double y = y(percent / 100.0);
      svg.append(line("grid", LEFT, y, LEFT + WIDTH, y));
      svg.append(text(LEFT - 8, y + 4, "", "end", percent + " %"));
    }
    double promise = reports.getFirst().promised();
    svg.append(line("target", LEFT, y(promise), LEFT + WIDTH, y(promise)));
    hours(svg, TOP + LEVELS);
    for (int i = 0; i < reports.size(); i++) {
      DayReport report = reports.get(i);
      StringBuilder points = new StringBuilder();
      report
          .busy()
          .forEach(slot -> points.append(point(middle(slot), y(report.level(slot)))).append(' '));
      svg.append(
          "<polyline class=\"line %s\" points=\"%s\"/>\n"
              .formatted(CLASSES.get(i % CLASSES.size()), points.toString().strip()));
    }
  }

  private static void keys(StringBuilder svg, List<String> names) {
    double x = LEFT;
    for (int i = 0; i < names.size(); i++) {
      svg.append(line("key " + CLASSES.get(i % CLASSES.size()), x, 48, x + 26, 48));
      svg.append(text(x + 32, 52, "", "start", names.get(i)));
      x += 60 + 8 * names.get(i).length();
    }
  }

  private static void callers(StringBuilder svg, DayReport report) {
    int bottom = TOP + LEVELS + GAP + CALLERS;
    int most = 1;
    for (int slot = 0; slot < DayPlan.SLOTS; slot++) {
      most = Math.max(most, all(report.half(slot)));
    }
    for (int slot = 0; slot < DayPlan.SLOTS; slot++) {
      Counts c = report.half(slot);
      bar(svg, "bar", slot, bottom, (double) CALLERS * all(c) / most);
      bar(svg, "lost", slot, bottom, (double) CALLERS * c.abandoned() / most);
    }
    svg.append(text(LEFT - 8, bottom - CALLERS + 10, "", "end", Integer.toString(most)));
    svg.append(
        text(
            LEFT,
            bottom - CALLERS - 8,
            "",
            "start",
            "callers in each half hour; below, those who gave up"));
    hours(svg, bottom);
  }

  private static int all(Counts counts) {
    return counts.answered() + counts.abandoned();
  }

  private static void hours(StringBuilder svg, int y) {
    svg.append(line("axis", LEFT, y, LEFT + WIDTH, y));
    for (int hour = 0; hour <= 24; hour += 3) {
      svg.append(text(LEFT + hour * 2 * STEP, y + 18, "", "middle", hour + ":00"));
    }
  }

  private static double middle(int slot) {
    return LEFT + (slot + 0.5) * STEP;
  }

  private static double y(double level) {
    return TOP + LEVELS * (1 - level);
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }

  private static void bar(StringBuilder svg, String look, int slot, int bottom, double height) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
            look,
            LEFT + slot * STEP + 1,
            bottom - height,
            STEP - 2,
            height));
  }

  private static String line(String look, double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
        look,
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(double x, double y, String look, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
        look,
        x,
        y,
        anchor,
        escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
