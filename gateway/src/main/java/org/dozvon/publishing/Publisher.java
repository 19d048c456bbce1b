package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.dozvon.dialog.Hotline;
import org.dozvon.handover.RouteSet;
import org.dozvon.ivr.HotlineService;
import org.dozvon.operator.workshop.HotlineCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All hotlines, each in the version that is live now. One thread opens and polls; calls may be
 * given out to many. A hotline whose folder vanishes goes on with its last version until the
 * program ends.
 */
public final class Publisher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  private final Path folder;
  private final Desk.Tools tools;
  private final Map<String, Desk> desks = new ConcurrentSkipListMap<>();
  private boolean isAway;

  /**
   * Nothing is read yet.
   *
   * @param folder holds a folder for each hotline
   * @param clock dates versions
   */
  public Publisher(Path folder, Check check, History history, Stage stage, InstantSource clock) {
    this.folder = folder;
    this.tools = new Desk.Tools(check, history, stage, clock);
  }

  /**
   * Takes every hotline as it is; one that cannot go live is taken as it was published last.
   *
   * @return the problems of those that take no calls; empty when all do
   */
  public List<String> open(Instant now) throws IOException {
    List<String> problems = new ArrayList<>();
    for (HotlineFiles files : HotlineFiles.in(folder)) {
      Desk desk = desk(files.name());
      desk.open(files, now);
      if (desk.versions().live().isEmpty()) {
        desk.refusal().ifPresent(refusal -> problems.addAll(refusal.problems()));
      }
    }
    return problems;
  }

  /** Looks at the folders once; takes what changed and lets go of versions that are over. */
  public void poll(Instant now) {
    try {
      look(now);
      isAway = false;
    } catch (IOException e) {
      if (!isAway) {
        log.error("event=hotlines_unreadable calls=\"go on as before\" reason={}", e.toString());
      }
      isAway = true;
    }
    for (Desk desk : desks.values()) {
      // Closing waits for routes that still run.
      desk.versions()
          .sweep(now)
          .forEach(routes -> Thread.ofVirtual().name("routes-end").start(routes::close));
    }
  }

  /** The live version of a hotline for one more call, who closes it when it is over. */
  public Optional<HotlineService> find(String hotline) {
    return Optional.ofNullable(desks.get(hotline))
        .flatMap(
            desk ->
                desk.versions()
                    .take(
                        (version, over) ->
                            tools.stage().service(version.dialogs, version.routes, over)));
  }

  /** The dialogs that are live. */
  public List<Hotline> dialogs() {
    return desks.values().stream()
        .flatMap(desk -> desk.versions().live().stream())
        .map(version -> version.dialogs)
        .toList();
  }

  /** How every hotline is, for people and scripts; see docs/publishing.md. */
  public Map<String, Object> state() {
    return StatePage.of(desks);
  }

  /** The same as values. */
  List<HotlineCard> cards() {
    return desks.entrySet().stream().map(each -> card(each.getKey(), each.getValue())).toList();
  }

  /** How one hotline is. */
  Optional<HotlineCard> card(String hotline) {
    return Optional.ofNullable(desks.get(hotline)).map(desk -> card(hotline, desk));
  }

  private HotlineCard card(String name, Desk desk) {
    Path home = folder.resolve(name);
    return new HotlineCard(
        name,
        desk.versions().live().map(version -> version.card.card()),
        desk.versions().calls(),
        desk.versions().older().stream().mapToInt(Versions.Older::calls).sum(),
        !desk.isGone(),
        desk.refusal()
            .map(
                refusal ->
                    new HotlineCard.Refused(
                        refusal.at(), refusal.hash(), Findings.of(home, refusal.problems()))));
  }

  /** Ends all routes. */
  @Override
  public void close() {
    desks.values().forEach(desk -> desk.versions().routes().forEach(RouteSet::close));
  }

  private void look(Instant now) throws IOException {
    Set<String> missing = new HashSet<>(desks.keySet());
    for (HotlineFiles files : HotlineFiles.in(folder)) {
      missing.remove(files.name());
      desk(files.name()).look(files, now);
    }
    missing.forEach(hotline -> desks.get(hotline).miss());
  }

  private Desk desk(String hotline) {
    return desks.computeIfAbsent(hotline, name -> new Desk(name, tools));
  }
}
