package org.dozvon.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.dozvon.staffing.Goal;
import org.dozvon.staffing.Outlook;

/** Service level and occupancy by people as an SVG picture. */
final class StaffPicture {
  private static final int LEFT = 60;
  private static final int TOP = 50;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;

  private StaffPicture() {}

  /** How many people to either side are worth a picture. */
  static int reach(int people) {
    return Math.max(8, (int) Math.ceil(1.5 * Math.sqrt(people)));
  }

  static String of(List<Outlook> outlooks, int people, Goal goal) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 420" font-family="sans-serif" font-size="13">
        <rect width="760" height="420" fill="white"/>
        """);
    for (int percent = 0; percent <= 100; percent += 20) {
      double y = y(percent / 100.0);
      line(svg, LEFT, y, LEFT + WIDTH, y, "#ddd", "");
      text(svg, LEFT - 8, y + 4, "end", "#333", percent + " %");
    }
    int first = outlooks.getFirst().people();
    int last = outlooks.getLast().people();
    int step = Math.max(1, (last - first) / 10);
    for (int n = first; n <= last; n += step) {
      text(svg, x(n, first, last), TOP + HEIGHT + 20, "middle", "#333", String.valueOf(n));
    }
    text(svg, LEFT + WIDTH / 2.0, TOP + HEIGHT + 42, "middle", "#333", "people on line");
    curve(svg, outlooks, Outlook::serviceLevel, "#1668b5");
    curve(svg, outlooks, Outlook::occupancy, "#c2570c");
    curve(svg, outlooks, Outlook::abandonment, "#777");
    line(svg, LEFT, y(goal.share()), LEFT + WIDTH, y(goal.share()), "#1668b5", "6 4");
    double here = x(people, first, last);
    line(svg, here, TOP, here, TOP + HEIGHT, "#333", "2 3");
    text(svg, here, TOP - 8, "middle", "#333", people + " people");
    text(svg, LEFT, 22, "start", "#1668b5", "in time (" + StaffText.of(goal) + ")");
    text(svg, 560, 22, "start", "#c2570c", "busy");
    text(svg, 620, 22, "start", "#777", "leave");
    return svg.append("</svg>\n").toString();
  }

  private static void curve(
      StringBuilder svg, List<Outlook> outlooks, ToDoubleFunction<Outlook> value, String colour) {
    int first = outlooks.getFirst().people();
    int last = outlooks.getLast().people();
    svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"").append(colour);
    svg.append("\" points=\"");
    for (Outlook o : outlooks) {
      svg.append(
          String.format(
              Locale.ROOT, "%.1f,%.1f ", x(o.people(), first, last), y(value.applyAsDouble(o))));
    }
    svg.append("\"/>\n");
  }

  private static void line(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour, String dash) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>%n",
            x1,
            y1,
            x2,
            y2,
            colour,
            dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\""));
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String colour, String what) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            colour,
            what));
  }

  private static double x(int people, int first, int last) {
    return LEFT + (last == first ? 0.5 : (people - first) / (double) (last - first)) * WIDTH;
  }

  private static double y(double share) {
    return TOP + (1 - share) * HEIGHT;
  }
}
