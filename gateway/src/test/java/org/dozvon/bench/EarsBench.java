package org.dozvon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dozvon.call.CallEvent;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.testing.Recordings;
import org.dozvon.vosk.SteppedVosk;
import org.dozvon.yaml.Problems;

/**
 * How well the shipped hotline understands callers on bad lines: six wishes in three recorded
 * voices a language over each kind of line; prints how many were reached. The same figures at every
 * run. Options: {@code --line TEXT} only lines whose names hold the text, {@code --calls} what was
 * said in the calls that failed, {@code --wish NAME}, {@code --language en|ru}.
 */
public final class EarsBench {
  private final Hotline hotline = grocery();
  private final List<String> options;
  private final Map<String, List<EarsCall.Outcome>> outcomes = new ConcurrentHashMap<>();

  private EarsBench(List<String> options) {
    this.options = options;
  }

  /** Prints the table. */
  public static void main(String[] arguments) throws InterruptedException {
    new EarsBench(List.of(arguments)).run();
  }

  private void run() throws InterruptedException {
    List<EarsCondition> conditions =
        EarsCondition.all().stream().filter(c -> c.name().contains(option("--line", ""))).toList();
    List<Thread> threads = new ArrayList<>();
    for (Locale language : Recordings.LANGUAGES) {
      if (language.getLanguage().contains(option("--language", ""))) {
        threads.add(new Thread(() -> run(language, conditions), "ears-" + language));
      }
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.printf(
        "%-30s %14s %14s %12s %16s%n",
        "line", "reached en", "reached ru", "stopped bot", "turn p50/p95 ms");
    conditions.forEach(condition -> System.out.println(row(condition)));
  }

  private String option(String name, String otherwise) {
    int at = options.indexOf(name);
    return at < 0 ? otherwise : options.get(at + 1);
  }

  private void run(Locale language, List<EarsCondition> conditions) {
    try (SteppedVosk vosk = new SteppedVosk(language)) {
      for (EarsCondition condition : conditions) {
        for (EarsTask task : EarsTask.values()) {
          if (task.name().contains(option("--wish", "").toUpperCase(Locale.ROOT))) {
            Recordings.VOICES.forEach(voice -> call(condition, language, voice, task, vosk));
          }
        }
      }
    }
  }

  private void call(
      EarsCondition condition, Locale language, String voice, EarsTask task, SteppedVosk vosk) {
    EarsCall.Outcome outcome = call(hotline, condition, language, voice, task, vosk);
    outcomes
        .computeIfAbsent(
            key(condition, language), k -> Collections.synchronizedList(new ArrayList<>()))
        .add(outcome);
    if (options.contains("--calls") && (!outcome.reached() || outcome.interruptions() > 0)) {
      System.out.println(
          condition.name() + ", " + language + ", " + voice + ", " + task + ": " + said(outcome));
    }
  }

  /** One call. */
  static EarsCall.Outcome call(
      Hotline hotline,
      EarsCondition condition,
      Locale language,
      String voice,
      EarsTask task,
      SteppedVosk vosk) {
    long seed = (language + voice + task).hashCode();
    Impairment line = condition.line(seed);
    return new EarsCall(hotline, language, voice, task, line, vosk).run();
  }

  private static String said(EarsCall.Outcome outcome) {
    StringBuilder said = new StringBuilder(outcome.reached() ? "reached" : "NOT reached");
    for (CallEvent event : outcome.events()) {
      switch (event) {
        case CallEvent.BotSaid e -> said.append("\n    bot     ").append(e.text());
        case CallEvent.CallerSaid e ->
            said.append("\n    caller  ")
                .append(
                    String.format(
                        Locale.ROOT, "%s (%.2f) -> %s", e.text(), e.confidence(), e.meaning()));
        case CallEvent.BargedIn e -> said.append("\n    stopped, unheard: ").append(e.unheard());
        case CallEvent.CallerSilent e -> said.append("\n    silence");
        case CallEvent.HandedOver e -> said.append("\n    person  ").append(e.reason());
        default -> {}
      }
    }
    return said.toString();
  }

  private String row(EarsCondition condition) {
    List<EarsCall.Outcome> all = new ArrayList<>();
    StringBuilder shares = new StringBuilder();
    for (Locale language : Recordings.LANGUAGES) {
      List<EarsCall.Outcome> some = outcomes.getOrDefault(key(condition, language), List.of());
      long reached = some.stream().filter(EarsCall.Outcome::reached).count();
      shares.append(
          String.format(
              Locale.ROOT,
              " %2d/%2d %6.1f %%",
              reached,
              some.size(),
              some.isEmpty() ? 0 : 100.0 * reached / some.size()));
      all.addAll(some);
    }
    List<Integer> delays = all.stream().flatMap(o -> o.delays().stream()).sorted().toList();
    return String.format(
        Locale.ROOT,
        "%-30s %s %12d %11d/%4d",
        condition.name(),
        shares,
        all.stream().mapToInt(EarsCall.Outcome::interruptions).sum(),
        at(delays, 0.5),
        at(delays, 0.95));
  }

  private static int at(List<Integer> sorted, double share) {
    return sorted.isEmpty() ? 0 : 20 * sorted.get((int) (share * (sorted.size() - 1)));
  }

  private static String key(EarsCondition condition, Locale language) {
    return condition.name() + " " + language;
  }

  /** The grocery hotline as shipped. */
  static Hotline grocery() {
    Problems problems = new Problems();
    try {
      HotlineFiles files = HotlineFiles.in(Recordings.folder("dialplans/hotlines")).getFirst();
      return new HotlineReader().read(files.name(), files.texts(), problems).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
