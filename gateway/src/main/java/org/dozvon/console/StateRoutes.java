package org.dozvon.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.LiveEvents;
import org.dozvon.operator.PlainView;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.Right;

/**
 * What programs read: {@code /health}, {@code /health/live}, {@code /hotlines}, {@code /metrics},
 * {@code /api/calls/ID}, {@code /api/queues}, {@code /api/queues/...}, {@code /api/why/ID}, {@code
 * /api/events}; and {@code POST /api/agents/PHONE/...}.
 */
public final class StateRoutes implements Routes {
  private static final Needs OPEN = Needs.NOTHING;
  private static final Needs BOARD = Needs.to(Right.SEE_BOARD);

  private static final String INDEX =
      """
      GET /api/openapi.json        all of this for programs that read OpenAPI
      GET /health                  how the gateway is
      GET /health/live             whether it must be started anew
      GET /health/ready            whether one more call would be served well
      GET /hotlines                which version of each hotline takes calls (with see-dialogs: by whom, what was refused and why)
      GET /metrics                 figures for Prometheus
      GET /api/calls/ID            what is known of a call
      GET /api/why/ID              what befell a call in the queues, in plain words
      GET /api/board               what the wallboard shows (needs: see-board)
      GET /api/queues              who waits in the queues, who works there
      GET /api/queues/quarters?from=...&to=...   a queue's figures by quarter of an hour, one JSON object a line
      GET /api/queues/outcomes?from=...&to=...   every wait, talk and gap of two hours at most
      GET /journal.csv, /journal.jsonl   the calls of a search of the journal (needs: export)
      GET /api/events              what happens now, one JSON object a line
      GET /journal.csv, /journal.jsonl?from=...&to=...&q=...   calls of a search, as a file (needs: export)
      GET, POST /api/log           how much of what is told in the log (needs: run-service)
      POST /api/agents/PHONE/login, logout, pause, ready, wrap-up   for people at the queues
      """;

  private final Entrance entrance;
  private final CallContexts contexts;
  private final EventStreams streams;
  private final Pages pages;
  private final QueueArchive archive;
  private final AgentPosts agents;

  /**
   * @param streams how many {@code /api/events} may be open
   */
  public StateRoutes(
      Entrance entrance,
      CallContexts contexts,
      LiveEvents events,
      int streams,
      Pages pages,
      AgentAccess agents) {
    this.entrance = entrance;
    this.contexts = contexts;
    this.streams = new EventStreams(events, entrance, streams);
    this.pages = pages;
    this.archive = new QueueArchive(pages.records(), entrance);
    this.agents = new AgentPosts(agents, entrance);
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api", context -> Replies.text(context, HttpStatus.OK, INDEX), OPEN);
    routes.get("/api/openapi.json", StateRoutes::description, OPEN);
    routes.get("/health", context -> health(context, pages.health()), OPEN);
    routes.get("/health/live", context -> health(context, pages.life()), OPEN);
    routes.get("/hotlines", this::hotlines, OPEN);
    routes.get("/metrics", context -> Replies.metrics(context, pages.metrics().get()), OPEN);
    routes.get("/api/calls/{call}", this::call, Needs.A_PERSON);
    routes.get("/api/queues", context -> Replies.json(context, pages.queues().get()), BOARD);
    routes.get("/api/queues/quarters", archive::quarters, BOARD);
    routes.get("/api/queues/outcomes", archive::outcomes, Needs.to(Right.SEE_ALL_CALLS));
    routes.get("/api/why/{call}", archive::story, Needs.to(Right.SEE_ALL_CALLS));
    routes.get("/api/events", streams::serve, Needs.to(Right.SEE_ALL_CALLS));
    routes.post("/api/agents/{phone}/{act}", agents::answer, OPEN);
  }

  /** A call that the visitor may not see is as unknown to them as one that is not there. */
  private void call(Context context) throws StoreException {
    Optional<CallContext> call =
        callId(context.pathParam("call"))
            .flatMap(contexts::find)
            .filter(found -> Gate.pass(context).seesCallOf(found.phones(), found.startedAt()));
    if (call.isEmpty()) {
      Replies.error(context, HttpStatus.NOT_FOUND, "no such call");
    } else {
      entrance.note(Gate.pass(context), context, Act.CALL_SEEN, call.get().id().value(), "");
      Replies.json(context, PlainView.of(call.get()));
    }
  }

  /** Who published, what for and what is wrong with the files: for who may read those files. */
  private void hotlines(Context context) throws StoreException {
    boolean mayRead =
        entrance.visitor(context).filter(pass -> pass.may(Right.SEE_DIALOGS)).isPresent();
    Map<String, Object> state = pages.hotlines().get();
    Replies.json(context, mayRead ? state : OpenHotlines.of(state));
  }

  private static void description(Context context) throws IOException {
    try (InputStream file = StateRoutes.class.getResourceAsStream("openapi.json")) {
      context.contentType("application/json; charset=utf-8").result(file.readAllBytes());
    }
  }

  private static Optional<CallId> callId(String text) {
    try {
      return Optional.of(new CallId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static void health(Context context, Supplier<Map<String, Object>> asked) {
    Map<String, Object> state = asked.get();
    HttpStatus code =
        "up".equals(state.get("status")) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    if (String.valueOf(context.header("Accept")).contains("text/plain")) {
      StringBuilder lines = new StringBuilder();
      state.forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
      Replies.text(context, code, lines.toString());
    } else {
      Replies.json(context, code, state);
    }
  }
}
