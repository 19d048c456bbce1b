package org.dozvon.console.dialogs;

import static org.dozvon.console.dialogs.DialogArea.hotline;
import static org.dozvon.console.dialogs.DialogArea.login;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.dozvon.console.Needs;
import org.dozvon.console.Page;
import org.dozvon.console.Routes;
import org.dozvon.dialog.Hotline;
import org.dozvon.operator.QueueRecords;
import org.dozvon.operator.workshop.Built;
import org.dozvon.operator.workshop.MissingException;
import org.dozvon.people.Right;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;

/** What the drafted rules of the queues would have made of a day that was. */
final class LadderRoutes implements Routes {
  private static final Needs SEE = Needs.to(Right.SEE_DIALOGS);

  private final DialogArea area;
  private final QueueRecords records;

  /** A day is work for a core. */
  private final Semaphore one = new Semaphore(1);

  LadderRoutes(DialogArea area, QueueRecords records) {
    this.area = area;
    this.records = records;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/dialogs/{hotline}/ladders", area.of(this::show), SEE);
    routes.post("/dialogs/{hotline}/ladders", area.dear(this::play), SEE);
  }

  private void show(Context context) throws MissingException, IOException {
    Built draft = area.workshop().build(hotline(context), login(context));
    ZoneId zone = draft.dialogs().map(Hotline::zone).orElse(ZoneId.systemDefault());
    LocalDate today = area.now().atZone(zone).toLocalDate();
    area.show(
        context,
        "ladders",
        "dialogs/ladders.jte",
        Map.of("yesterday", today.minusDays(1), "errors", draft.errors()));
  }

  private void play(Context context) throws MissingException, IOException {
    if (!one.tryAcquire()) {
      problem(context, area.page(context).t("dialogs.ladders-busy"));
      return;
    }
    try {
      playNow(context);
    } finally {
      one.release();
    }
  }

  private void playNow(Context context) throws MissingException, IOException {
    Page page = area.page(context);
    Optional<Hotline> draft = area.workshop().build(hotline(context), login(context)).dialogs();
    Optional<Hotline> live = area.workshop().live(hotline(context)).dialogs();
    if (draft.isEmpty() || live.isEmpty()) {
      problem(context, page.t("dialogs.ladders-mistakes"));
      return;
    }
    ZoneId zone = draft.get().zone();
    LocalDate today = area.now().atZone(zone).toLocalDate();
    String typed = DialogArea.field(context, "day").strip();
    Optional<LocalDate> asked = typed.isEmpty() ? Optional.of(today.minusDays(1)) : day(typed);
    if (asked.isEmpty() || !asked.get().isBefore(today)) {
      problem(
          context, page.t(asked.isEmpty() ? "dialogs.ladders-no-day" : "dialogs.ladders-future"));
      return;
    }
    LocalDate day = asked.get();
    LadderPreview preview =
        LadderPreview.of(
            outcomes(day, zone),
            day,
            zone,
            live.get().rules(),
            draft.get().rules(),
            key -> page.t("dialogs." + key));
    Map<String, Object> model = new HashMap<>();
    model.put("preview", Optional.of(preview));
    model.put("problem", "");
    area.part(context, "dialogs/ladder-preview.jte", model);
  }

  private List<Outcome> outcomes(LocalDate day, ZoneId zone) throws IOException {
    return records.outcomes(
        new Interval(
            day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant()));
  }

  private void problem(Context context, String text) {
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    area.part(
        context,
        "dialogs/ladder-preview.jte",
        Map.of("preview", Optional.empty(), "problem", text));
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
