package org.dozvon.timetable;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * Reads {@code days:} and {@code holidays:}, of {@code schedule:} in hotline.yaml and of {@code
 * hours:} in queues.yaml.
 */
public final class TimetableReader {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern HOURS =
      Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");

  private final Problems problems;

  /** Mistakes are added to the problems. */
  public TimetableReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads both; other fields there are left to the caller, who calls {@code done()}. */
  public Timetable read(Fields fields) {
    Map<DayOfWeek, List<Timetable.Hours>> week = new EnumMap<>(DayOfWeek.class);
    Fields days = fields.fields("days");
    days.all().forEach((name, node) -> days(days, name, hours(node), week));
    if (days.all().isEmpty()) {
      problems.add(fields.place(), "\"days\" is missing: on which days, from when to when?");
    }
    Map<LocalDate, List<Timetable.Hours>> holidays = new HashMap<>();
    Fields dates = fields.fields("holidays");
    dates
        .all()
        .forEach(
            (date, node) -> {
              try {
                holidays.put(LocalDate.parse(date), hours(node));
              } catch (DateTimeException e) {
                problems.add(
                    dates.keyPlace(date),
                    "holidays: \"" + date + "\" (expected: such as 2027-01-01)");
              }
            });
    return new Timetable(week, holidays);
  }

  private void days(
      Fields days,
      String name,
      List<Timetable.Hours> hours,
      Map<DayOfWeek, List<Timetable.Hours>> week) {
    String[] ends = name.toLowerCase(Locale.ROOT).split("-", 2);
    int first = DAYS.indexOf(ends[0].strip());
    int last = DAYS.indexOf(ends[ends.length - 1].strip());
    if (first < 0 || last < first) {
      problems.add(
          days.keyPlace(name),
          "days: \"" + name + "\" (expected: such as mon, or mon-fri)" + Nearest.hint(name, DAYS));
      return;
    }
    for (int day = first; day <= last; day++) {
      if (week.put(DayOfWeek.of(day + 1), hours) != null) {
        problems.add(days.keyPlace(name), DAYS.get(day) + " is there twice");
      }
    }
  }

  private List<Timetable.Hours> hours(YamlNode node) {
    List<Timetable.Hours> hours = new ArrayList<>();
    for (YamlNode item : node.items()) {
      String text = item.text(problems).strip();
      if (!text.equals("closed")) {
        hours(text)
            .ifPresentOrElse(
                hours::add,
                () ->
                    problems.add(
                        item.place(),
                        "hours: \"" + text + "\" (expected: such as 09:00-21:00, or closed)"));
      }
    }
    return List.copyOf(hours);
  }

  /** An end that is not after the beginning is on the next day. */
  private static Optional<Timetable.Hours> hours(String text) {
    Matcher matcher = HOURS.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int day = Timetable.Hours.DAY;
    int from = minute(matcher.group(1), matcher.group(2));
    int to = minute(matcher.group(3), matcher.group(4));
    return Optional.of(new Timetable.Hours(from, to > from ? to : to + day))
        .filter(hours -> from >= 0 && from < day && to >= 0);
  }

  /** Minutes from midnight; negative when there is no such time. */
  private static int minute(String hour, String minute) {
    int all = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    return all <= Timetable.Hours.DAY && Integer.parseInt(minute) < 60 ? all : -1;
  }
}
