package org.dozvon.console.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Gate;
import org.dozvon.console.Needs;
import org.dozvon.console.Routes;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.AuditEntry;
import org.dozvon.people.AuditQuery;
import org.dozvon.people.Right;

/** {@code /audit}: who did what, for who may read it; reading is written down, too. */
public final class AuditRoutes implements Routes {
  private static final String AREA = "audit";
  private static final int ROWS = 100;
  private static final int LAST_PAGE = 1_000;
  private static final Duration USUALLY = Duration.ofDays(7);

  private final Entrance entrance;
  private final Frame frame;
  private final ZoneId zone;

  /**
   * @param zone in which days are meant and times are shown
   */
  public AuditRoutes(Entrance entrance, Frame frame, ZoneId zone) {
    this.entrance = entrance;
    this.frame = frame;
    this.zone = zone;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/audit", this::show, Needs.to(Right.READ_AUDIT_LOG));
  }

  private void show(Context context) throws StoreException {
    Instant now = entrance.clock().instant();
    int page = page(context);
    AuditQuery query = query(context, now).page((page - 1) * ROWS, ROWS + 1);
    entrance.note(Gate.pass(context), context, Act.AUDIT_READ, "", asked(context));
    List<AuditEntry> found = entrance.people().auditTrail(query);
    Map<String, Object> model = new HashMap<>();
    model.put("entries", found.subList(0, Math.min(ROWS, found.size())));
    model.put("hasMore", found.size() > ROWS);
    model.put("number", page);
    model.put("asked", asked(context));
    model.put("filter", filter(context));
    model.put("zone", zone);
    frame.show(context, AREA, "audit/page.jte", model);
  }

  private AuditQuery query(Context context, Instant now) {
    Map<String, String> filter = filter(context);
    Instant to =
        day(filter.get("to"))
            .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
            .orElse(now.plusSeconds(1));
    Instant from =
        day(filter.get("from"))
            .map(day -> day.atStartOfDay(zone).toInstant())
            .orElse(to.minus(USUALLY));
    AuditQuery query = AuditQuery.of(from, to);
    Optional<Act> act = Act.called(filter.get("act"));
    query = act.isPresent() ? query.of(act.get()) : query;
    query = filter.get("who").isEmpty() ? query : query.by(filter.get("who"));
    return filter.get("subject").isEmpty() ? query : query.about(filter.get("subject"));
  }

  private static Map<String, String> filter(Context context) {
    return Stream.of("from", "to", "who", "act", "subject")
        .collect(
            Collectors.toMap(
                name -> name,
                name -> Optional.ofNullable(context.queryParam(name)).orElse("").strip()));
  }

  /** The filter as it stands in an address. */
  private static String asked(Context context) {
    return filter(context).entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(typed).filter(it -> !it.isEmpty()).map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int page(Context context) {
    String typed = String.valueOf(context.queryParam("page"));
    return typed.matches("[0-9]{1,4}") ? Math.clamp(Integer.parseInt(typed), 1, LAST_PAGE) : 1;
  }
}
