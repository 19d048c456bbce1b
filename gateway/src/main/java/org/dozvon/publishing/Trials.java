package org.dozvon.publishing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.dialog.Rehearsal;
import org.dozvon.dialog.RehearsalReader;
import org.dozvon.operator.workshop.Trial;
import org.dozvon.yaml.Problems;

/** Plays the conversations that are written beside a hotline's dialogs. */
final class Trials {
  private Trials() {}

  /** How each went; none when the dialogs or the tests have mistakes. */
  static List<Trial> play(Snapshot files) {
    Problems problems = new Problems();
    Optional<Hotline> hotline =
        new HotlineReader(ZoneId.systemDefault())
            .read(files.name(), files.texts(), files.recordings(), problems);
    List<Rehearsal> rehearsals = new RehearsalReader(problems).read(files.rehearsals());
    List<Trial> trials = new ArrayList<>();
    if (hotline.isPresent() && problems.isEmpty()) {
      rehearsals.forEach(rehearsal -> trials.add(play(rehearsal, hotline.get())));
    }
    return trials;
  }

  private static Trial play(Rehearsal rehearsal, Hotline hotline) {
    long begin = System.nanoTime();
    Rehearsal.Outcome outcome = rehearsal.play(hotline);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    Optional<Rehearsal.Mistake> mistake = outcome.mistake();
    return new Trial(
        rehearsal.name(),
        mistake.map(Rehearsal.Mistake::place).orElse(rehearsal.place()).toString(),
        mistake.isEmpty(),
        mistake.isEmpty() ? List.of() : outcome.transcript(),
        mistake.map(Rehearsal.Mistake::expected).orElse(""),
        mistake.map(Rehearsal.Mistake::got).orElse(""),
        millis);
  }
}
