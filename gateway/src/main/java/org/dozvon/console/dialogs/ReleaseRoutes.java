package org.dozvon.console.dialogs;

import static org.dozvon.console.dialogs.DialogArea.field;
import static org.dozvon.console.dialogs.DialogArea.hotline;
import static org.dozvon.console.dialogs.DialogArea.login;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.console.Needs;
import org.dozvon.console.Page;
import org.dozvon.console.Routes;
import org.dozvon.operator.StoreException;
import org.dozvon.operator.workshop.MissingException;
import org.dozvon.operator.workshop.Publication;
import org.dozvon.operator.workshop.Trial;
import org.dozvon.people.Act;
import org.dozvon.people.Right;

/** What a draft changes, its tests, publishing it, the versions before and the way back. */
final class ReleaseRoutes implements Routes {
  private static final Needs SEE = Needs.to(Right.SEE_DIALOGS);
  private static final Needs PUBLISH = Needs.to(Right.PUBLISH);

  private final DialogArea area;

  ReleaseRoutes(DialogArea area) {
    this.area = area;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/dialogs/{hotline}/changes", area.of(this::changes), SEE);
    routes.post("/dialogs/{hotline}/publish", area.of(this::publish), PUBLISH);
    routes.get("/dialogs/{hotline}/tests", area.of(this::tests), SEE);
    routes.post("/dialogs/{hotline}/tests", area.dear(this::play), SEE);
    routes.get("/dialogs/{hotline}/history", area.of(this::history), SEE);
    routes.get("/dialogs/{hotline}/history/{version}", area.of(this::version), SEE);
    routes.post("/dialogs/{hotline}/roll-back", area.of(this::rollBack), PUBLISH);
  }

  private void changes(Context context) throws MissingException, IOException {
    area.show(
        context,
        "changes",
        "dialogs/changes.jte",
        Map.of("changes", area.workshop().changes(hotline(context), login(context))));
  }

  private void publish(Context context) throws MissingException, IOException, StoreException {
    String note = field(context, "note").strip();
    area.note(context, Act.PUBLISHED, note);
    told(context, area.workshop().publish(hotline(context), login(context), note));
  }

  private void rollBack(Context context) throws MissingException, IOException, StoreException {
    int version = number(field(context, "version"));
    area.note(context, Act.PUBLISHED, "rollback to " + version);
    told(context, area.workshop().rollBack(hotline(context), login(context), version));
  }

  private void told(Context context, Publication result) throws MissingException, IOException {
    Page page = area.page(context);
    Head head = Head.of(area.workshop(), hotline(context), login(context), "changes");
    Map<String, Object> model = new HashMap<>();
    model.put("head", head);
    model.put("result", result);
    if (result instanceof Publication.Live live) {
      area.tell(context, "good", page.t("dialogs.now-live", live.version()), "published");
    } else {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    area.part(context, "dialogs/published.jte", model);
  }

  private void tests(Context context) throws MissingException, IOException {
    area.show(context, "tests", "dialogs/tests.jte", Map.of());
  }

  private void play(Context context) throws MissingException, IOException {
    List<Trial> trials = area.workshop().trials(hotline(context), login(context));
    Head head = Head.of(area.workshop(), hotline(context), login(context), "tests");
    area.part(context, "dialogs/trials.jte", Map.of("head", head, "trials", trials));
  }

  private void history(Context context) throws MissingException, IOException {
    area.show(
        context,
        "history",
        "dialogs/history.jte",
        Map.of("versions", area.workshop().history(hotline(context))));
  }

  private void version(Context context) throws MissingException, IOException {
    int number = number(context.pathParam("version"));
    Map<String, Object> model = new HashMap<>();
    model.put("changes", area.workshop().changes(hotline(context), number));
    model.put(
        "version",
        area.workshop().history(hotline(context)).stream()
            .filter(card -> card.number() == number)
            .findFirst()
            .orElseThrow(() -> new MissingException("this version is not kept")));
    area.show(context, "history", "dialogs/version.jte", model);
  }

  private static int number(String text) throws MissingException {
    return Optional.of(text)
        .filter(digits -> digits.matches("[1-9]\\d{0,8}"))
        .map(Integer::valueOf)
        .orElseThrow(() -> new MissingException("no version"));
  }
}
