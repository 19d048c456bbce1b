package org.dozvon.console.dialogs;

import static org.dozvon.console.dialogs.DialogArea.field;
import static org.dozvon.console.dialogs.DialogArea.hotline;
import static org.dozvon.console.dialogs.DialogArea.login;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.console.Gate;
import org.dozvon.console.Needs;
import org.dozvon.console.Page;
import org.dozvon.console.Routes;
import org.dozvon.operator.StoreException;
import org.dozvon.operator.workshop.Finding;
import org.dozvon.operator.workshop.MissingException;
import org.dozvon.operator.workshop.OpenFile;
import org.dozvon.operator.workshop.Saved;
import org.dozvon.operator.workshop.WorkFile;
import org.dozvon.people.Act;
import org.dozvon.people.Right;

/**
 * {@code /dialogs}, {@code /dialogs/HOTLINE} and what its editor asks for. Whoever may edit writes
 * into a draft of their own.
 */
final class FileRoutes implements Routes {
  private static final String QUEUES = "queues.yaml";
  private static final Needs SEE = Needs.to(Right.SEE_DIALOGS);
  private static final Needs EDIT = Needs.to(Right.EDIT_DIALOGS);
  private static final Needs EDIT_QUEUES = Needs.to(Right.EDIT_QUEUES);

  private final DialogArea area;

  FileRoutes(DialogArea area) {
    this.area = area;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/dialogs", area.of(this::list), SEE);
    routes.get("/dialogs/schema/{name}", this::schema, SEE);
    routes.get("/dialogs/{hotline}", area.of(this::show), SEE);
    routes.get("/dialogs/{hotline}/tree", area.of(this::tree), SEE);
    routes.get("/dialogs/{hotline}/findings", area.dear(this::findings), SEE);
    routes.post("/dialogs/{hotline}/lint", area.dear(this::lint), EDIT);
    routes.post("/dialogs/{hotline}/save", area.of(this::save), EDIT);
    routes.post("/dialogs/{hotline}/save-queues", area.of(this::saveQueues), EDIT_QUEUES);
    routes.post("/dialogs/{hotline}/new", area.of(this::create), EDIT);
    routes.post("/dialogs/{hotline}/discard", area.of(this::discard), EDIT);
    routes.post("/dialogs/{hotline}/insist", area.of(this::insist), EDIT);
  }

  private void list(Context context) throws IOException {
    area.showPlain(context, "dialogs/list.jte", Map.of("hotlines", area.workshop().hotlines()));
  }

  private void schema(Context context) {
    byte[] text = Schemas.text(context.pathParam("name")).orElseThrow(() -> new NotFoundResponse());
    context.contentType("application/schema+json; charset=utf-8").result(text);
  }

  private void show(Context context) throws MissingException, IOException {
    String path = DialogArea.asked(context, "file", "hotline.yaml");
    OpenFile file = area.workshop().open(hotline(context), login(context), path);
    Map<String, Object> model = new HashMap<>();
    model.put("file", file);
    model.put("schema", Schemas.of(path));
    model.put("mayEdit", mayEdit(context, path));
    model.put("chat", Optional.empty());
    area.show(context, "files", "dialogs/files.jte", model);
  }

  private static boolean mayEdit(Context context, String path) {
    Right needed = path.equals(QUEUES) ? Right.EDIT_QUEUES : Right.EDIT_DIALOGS;
    return Gate.pass(context).may(needed);
  }

  private void tree(Context context) throws MissingException, IOException {
    Head head = Head.of(area.workshop(), hotline(context), login(context), "files");
    String path = DialogArea.asked(context, "file", "");
    area.part(context, "dialogs/tree.jte", Map.of("head", head, "open", path));
  }

  private void findings(Context context) throws MissingException, IOException {
    List<Finding> found = area.workshop().findings(hotline(context), login(context), Map.of());
    Head head = Head.of(area.workshop(), hotline(context), login(context), "files");
    area.part(context, "dialogs/findings.jte", Map.of("head", head, "findings", found));
  }

  /** What the editor marks: findings in the file as it stands there, saved or not. */
  private void lint(Context context) throws MissingException, IOException {
    String path = DialogArea.asked(context, "file", "");
    List<Object> marks =
        area
            .workshop()
            .findings(hotline(context), login(context), Map.of(path, context.body()))
            .stream()
            .filter(finding -> finding.file().equals(path))
            .<Object>map(FileRoutes::mark)
            .toList();
    context.contentType("application/json; charset=utf-8").result(DialogArea.json(marks));
  }

  private static Map<String, Object> mark(Finding finding) {
    Map<String, Object> mark = new LinkedHashMap<>();
    mark.put("line", finding.line());
    mark.put("column", finding.column());
    mark.put("severity", finding.isError() ? "error" : "warning");
    mark.put("message", finding.message());
    return mark;
  }

  private void save(Context context) throws MissingException, IOException, StoreException {
    if (field(context, "file").equals(QUEUES)) {
      throw new MissingException("queues have an address of their own");
    }
    keep(context, Act.DIALOG_CHANGED);
  }

  private void saveQueues(Context context) throws MissingException, IOException, StoreException {
    if (!field(context, "file").equals(QUEUES)) {
      throw new MissingException("dialogs have an address of their own");
    }
    keep(context, Act.QUEUE_CHANGED);
  }

  private void keep(Context context, Act act) throws MissingException, IOException, StoreException {
    String path = field(context, "file");
    OpenFile before = area.workshop().open(hotline(context), login(context), path);
    if (before.file().draft() == WorkFile.Draft.NONE) {
      // Once for a draft, not for every few letters.
      area.note(context, act, "draft of " + path);
    }
    String text = field(context, "text");
    String over = field(context, "over");
    Saved saved =
        area.workshop()
            .save(
                hotline(context),
                login(context),
                path,
                text,
                over.isEmpty() ? field(context, "began") : over);
    answer(context, saved, text);
  }

  private void answer(Context context, Saved saved, String text) {
    Page page = area.page(context);
    Map<String, Object> model = new HashMap<>();
    model.put("saved", saved);
    model.put("text", text);
    model.put("began", field(context, "began"));
    switch (saved) {
      case Saved.Kept kept -> {
        model.put("began", kept.hash());
        context.header("HX-Trigger", DialogArea.json(Map.of("saved", Map.of())));
      }
      case Saved.Clash clash -> {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        area.tell(context, "bad", page.t("dialogs.clash"), "");
      }
      case Saved.Refused refused -> context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    area.part(context, "dialogs/saved.jte", model);
  }

  private void create(Context context) throws MissingException, IOException, StoreException {
    String path = field(context, "folder") + field(context, "name").strip();
    boolean isThere =
        area.workshop().files(hotline(context), login(context)).stream()
            .anyMatch(file -> file.path().equals(path));
    if (!path.equals(QUEUES) && !isThere) {
      area.note(context, Act.DIALOG_CHANGED, "new draft " + shortened(path));
      String begin = "# " + path + "\n";
      Saved saved = area.workshop().save(hotline(context), login(context), path, begin, "");
      if (saved instanceof Saved.Kept) {
        Head head = Head.of(area.workshop(), hotline(context), login(context), "files");
        DialogArea.goTo(context, head.file(path));
        return;
      }
    }
    area.tell(context, "bad", area.page(context).t("dialogs.bad-name"), "");
    context.status(HttpStatus.NO_CONTENT);
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > 100 ? plain.substring(0, 100) : plain;
  }

  private void discard(Context context) throws MissingException, IOException, StoreException {
    String path = field(context, "file");
    needEdit(context, path);
    area.note(context, Act.DIALOG_CHANGED, "draft given up: " + shortened(path));
    area.workshop().discard(hotline(context), login(context), path);
    Head head = Head.of(area.workshop(), hotline(context), login(context), "files");
    boolean isThere = head.files().stream().anyMatch(file -> file.path().equals(path));
    DialogArea.goTo(context, isThere ? head.file(path) : head.at(""));
  }

  private void insist(Context context) throws MissingException, IOException, StoreException {
    String path = field(context, "file");
    needEdit(context, path);
    area.note(context, Act.DIALOG_CHANGED, "draft kept over another change: " + shortened(path));
    area.workshop().insist(hotline(context), login(context), path);
    Head head = Head.of(area.workshop(), hotline(context), login(context), "files");
    DialogArea.goTo(context, head.file(path));
  }

  private static void needEdit(Context context, String path) throws MissingException {
    if (!mayEdit(context, path)) {
      throw new MissingException("this role has no draft of it");
    }
  }
}
