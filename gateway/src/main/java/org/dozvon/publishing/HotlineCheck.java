package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.dialog.Rehearsal;
import org.dozvon.dialog.RehearsalReader;
import org.dozvon.dialog.Review;
import org.dozvon.dialog.Surroundings;
import org.dozvon.yaml.Problems;

/** Reads one hotline's files and plays the conversations that are written beside them. */
public final class HotlineCheck {
  private final Surroundings around;

  /**
   * A check beside these surroundings.
   *
   * @param around what is the same for every hotline: vocabularies, queues
   */
  public HotlineCheck(Surroundings around) {
    this.around = around;
  }

  /**
   * What was found.
   *
   * @param problems a line each, beginning with {@code file:line:column: }
   * @param failures of conversations: the same, with what was said so far below
   * @param warnings what works, but not as meant
   * @param played how many conversations were played
   * @param hotline the dialogs as they were read, when they have no problems of their own
   */
  public record Report(
      List<String> problems,
      List<String> failures,
      List<String> warnings,
      int played,
      Optional<Hotline> hotline) {}

  /** Checks everything; conversations can be played only when the dialogs have no problems. */
  public Report check(HotlineFiles files) throws IOException {
    try {
      return check(files.read());
    } catch (UnreadableException e) {
      List<String> problems =
          e.problems().stream().map(problem -> files.folder() + "/" + problem).toList();
      return new Report(problems, List.of(), List.of(), 0, Optional.empty());
    }
  }

  /** The same of files that were read before. */
  public Report check(Snapshot files) {
    Read read = read(files);
    return read.report(files, failures(files, read.hotline, read.rehearsals));
  }

  /** The same without playing the conversations: quick enough for every change of a text. */
  public Report review(Snapshot files) {
    return read(files).report(files, List.of());
  }

  /** What was read, and what is wrong with it. */
  private record Read(
      Optional<Hotline> hotline, List<Rehearsal> rehearsals, Problems problems, Problems warnings) {
    Report report(Snapshot files, List<String> failures) {
      return new Report(
          in(files.folder(), problems, ""),
          failures,
          in(files.folder(), warnings, "warning: "),
          hotline.isPresent() ? rehearsals.size() : 0,
          hotline);
    }
  }

  private Read read(Snapshot files) {
    Problems problems = new Problems();
    Problems warnings = new Problems();
    Map<String, String> texts = files.texts();
    Optional<Hotline> hotline =
        new HotlineReader(ZoneId.systemDefault())
            .read(files.name(), texts, files.recordings(), problems);
    List<Rehearsal> rehearsals = new RehearsalReader(problems).read(files.rehearsals());
    if (hotline.isPresent()) {
      new Review(texts, around.with(files.routes())).of(hotline.get(), problems, warnings);
    }
    return new Read(hotline, rehearsals, problems, warnings);
  }

  private static List<String> failures(
      Snapshot files, Optional<Hotline> hotline, List<Rehearsal> rehearsals) {
    return hotline.stream()
        .flatMap(h -> rehearsals.stream().flatMap(each -> each.play(h).failure().stream()))
        .map(failure -> files.folder() + "/" + failure)
        .toList();
  }

  /** Places are told as paths that an editor finds. */
  private static List<String> in(Path folder, Problems found, String kind) {
    return found.list().stream()
        .map(p -> folder + "/" + p.place() + ": " + kind + p.message())
        .toList();
  }
}
