package org.dozvon.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.Insight;

/** Which steps of a hotline's dialogs its tests reach, by intent and language. */
final class Coverage {
  private final Hotline hotline;
  private final List<Locale> languages;
  private final Map<Locale, Set<Insight.Reached>> reached = new HashMap<>();

  Coverage(Hotline hotline) {
    this.hotline = hotline;
    this.languages =
        hotline.languages().stream()
            .sorted((a, b) -> a.toLanguageTag().compareTo(b.toLanguageTag()))
            .toList();
    languages.forEach(language -> reached.put(language, new HashSet<>()));
  }

  /** A test in this language took these steps. */
  void add(Locale language, List<Insight.Reached> trail) {
    reached.computeIfAbsent(language, none -> new HashSet<>()).addAll(trail);
  }

  /** The table: an intent a line, and all of them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(String.format("%-20s %5s", "steps reached", "of"));
    languages.forEach(language -> head.append(String.format(" %4s", language.toLanguageTag())));
    lines.add(head + "  never reached");
    hotline.steps().forEach((intent, steps) -> lines.add(line(intent, steps)));
    lines.add(total());
    return lines;
  }

  private String line(String intent, List<String> steps) {
    StringBuilder line = new StringBuilder(String.format("%-20s %5d", intent, steps.size()));
    List<String> missing = new ArrayList<>();
    List<String> never = steps.stream().filter(step -> !anywhere(intent, step)).toList();
    if (!never.isEmpty()) {
      missing.add(String.join(", ", never));
    }
    for (Locale language : languages) {
      List<String> not = steps.stream().filter(step -> !in(language, intent, step)).toList();
      line.append(String.format(" %4d", steps.size() - not.size()));
      List<String> only = not.stream().filter(step -> !never.contains(step)).toList();
      if (!only.isEmpty()) {
        missing.add("in " + language.toLanguageTag() + ": " + String.join(", ", only));
      }
    }
    return line + (missing.isEmpty() ? "" : "  " + String.join("; ", missing));
  }

  private String total() {
    int all = 0;
    int found = 0;
    int[] each = new int[languages.size()];
    for (Map.Entry<String, List<String>> intent : hotline.steps().entrySet()) {
      for (String step : intent.getValue()) {
        all++;
        found += anywhere(intent.getKey(), step) ? 1 : 0;
        for (int i = 0; i < each.length; i++) {
          each[i] += in(languages.get(i), intent.getKey(), step) ? 1 : 0;
        }
      }
    }
    StringBuilder line = new StringBuilder(String.format("%-20s %5d", "all", all));
    for (int count : each) {
      line.append(String.format(" %4d", count));
    }
    return line
        + String.format(Locale.ROOT, "  %d of %d reached (%d %%)", found, all, 100 * found / all);
  }

  private boolean anywhere(String intent, String step) {
    return reached.values().stream().anyMatch(r -> r.contains(new Insight.Reached(intent, step)));
  }

  private boolean in(Locale language, String intent, String step) {
    return reached.get(language).contains(new Insight.Reached(intent, step));
  }
}
