package org.dozvon.publishing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dozvon.operator.workshop.Built;
import org.dozvon.operator.workshop.FileChange;
import org.dozvon.operator.workshop.Finding;
import org.dozvon.operator.workshop.HotlineCard;
import org.dozvon.operator.workshop.MissingException;
import org.dozvon.operator.workshop.OpenFile;
import org.dozvon.operator.workshop.Publication;
import org.dozvon.operator.workshop.Saved;
import org.dozvon.operator.workshop.Trial;
import org.dozvon.operator.workshop.VersionCard;
import org.dozvon.operator.workshop.WorkFile;
import org.dozvon.operator.workshop.Workshop;

/** The hotlines' folders, drafts beside them, and their publisher. */
public final class Workbench implements Workshop {
  /** Longer than anything people write by hand, and within a request. */
  private static final int LONGEST = 200_000;

  private static final int MOST = 60;
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  private final Path hotlines;
  private final Publisher publisher;
  private final History history;
  private final Supplier<HotlineCheck> check;
  private final Drafts drafts;
  private final Release release;

  private final Reviews reviews;

  /** Of drafts; nobody holds it while the checker works. */
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * @param hotlines holds a folder for each hotline
   * @param drafts where they are kept; made with the first
   * @param check asked for each look
   */
  public Workbench(
      Path hotlines,
      Path drafts,
      Publisher publisher,
      History history,
      Supplier<HotlineCheck> check,
      InstantSource clock) {
    this.hotlines = hotlines;
    this.publisher = publisher;
    this.history = history;
    this.check = check;
    this.reviews = new Reviews(check, clock);
    this.drafts = new Drafts(drafts);
    this.release = new Release(publisher, history, clock);
  }

  @Override
  public List<HotlineCard> hotlines() {
    return publisher.cards();
  }

  @Override
  public HotlineCard hotline(String hotline) throws MissingException {
    return publisher
        .card(hotline)
        .orElseThrow(() -> new MissingException("no hotline is called like this"));
  }

  @Override
  public List<WorkFile> files(String hotline, String login) throws MissingException, IOException {
    Snapshot folder = folder(hotline);
    SortedMap<String, Drafts.Draft> mine = drafts(hotline, login);
    TreeSet<String> paths = new TreeSet<>(folder.files().keySet());
    paths.addAll(mine.keySet());
    List<WorkFile> files = new ArrayList<>();
    for (String path : paths) {
      files.add(file(folder, mine, login, path));
    }
    return files;
  }

  private WorkFile file(Snapshot folder, Map<String, Drafts.Draft> mine, String login, String path)
      throws IOException {
    Drafts.Draft draft = mine.get(path);
    List<String> others = new ArrayList<>(drafts.writers(folder.name(), path));
    others.remove(login);
    byte[] content =
        draft == null ? folder.files().get(path) : draft.text().getBytes(StandardCharsets.UTF_8);
    return new WorkFile(
        path, FileKind.of(path).isText(), content.length, kind(draft, folder.text(path)), others);
  }

  private static WorkFile.Draft kind(Drafts.Draft draft, Optional<String> folder) {
    if (draft == null) {
      return WorkFile.Draft.NONE;
    }
    if (!draft.isOf(folder)) {
      return WorkFile.Draft.STALE;
    }
    return folder.isEmpty() ? WorkFile.Draft.NEW : WorkFile.Draft.CHANGED;
  }

  @Override
  public OpenFile open(String hotline, String login, String path)
      throws MissingException, IOException {
    Snapshot folder = folder(hotline);
    SortedMap<String, Drafts.Draft> mine = drafts(hotline, login);
    Optional<String> there = folder.text(path);
    String text = text(folder, mine, path);
    return new OpenFile(file(folder, mine, login, path), text, Texts.hash(text), there);
  }

  /** The draft's text, else the folder's. */
  private static String text(Snapshot folder, Map<String, Drafts.Draft> mine, String path)
      throws MissingException {
    return Optional.ofNullable(mine.get(path))
        .map(Drafts.Draft::text)
        .or(() -> folder.text(path))
        .orElseThrow(() -> new MissingException("no text of the hotline is called like this"));
  }

  @Override
  public Saved save(String hotline, String login, String path, String text, String began)
      throws MissingException, IOException {
    Snapshot folder = folder(hotline);
    Optional<String> there = folder.text(path);
    if (there.isEmpty() && !DraftPaths.isFresh(path)) {
      return new Saved.Refused(Saved.Why.NAME);
    }
    if (text.length() > LONGEST) {
      return new Saved.Refused(Saved.Why.TOO_LONG);
    }
    if (text.indexOf('\0') >= 0) {
      return new Saved.Refused(Saved.Why.NO_TEXT);
    }
    lock.lock();
    try {
      return keep(folder, login, path, Texts.like(there.orElse(""), text), began);
    } finally {
      lock.unlock();
    }
  }

  private Saved keep(Snapshot folder, String login, String path, String text, String began)
      throws IOException {
    SortedMap<String, Drafts.Draft> mine = drafts.of(login, folder.name());
    Optional<String> there = folder.text(path);
    Drafts.Draft draft = mine.get(path);
    String kept = draft == null ? there.orElse("") : draft.text();
    boolean isNew = draft == null && there.isEmpty();
    if (!isNew && !Texts.hash(kept).equals(began) && !kept.equals(text)) {
      return new Saved.Clash(kept, Texts.hash(kept));
    }
    if (draft == null && mine.size() >= MOST) {
      return new Saved.Refused(Saved.Why.TOO_MANY);
    }
    Optional<String> of = draft == null ? there : draft.began();
    if (of.isPresent() && of.get().equals(text) && of.equals(there)) {
      drafts.drop(login, folder.name(), path);
    } else {
      drafts.keep(login, folder.name(), path, new Drafts.Draft(text, of));
    }
    return new Saved.Kept(Texts.hash(text));
  }

  @Override
  public void discard(String hotline, String login, String path)
      throws MissingException, IOException {
    known(hotline, login, path);
    lock.lock();
    try {
      drafts.drop(login, hotline, path);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void insist(String hotline, String login, String path)
      throws MissingException, IOException {
    Drafts.Draft draft = known(hotline, login, path);
    Optional<String> there = folder(hotline).text(path);
    lock.lock();
    try {
      drafts.keep(login, hotline, path, new Drafts.Draft(draft.text(), there));
    } finally {
      lock.unlock();
    }
  }

  private Drafts.Draft known(String hotline, String login, String path)
      throws MissingException, IOException {
    hotline(hotline);
    Drafts.Draft draft = drafts(hotline, login).get(path);
    if (draft == null) {
      throw new MissingException("there is no draft of this file");
    }
    return draft;
  }

  @Override
  public List<Finding> findings(String hotline, String login, Map<String, String> unsaved)
      throws MissingException, IOException {
    Snapshot folder = folder(hotline);
    Map<String, String> texts = new TreeMap<>(texts(drafts(hotline, login)));
    for (Map.Entry<String, String> text : unsaved.entrySet()) {
      String path = text.getKey();
      if (folder.text(path).isEmpty() && !DraftPaths.isFresh(path)) {
        throw new MissingException("no text of the hotline is called like this");
      }
      texts.put(path, text.getValue());
    }
    return Findings.of(folder.folder(), reviews.of(folder.with(texts)));
  }

  @Override
  public Built build(String hotline, String login) throws MissingException, IOException {
    return built(draft(hotline, login));
  }

  @Override
  public Built live(String hotline) throws MissingException, IOException {
    return built(folder(hotline));
  }

  private Built built(Snapshot files) {
    HotlineCheck.Report report = reviews.of(files);
    List<Finding> errors =
        Findings.of(files.folder(), report).stream().filter(Finding::isError).toList();
    return new Built(report.hotline(), errors, files.routes());
  }

  @Override
  public List<Trial> trials(String hotline, String login) throws MissingException, IOException {
    return Trials.play(draft(hotline, login));
  }

  @Override
  public List<FileChange> changes(String hotline, String login)
      throws MissingException, IOException {
    Snapshot folder = folder(hotline);
    return Changes.between(folder, folder.with(texts(drafts(hotline, login))));
  }

  @Override
  public Publication publish(String hotline, String login, String note)
      throws MissingException, IOException {
    HotlineFiles files = files(hotline);
    SortedMap<String, Drafts.Draft> mine = drafts(hotline, login);
    Publication result = release.publish(files, mine, check.get(), login, note);
    if (result instanceof Publication.Live || result instanceof Publication.Unknown) {
      lock.lock();
      try {
        dropWhatIsThere(hotline, login, mine);
      } finally {
        lock.unlock();
      }
    }
    return result;
  }

  /** What was saved after the publication began stays a draft, of what is in the folder now. */
  private void dropWhatIsThere(
      String hotline, String login, SortedMap<String, Drafts.Draft> published) throws IOException {
    SortedMap<String, Drafts.Draft> now = drafts.of(login, hotline);
    for (Map.Entry<String, Drafts.Draft> each : published.entrySet()) {
      Drafts.Draft kept = now.get(each.getKey());
      if (kept != null && kept.text().equals(each.getValue().text())) {
        drafts.drop(login, hotline, each.getKey());
      } else if (kept != null) {
        Optional<String> there = Optional.of(each.getValue().text());
        drafts.keep(login, hotline, each.getKey(), new Drafts.Draft(kept.text(), there));
      }
    }
  }

  @Override
  public List<VersionCard> history(String hotline) throws MissingException, IOException {
    hotline(hotline);
    return history.versions(hotline).reversed().stream().map(Published::card).toList();
  }

  @Override
  public List<FileChange> changes(String hotline, int version)
      throws MissingException, IOException {
    List<Integer> kept = history(hotline).stream().map(VersionCard::number).toList();
    if (!kept.contains(version)) {
      throw new MissingException("this version is not kept");
    }
    Optional<Integer> before = kept.stream().filter(number -> number < version).findFirst();
    Snapshot after = history.files(hotline, version);
    return before.isPresent()
        ? Changes.between(history.files(hotline, before.get()), after)
        : Changes.all(after);
  }

  @Override
  public Publication rollBack(String hotline, String login, int version)
      throws MissingException, IOException {
    if (history(hotline).stream().noneMatch(card -> card.number() == version)) {
      throw new MissingException("this version is not kept");
    }
    return release.rollBack(files(hotline), version, login);
  }

  private HotlineFiles files(String hotline) throws MissingException {
    // Only a name that the publisher knows becomes part of a path.
    return new HotlineFiles(hotline(hotline).name(), hotlines.resolve(hotline));
  }

  private Snapshot folder(String hotline) throws MissingException, IOException {
    return files(hotline).read();
  }

  private Snapshot draft(String hotline, String login) throws MissingException, IOException {
    return folder(hotline).with(texts(drafts(hotline, login)));
  }

  private SortedMap<String, Drafts.Draft> drafts(String hotline, String login)
      throws MissingException, IOException {
    if (!LOGIN.matcher(login).matches()) {
      throw new MissingException("who is nobody has no drafts");
    }
    lock.lock();
    try {
      return drafts.of(login, hotline);
    } finally {
      lock.unlock();
    }
  }

  private static Map<String, String> texts(Map<String, Drafts.Draft> drafts) {
    Map<String, String> texts = new TreeMap<>();
    drafts.forEach((path, draft) -> texts.put(path, draft.text()));
    return texts;
  }
}
