package org.dozvon.publishing;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.handover.RouteSet;
import org.dozvon.yaml.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the changes of one hotline's folder are looked at: what passes goes live, what does not is
 * told. Changed by one thread; its state may be asked by many.
 */
final class Desk {
  private static final Logger log = LoggerFactory.getLogger(Desk.class);

  private final String hotline;
  private final Tools tools;
  private final Ledger ledger;
  private final Versions versions = new Versions();
  private final Settling settling = new Settling();
  private volatile Optional<Refusal> refusal = Optional.empty();
  private volatile boolean gone;
  private String judged = "";

  /**
   * What all desks share.
   *
   * @param clock dates versions
   */
  record Tools(Check check, History history, Stage stage, InstantSource clock) {}

  Desk(String hotline, Tools tools) {
    this.hotline = hotline;
    this.tools = tools;
    this.ledger = new Ledger(hotline, tools.history());
  }

  Versions versions() {
    return versions;
  }

  /** Why the folder's present state is not live. */
  Optional<Refusal> refusal() {
    return refusal;
  }

  /** Whether the folder is no longer there; its last version goes on. */
  boolean isGone() {
    return gone;
  }

  /** The folder is there: takes a change that is complete. */
  void look(HotlineFiles files, Instant now) throws IOException {
    if (gone) {
      gone = false;
      log.info("event=hotline_back hotline={}", hotline);
    }
    Fingerprint before = Fingerprint.of(files);
    Settling.Due due = settling.look(before, now);
    if (due == Settling.Due.NOT) {
      return;
    }
    Optional<Snapshot> read = read(files);
    if (before.equals(Fingerprint.of(files)) && read.map(state -> judge(state, due)).orElse(true)) {
      settling.read(before, due, now);
    }
  }

  /** The gateway starts: takes the folder as it is; if that cannot be, what was live last. */
  void open(HotlineFiles files, Instant now) throws IOException {
    Fingerprint before = Fingerprint.of(files);
    read(files).ifPresent(snapshot -> judge(snapshot, Settling.Due.CHANGED));
    settling.look(before, now);
    settling.read(before, Settling.Due.CHANGED, now);
    Optional<Published> newest = tools.history().newest(hotline);
    if (versions.live().isEmpty() && newest.isPresent()) {
      resume(newest.get());
    }
  }

  /** The folder is not there. */
  void miss() {
    if (!gone) {
      gone = true;
      log.warn("event=hotline_gone hotline={} calls=\"go on with its last version\"", hotline);
    }
  }

  private Optional<Snapshot> read(HotlineFiles files) throws IOException {
    try {
      return Optional.of(files.read());
    } catch (UnreadableException e) {
      judged = "";
      refuse("", e.problems().stream().map(p -> files.folder() + "/" + p).toList());
      return Optional.empty();
    }
  }

  /** False when this state is to be looked at again. */
  private boolean judge(Snapshot files, Settling.Due due) {
    Optional<Announcement> announced = tools.history().announced(hotline);
    boolean isAwaited = announced.filter(said -> said.hash().equals(files.hash())).isPresent();
    if (!isAwaited && announced.filter(said -> said.isFresh(tools.clock().instant())).isPresent()) {
      return false;
    }
    if (due == Settling.Due.TO_BE_SURE && files.hash().equals(judged)) {
      return true;
    }
    judged = files.hash();
    if (versions.live().filter(live -> live.files.hash().equals(files.hash())).isPresent()) {
      forgive();
    } else {
      publish(files, announced.filter(said -> isAwaited));
    }
    return true;
  }

  private void publish(Snapshot files, Optional<Announcement> announced) {
    long begin = System.nanoTime();
    try {
      Optional<Published> newest = tools.history().newest(hotline);
      boolean isKnown = newest.filter(card -> card.hash().equals(files.hash())).isPresent();
      Optional<HotlineCheck.Report> report =
          isKnown ? Optional.empty() : Optional.of(tools.check().check(files));
      List<String> problems = report.map(Desk::problems).orElse(List.of());
      if (!problems.isEmpty()) {
        refuse(files.hash(), problems);
        return;
      }
      // Reading the dialogs takes a while: the check has done it.
      Optional<Hotline> read = report.flatMap(HotlineCheck.Report::hotline);
      Hotline dialogs = read.isPresent() ? read.get() : dialogs(files);
      RouteSet routes = routes(files);
      try {
        tools.stage().prepare(dialogs);
        Published card =
            isKnown ? newest.get() : ledger.enter(files, versions.live(), announced, now());
        goLive(new Version(card, files, dialogs, routes), begin);
      } finally {
        if (!versions.routes().contains(routes)) {
          routes.close();
        }
      }
    } catch (RefusedException e) {
      refuse(files.hash(), List.of(files.folder() + "/" + e.getMessage()));
    } catch (IOException | RuntimeException e) {
      log.error("event=change_not_published hotline={}", hotline, e);
      refuse(files.hash(), List.of(files.folder() + "/hotline.yaml:1:1: cannot go live: " + e));
    }
  }

  private static List<String> problems(HotlineCheck.Report report) {
    List<String> problems = new ArrayList<>(report.problems());
    problems.addAll(report.failures());
    return problems;
  }

  private Hotline dialogs(Snapshot files) throws RefusedException {
    Problems problems = new Problems();
    return new HotlineReader(ZoneId.systemDefault())
        .read(hotline, files.texts(), files.recordings(), problems)
        .orElseThrow(() -> new RefusedException(problems.toString(), null));
  }

  /** A version with the routes of the live one goes on with these, which run already. */
  private RouteSet routes(Snapshot files) throws RefusedException {
    Optional<Version> same =
        versions.live().filter(live -> live.files.routes().equals(files.routes()));
    return same.isPresent() ? same.get().routes : tools.stage().open(files);
  }

  private void goLive(Version next, long begin) {
    Optional<RouteSet> before = versions.goLive(next);
    before.ifPresent(routes -> Thread.ofVirtual().name("routes-rest").start(routes::onlyForCalls));
    log.info(
        "event=version_live hotline={} version={} by={} note=\"{}\" hash={} took_ms={}",
        hotline,
        next.card.number(),
        next.card.by(),
        next.card.note(),
        next.card.hash().substring(0, 12),
        (System.nanoTime() - begin) / 1_000_000);
    tools.stage().live(next.dialogs, next.card);
    forgive();
  }

  /** As finely as people read it. */
  private Instant now() {
    return tools.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** What is on disk is live. */
  private void forgive() {
    refusal = Optional.empty();
    try {
      tools.history().forgetAnnouncement(hotline);
    } catch (IOException e) {
      log.warn("event=announcement_left hotline={} reason={}", hotline, e.toString());
    }
  }

  private void refuse(String hash, List<String> problems) {
    Refusal found = new Refusal(hash, now(), problems);
    if (refusal.filter(found::isSameAs).isEmpty()) {
      log.warn(
          "event=change_refused hotline={} problems={}\n  {}",
          hotline,
          problems.size(),
          String.join("\n", problems).replace("\n", "\n  "));
      tools.stage().refused(hotline);
    }
    refusal = Optional.of(found);
  }

  private void resume(Published card) {
    try {
      Snapshot files = tools.history().files(hotline, card.number());
      Hotline dialogs = dialogs(files);
      RouteSet routes = routes(files);
      log.warn("event=version_resumed hotline={} version={}", hotline, card.number());
      Optional<Refusal> why = refusal;
      goLive(new Version(card, files, dialogs, routes), System.nanoTime());
      refusal = why;
    } catch (IOException | RefusedException | RuntimeException e) {
      log.error("event=version_not_resumed hotline={} version={}", hotline, card.number(), e);
    }
  }
}
