package org.dozvon.console.journal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dozvon.call.CallId;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Gate;
import org.dozvon.console.Needs;
import org.dozvon.console.Page;
import org.dozvon.console.Routes;
import org.dozvon.operator.CallQuery;
import org.dozvon.operator.CallRecords;
import org.dozvon.operator.CallRow;
import org.dozvon.operator.KeptCall;
import org.dozvon.operator.QueueRecords;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.Pass;
import org.dozvon.people.Right;

/**
 * {@code /journal}: calls are searched; {@code /journal/ID}: one call; {@code /journal.csv} and
 * {@code /journal.jsonl}: a search as a file; {@code /journal/ID/audio}: what was recorded. Agents
 * see the calls that their phone took. Every search, look, listen and export is written down before
 * it is answered.
 */
public final class JournalRoutes implements Routes {
  private static final String AREA = "journal";
  private static final int PAGE = 50;
  private static final int MOST_PAGES = 200;
  private static final int MOST_EXPORTED = 100_000;
  private static final int MOST_DETAIL = 900;
  private static final Duration CHOICES = Duration.ofDays(30);
  private static final Duration CHOICES_KEPT = Duration.ofMinutes(5);

  private final CallRecords calls;
  private final QueueRecords queues;
  private final Entrance entrance;
  private final Frame frame;
  private final Supplier<ZoneId> zone;
  private final RecordingFiles recordings;

  private record Known(CallRecords.Choices choices, Instant at) {}

  private volatile Optional<Known> known = Optional.empty();

  /**
   * Pages of these records.
   *
   * @param zone in which times are told
   */
  public JournalRoutes(
      CallRecords calls,
      QueueRecords queues,
      Entrance entrance,
      Frame frame,
      Supplier<ZoneId> zone,
      RecordingFiles recordings) {
    this.calls = calls;
    this.queues = queues;
    this.entrance = entrance;
    this.frame = frame;
    this.zone = zone;
    this.recordings = recordings;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/journal", this::search, Needs.A_PERSON);
    routes.get("/journal.csv", context -> export(context, "csv"), Needs.to(Right.EXPORT));
    routes.get("/journal.jsonl", context -> export(context, "jsonl"), Needs.to(Right.EXPORT));
    routes.get("/journal/{call}", this::call, Needs.A_PERSON);
    routes.get("/journal/{call}/audio", this::audio, Needs.to(Right.HEAR_RECORDINGS));
  }

  private void search(Context context) throws StoreException {
    Pass pass = Gate.pass(context);
    if (!mayLook(pass)) {
      refuse(context, pass, "/journal");
      return;
    }
    CallFilter filter = CallFilter.of(context);
    int page = page(context);
    CallQuery query = query(filter, pass, (page - 1) * PAGE, PAGE + 1);
    note(pass, context, Act.JOURNAL_SEARCHED, "journal", filter.line() + pageOf(page));
    List<CallRow> found = calls.search(query);
    boolean hasMore = found.size() > PAGE;
    SearchView view =
        new SearchView(
            filter,
            hasMore ? found.subList(0, PAGE) : found,
            page,
            hasMore && page < MOST_PAGES,
            calls.satisfaction(query),
            choices(),
            times(context));
    frame.show(context, AREA, "journal/search.jte", Map.of("view", view));
  }

  private void call(Context context) throws StoreException {
    Pass pass = Gate.pass(context);
    Optional<KeptCall> found = find(context);
    if (found.isEmpty()) {
      frame.sorry(context, HttpStatus.NOT_FOUND, "frame.not-found");
      return;
    }
    KeptCall call = found.get();
    if (!pass.seesCallOf(call.phones(), call.context().startedAt())) {
      refuse(context, pass, call.row().call().value());
      return;
    }
    note(pass, context, Act.CALL_SEEN, call.row().call().value(), "");
    CallView view =
        new CallView(
            call,
            Timeline.of(call, entrance.clock().instant()),
            story(call),
            pass.may(Right.HEAR_RECORDINGS) && recordings.find(call).isPresent(),
            times(context));
    frame.show(context, AREA, "journal/call.jte", Map.of("view", view));
  }

  /** What befell the caller in the queues; empty lines of a database that fails are no reason. */
  private List<String> story(KeptCall call) throws StoreException {
    try {
      return queues.story(call.row().call().value());
    } catch (IOException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  private void audio(Context context) throws StoreException, IOException {
    Pass pass = Gate.pass(context);
    Optional<KeptCall> found = find(context);
    if (found.isEmpty() || recordings.find(found.get()).isEmpty()) {
      frame.sorry(context, HttpStatus.NOT_FOUND, "frame.not-found");
      return;
    }
    if (!pass.seesCallOf(found.get().phones(), found.get().context().startedAt())) {
      refuse(context, pass, found.get().row().call().value());
      return;
    }
    note(pass, context, Act.RECORDING_HEARD, found.get().row().call().value(), range(context));
    recordings.send(found.get(), context);
  }

  private static String range(Context context) {
    String range = context.header("Range");
    return range != null && range.matches("bytes=\\d{0,12}-\\d{0,12}") ? range : "";
  }

  private void export(Context context, String kind) throws StoreException, IOException {
    Pass pass = Gate.pass(context);
    if (!mayLook(pass)) {
      refuse(context, pass, "/journal");
      return;
    }
    CallFilter filter = CallFilter.of(context);
    CallQuery query = query(filter, pass, 0, MOST_EXPORTED);
    note(pass, context, Act.EXPORTED, "journal", kind + " " + filter.line());
    boolean isCsv = kind.equals("csv");
    context
        .contentType(isCsv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"calls." + kind + "\"");
    try (Writer out = new OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8)) {
      if (isCsv) {
        CallExport.csv(calls, query, out);
      } else {
        CallExport.json(calls, query, out);
      }
    }
  }

  private Optional<KeptCall> find(Context context) throws StoreException {
    try {
      return calls.find(new CallId(context.pathParam("call")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean mayLook(Pass pass) {
    return pass.may(Right.SEE_ALL_CALLS) || pass.may(Right.SEE_OWN_CALLS);
  }

  private CallQuery query(CallFilter filter, Pass pass, int skip, int most) {
    CallQuery query = filter.query(entrance.clock().instant(), zone.get(), skip, most);
    if (pass.may(Right.SEE_ALL_CALLS)) {
      return query;
    }
    // Nobody's phone has this name: who has none took no calls.
    CallQuery own = query.of(Optional.of(pass.person().phone().orElse("-")));
    return pass.person().phoneSince().map(own::since).orElse(own);
  }

  private void refuse(Context context, Pass pass, String subject) throws StoreException {
    note(pass, context, Act.REFUSED, subject, Right.SEE_ALL_CALLS.word());
    frame.sorry(context, HttpStatus.FORBIDDEN, "journal.not-yours");
  }

  private void note(Pass pass, Context context, Act act, String subject, String detail)
      throws StoreException {
    String cut = detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL);
    entrance.note(pass, context, act, subject, cut);
  }

  private Times times(Context context) {
    Page page = frame.page(context, AREA);
    return new Times(zone.get(), page.texts().language());
  }

  /** The lists to choose from change seldom and are asked for with every page. */
  private CallRecords.Choices choices() throws StoreException {
    Instant now = entrance.clock().instant();
    Optional<Known> kept = known.filter(it -> it.at().plus(CHOICES_KEPT).isAfter(now));
    if (kept.isEmpty()) {
      kept = Optional.of(new Known(calls.choices(now.minus(CHOICES)), now));
      known = kept;
    }
    return kept.get().choices();
  }

  private static int page(Context context) {
    String asked = Optional.ofNullable(context.queryParam("page")).orElse("1");
    return asked.matches("[1-9]\\d{0,2}") ? Math.min(Integer.parseInt(asked), MOST_PAGES) : 1;
  }

  private static String pageOf(int page) {
    return page == 1 ? "" : " page=" + page;
  }
}
