package org.dozvon.cli;

import java.util.Locale;
import org.dozvon.scale.Layout;
import org.dozvon.scale.Measured;
import org.dozvon.scale.Traffic;

/** A layout in words. */
final class ScaleText {
  private ScaleText() {}

  static String of(Traffic traffic, Measured measured, Layout layout) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "The busiest half hour: %,.0f calls (%.2f a second), %,.0f of them to a person",
        traffic.callsAtPeak(),
        traffic.callsPerSecond(),
        traffic.personsAtPeak());
    line(
        out,
        "  at once, at most       %,d with the bot, %,d in the queue, %,d in a talk with a person",
        layout.atBot(),
        layout.atQueue(),
        layout.inTalk());
    line(out, "  SIP legs               %,d", layout.legs());
    line(out, "  people on line         %,d, if all are one pool", layout.people());
    cells(out, measured, layout);
    edge(out, layout);
    return out.toString();
  }

  private static void cells(StringBuilder out, Measured measured, Layout layout) {
    line(out, "Cells: %d, each", layout.cells());
    line(
        out,
        "  1 Asterisk             %d processors, %d legs at most, and one like it that waits",
        measured.asteriskCores(),
        measured.legsOfAsterisk());
    line(
        out,
        "  %d gateways             %d processors each, %d talks each; one may be away",
        layout.gatewaysOfCell(),
        measured.gatewayCores(),
        measured.conversationsOfGateway());
    line(out, "  1 PostgreSQL           for its gateways");
  }

  private static void edge(StringBuilder out, Layout layout) {
    if (layout.cells() == 1) {
      line(out, "  people on line         %,d", layout.peopleOfCell());
      line(
          out,
          "The SIP edge: not needed for one Asterisk; for two (one waits) it is what switches");
    } else {
      line(
          out,
          "  people on line         %,d; together %,d, %.1f %% more than one pool needs",
          layout.peopleOfCell(),
          layout.peopleOfCell() * layout.cells(),
          layout.lossOfSplitting() * 100);
      line(out, "The SIP edge: 2 Kamailio; %d calls at most to an Asterisk", layout.callsOfCell());
    }
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
