package org.dozvon.console.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the bars of a timeline stand, in units of the picture; drawn by the page. Whoever cannot
 * see it finds the same in the table below it.
 *
 * @param width of the whole
 * @param height of the whole
 * @param rows one a lane
 * @param ticks of the axis
 */
public record TimelinePicture(int width, int height, int axis, List<Row> rows, List<Tick> ticks) {
  private static final int WIDTH = 1000;
  private static final int LEFT = 110;
  private static final int RIGHT = 12;
  private static final int ROW = 26;
  private static final int BAR = 16;
  private static final int AXIS = 26;
  private static final int MOST_TICKS = 8;
  private static final double THINNEST = 2.5;
  private static final int[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200
  };

  /**
   * A lane.
   *
   * @param middle where its name stands
   */
  public record Row(Timeline.Lane lane, int middle, List<Bar> bars) {}

  /** A bar; numbers as SVG reads them. */
  public record Bar(String x, int y, String width, int height, String title) {}

  /** A line of the axis, with its time. */
  public record Tick(String x, String label) {}

  /** The picture of a timeline. */
  public static TimelinePicture of(Timeline timeline) {
    List<Row> rows = new ArrayList<>();
    for (Timeline.Lane lane : timeline.lanes()) {
      int top = rows.size() * ROW + 4;
      List<Bar> bars =
          timeline.of(lane).stream().map(span -> bar(timeline.length(), span, top)).toList();
      rows.add(new Row(lane, top + BAR / 2 + 5, bars));
    }
    int axis = rows.size() * ROW + 6;
    return new TimelinePicture(WIDTH, axis + AXIS, axis, rows, ticks(timeline.length()));
  }

  private static Bar bar(Duration length, Timeline.Span span, int top) {
    double from = x(length, span.from());
    double width = Math.max(THINNEST, x(length, span.to()) - from);
    String time = Times.length(span.from()) + "–" + Times.length(span.to());
    return new Bar(
        figure(Math.min(from, WIDTH - RIGHT - THINNEST)),
        top,
        figure(Math.min(width, Math.max(THINNEST, WIDTH - RIGHT - from))),
        BAR,
        time + "  " + span.what());
  }

  private static List<Tick> ticks(Duration length) {
    long seconds = Math.max(1, length.toSeconds());
    int step = STEPS[STEPS.length - 1];
    for (int candidate : STEPS) {
      if (seconds / candidate <= MOST_TICKS) {
        step = candidate;
        break;
      }
    }
    List<Tick> ticks = new ArrayList<>();
    for (long at = 0; at <= seconds; at += step) {
      Duration time = Duration.ofSeconds(at);
      ticks.add(new Tick(figure(x(length, time)), Times.length(time)));
    }
    return ticks;
  }

  private static double x(Duration length, Duration at) {
    double share = Math.clamp((double) at.toMillis() / Math.max(1, length.toMillis()), 0, 1);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
