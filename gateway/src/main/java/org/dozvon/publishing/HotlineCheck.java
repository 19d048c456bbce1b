package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.dialog.Rehearsal;
import org.dozvon.dialog.RehearsalReader;
import org.dozvon.yaml.Problems;

/** Reads one hotline's files and plays the conversations that are written beside them. */
public final class HotlineCheck {
  /** As many unknown words as an admin reads; the rest is a number. */
  private static final int MOST_WORDS = 20;

  private final Map<Locale, Set<String>> vocabularies;

  /**
   * @param vocabularies the words of each language's speech model, where they are known
   */
  public HotlineCheck(Map<Locale, Set<String>> vocabularies) {
    this.vocabularies = vocabularies;
  }

  /**
   * What was found.
   *
   * @param problems a line each, beginning with {@code file:line:column: }
   * @param failures of conversations: the same, with what was said so far below
   * @param warnings what works, but not as meant
   * @param played how many conversations were played
   */
  public record Report(
      List<String> problems, List<String> failures, List<String> warnings, int played) {}

  /** Checks everything; conversations can be played only when the dialogs have no problems. */
  public Report check(HotlineFiles files) throws IOException {
    try {
      return check(files.read());
    } catch (UnreadableException e) {
      List<String> problems = e.problems().stream().map(Problems.Problem::toString).toList();
      return new Report(in(files.folder(), problems), List.of(), List.of(), 0);
    }
  }

  /** The same of files that were read before. */
  public Report check(Snapshot files) {
    Problems problems = new Problems();
    Optional<Hotline> hotline =
        new HotlineReader(ZoneId.systemDefault()).read(files.name(), files.texts(), problems);
    List<Rehearsal> rehearsals = new RehearsalReader(problems).read(files.rehearsals());
    List<String> failures = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    int played = hotline.isPresent() ? rehearsals.size() : 0;
    if (hotline.isPresent()) {
      rehearsals.forEach(
          rehearsal -> rehearsal.play(hotline.get()).mistake().ifPresent(failures::add));
      warnings.addAll(unknownWords(hotline.get()));
    }
    return new Report(
        in(files.folder(), problems.list().stream().map(Problems.Problem::toString).toList()),
        in(files.folder(), failures),
        warnings.stream().map(warning -> files.folder() + ": " + warning).toList(),
        played);
  }

  private List<String> unknownWords(Hotline hotline) {
    List<String> warnings = new ArrayList<>();
    vocabularies.forEach(
        (language, known) -> {
          if (hotline.languages().contains(language)) {
            Set<String> unknown = new TreeSet<>(hotline.grammarWords(language));
            unknown.removeAll(known);
            if (!unknown.isEmpty()) {
              warnings.add(describe(language, unknown));
            }
          }
        });
    return warnings;
  }

  private static String describe(Locale language, Set<String> unknown) {
    String first = String.join(", ", unknown.stream().limit(MOST_WORDS).toList());
    int more = unknown.size() - MOST_WORDS;
    return "warning: the recogniser has no word for ("
        + language.toLanguageTag()
        + "): "
        + first
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Places are told as paths that an editor finds. */
  private static List<String> in(Path folder, List<String> found) {
    return found.stream().map(text -> folder + "/" + text).toList();
  }
}
