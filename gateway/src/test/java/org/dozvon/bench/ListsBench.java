package org.dozvon.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Expectation;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.dialog.Review;
import org.dozvon.dialog.Surroundings;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;
import org.dozvon.testing.Recordings;
import org.dozvon.vosk.SteppedVosk;
import org.dozvon.yaml.Problems;

/**
 * What a long list of streets costs: reading and reviewing the shipped hotline with it, the grammar
 * of its question in Vosk, the decoding of a recorded caller under it, a judgement of words and an
 * answer. The names are pairs of words of the demo model; what the caller says stands near the end.
 */
public final class ListsBench {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 50_000);
  private static final String SAID = "oak street";
  private static final int TIMES = 200;
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private final SteppedVosk vosk;
  private final TreeSet<String> words = new TreeSet<>();

  ListsBench(SteppedVosk vosk) {
    this.vosk = vosk;
  }

  /** Prints the table. Options: sizes of the lists. */
  public static void main(String[] arguments) throws IOException {
    List<Integer> sizes = Stream.of(arguments).map(Integer::valueOf).toList();
    System.out.printf(
        "%8s %9s %9s %8s %6s %11s %12s %10s %10s  %s%n",
        "list",
        "read ms",
        "check ms",
        "phrases",
        "words",
        "grammar ms",
        "decode ms/s",
        "judge us",
        "answer us",
        "found near the end: spoken, as text");
    try (SteppedVosk vosk = new SteppedVosk(Locale.ENGLISH)) {
      ListsBench bench = new ListsBench(vosk);
      bench.row(SIZES.getFirst()); // warms up
      for (int size : sizes.isEmpty() ? SIZES : sizes) {
        System.out.println(bench.row(size));
      }
    }
  }

  /** One line of the table for a list of this size. */
  String row(int size) throws IOException {
    List<String> names = names(size);
    Map<String, String> files = files(names);
    long began = System.nanoTime();
    Problems problems = new Problems();
    Hotline hotline = read(files, problems);
    double read = millis(began);
    began = System.nanoTime();
    new Review(files, Surroundings.UNKNOWN).of(hotline, problems, new Problems());
    double check = millis(began);
    Expectation expectation = expectation(asked(hotline).actions());
    List<String> phrases = expectation.grammar().phrases();
    long distinct = phrases.stream().flatMap(p -> Arrays.stream(p.split(" "))).distinct().count();
    Spoken spoken = speak(expectation);
    String last = names.getLast();
    return String.format(
        Locale.ROOT,
        "%8d %9.0f %9.0f %8d %6d %11.0f %12.0f %10.1f %10.1f  %s (\"%s\"), %s",
        size,
        read,
        check,
        phrases.size(),
        distinct,
        spoken.grammar(),
        spoken.perSecond(),
        judging(expectation, last),
        answering(hotline, last),
        isTaken(hotline, spoken.text(), SAID),
        spoken.text(),
        isTaken(hotline, last, last));
  }

  /**
   * A caller heard under a grammar.
   *
   * @param grammar milliseconds until Vosk had it
   * @param perSecond milliseconds for a second of speech
   */
  private record Spoken(double grammar, double perSecond, String text) {}

  private Spoken speak(Expectation expectation) {
    AtomicReference<String> heard = new AtomicReference<>("");
    Ear ear = vosk.open(Locale.ENGLISH, result -> keep(result, heard)).orElseThrow();
    long began = System.nanoTime();
    ear.begin(expectation.grammar());
    vosk.settle();
    double grammar = millis(began);
    List<PcmFrame> frames = new ArrayList<>(Recordings.quiet(15));
    frames.addAll(Recordings.caller(Locale.ENGLISH, "woman", "street-1").frames());
    frames.addAll(Recordings.quiet(25));
    began = System.nanoTime();
    for (PcmFrame frame : frames) {
      ear.hear(frame);
      vosk.settle();
    }
    ear.end();
    vosk.settle();
    double decoding = millis(began);
    ear.close();
    vosk.settle();
    return new Spoken(grammar, decoding * 50 / frames.size(), heard.get());
  }

  private static void keep(Recognition result, AtomicReference<String> heard) {
    switch (result) {
      case Recognition.Final last -> heard.set(last.text());
      case Recognition.Failed failed -> heard.set("failed: " + failed.reason());
      case Recognition.Partial partial -> {}
    }
  }

  private static double judging(Expectation expectation, String words) {
    Completeness judged = expectation.judge().apply(words);
    long began = System.nanoTime();
    for (int i = 0; i < TIMES; i++) {
      judged = expectation.judge().apply(words);
    }
    double took = millis(began) * 1000 / TIMES;
    if (judged == null) {
      throw new IllegalStateException("never: the result is used");
    }
    return took;
  }

  private static double answering(Hotline hotline, String words) {
    long took = 0;
    for (int i = 0; i < TIMES; i++) {
      Conversation conversation = asked(hotline).conversation();
      long began = System.nanoTime();
      conversation.on(new DialogInput.Heard(words, 1), NOW);
      took += System.nanoTime() - began;
    }
    return took / 1000.0 / TIMES;
  }

  private static boolean isTaken(Hotline hotline, String words, String wanted) {
    return asked(hotline).conversation().on(new DialogInput.Heard(words, 1), NOW).stream()
        .anyMatch(a -> a instanceof DialogAction.Collected c && c.value().equals(wanted));
  }

  /** A conversation at the question for the street. */
  private record Asked(Conversation conversation, List<DialogAction> actions) {}

  private static Asked asked(Hotline hotline) {
    Conversation conversation =
        new Conversation(hotline, Locale.ENGLISH, Profile.STANDARD, Map.of());
    conversation.on(new DialogInput.Started(), NOW);
    return new Asked(conversation, conversation.beginAt("nearest-shop", "place", NOW));
  }

  private static Expectation expectation(List<DialogAction> actions) {
    Optional<DialogAction.Listen> listen =
        actions.stream()
            .filter(DialogAction.Listen.class::isInstance)
            .map(DialogAction.Listen.class::cast)
            .findFirst();
    return listen.orElseThrow().expectation();
  }

  private static Hotline read(Map<String, String> files, Problems problems) {
    return new HotlineReader()
        .read("lists", files, problems)
        .orElseThrow(() -> new IllegalStateException(problems.toString()));
  }

  /** The shipped hotline with these names for its English places. */
  private static Map<String, String> files(List<String> names) throws IOException {
    Map<String, String> files =
        new HashMap<>(HotlineFiles.in(Recordings.folder("dialplans/hotlines")).getFirst().texts());
    String main = files.get("hotline.yaml");
    int from = main.indexOf("    en:\n", main.indexOf("  places:\n"));
    int to = main.indexOf("    ru:\n", from);
    StringBuilder list = new StringBuilder("    en:\n");
    names.forEach(name -> list.append("      - \"").append(name).append("\"\n"));
    files.put("hotline.yaml", main.substring(0, from) + list + main.substring(to));
    return files;
  }

  /** Pairs of the model's words; what the recorded caller says is the tenth from the end. */
  private List<String> names(int size) {
    if (words.isEmpty()) {
      String known = Recordings.lines(Locale.ENGLISH).values().toString() + modelWords();
      Stream.of(known.split("[^a-z]+")).filter(w -> w.length() > 3).forEach(words::add);
      words.removeAll(List.of("street", "operator", "person", "human", "repeat", "help"));
    }
    List<String> all = new ArrayList<>(words);
    List<String> names = new ArrayList<>();
    for (int i = 0; names.size() < size; i++) {
      String first = all.get(i % all.size());
      String second = all.get((i / all.size() * 7 + i * 3 + 1) % all.size());
      names.add(first + " " + second + " street");
    }
    names.set(size - 10, SAID);
    return names;
  }

  private static String modelWords() {
    try (Stream<String> lines =
        java.nio.file.Files.lines(Recordings.model(Locale.ENGLISH).resolve("graph/words.txt"))) {
      return lines.map(line -> line.split(" ", 2)[0]).toList().toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }
}
