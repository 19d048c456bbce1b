package org.dozvon.console.agent;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.dozvon.call.CallId;
import org.dozvon.console.AgentWords;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Gate;
import org.dozvon.console.LiveFeed;
import org.dozvon.console.Needs;
import org.dozvon.console.Reasons;
import org.dozvon.console.Routes;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.Pass;
import org.dozvon.people.Right;
import org.dozvon.queue.PhoneCall;
import org.dozvon.queue.QueueView;

/**
 * {@code /agent}: the person's own state at the queues, and the call of their phone, which shows
 * itself the moment it rings. Everything here is about the visitor's own phone.
 */
public final class AgentRoutes implements Routes {
  private static final String AREA = "agent";
  private static final Needs TAKES_CALLS = Needs.to(Right.ACT_AS_AGENT);
  private static final String DIGITS = "\\+?[0-9][0-9 ()-]{2,24}";
  private static final int LONGEST_MESSAGE = 1_000;

  private final AgentParts parts;
  private final Entrance entrance;
  private final Frame frame;
  private final OneCall calls;
  private final LiveFeed feed;
  private final AtomicLong changes = new AtomicLong();

  /**
   * @param consoles how many may be open at a time
   */
  public AgentRoutes(AgentParts parts, Entrance entrance, Frame frame, int consoles) {
    this.parts = parts;
    this.entrance = entrance;
    this.frame = frame;
    this.calls = new OneCall(parts, entrance);
    this.feed = new LiveFeed(consoles);
    parts.calls().onChange(this::changed);
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/agent", this::page, TAKES_CALLS);
    routes.get("/agent/state", this::state, TAKES_CALLS);
    routes.get("/agent/call", this::call, TAKES_CALLS);
    routes.get("/live/agent", this::live, TAKES_CALLS);
    routes.post(
        "/agent/log-in",
        c -> told(c, parts.desk().logIn(phone(c), name(c), List.of()), "logged-in"),
        TAKES_CALLS);
    routes.post(
        "/agent/log-out", c -> told(c, parts.desk().logOut(phone(c)), "logged-out"), TAKES_CALLS);
    routes.post("/agent/ready", c -> told(c, parts.desk().ready(phone(c)), "ready"), TAKES_CALLS);
    routes.post(
        "/agent/pause",
        c -> told(c, parts.desk().pause(phone(c), words(c, "reason")), "paused"),
        TAKES_CALLS);
    routes.post("/agent/note", this::note, TAKES_CALLS);
    routes.post("/agent/wrap-up", this::wrapUp, TAKES_CALLS);
    routes.post("/agent/pass-on", c -> move(c, "pass on"), TAKES_CALLS);
    routes.post("/agent/consult", c -> move(c, "consult"), TAKES_CALLS);
    routes.post("/agent/complete", c -> move(c, "complete"), TAKES_CALLS);
    routes.post("/agent/back", c -> move(c, "back"), TAKES_CALLS);
    routes.post("/agent/message", this::message, TAKES_CALLS);
    routes.get("/agent/calls/{call}", c -> one(c, false), Needs.A_PERSON);
    routes.get("/embed/call/{call}", c -> one(c, true), Needs.A_PERSON);
  }

  /** Only the newest of each name is kept for a console, which then asks for what is true. */
  private void changed(String phone, boolean call) {
    String number = "<i>" + changes.incrementAndGet() + "</i>";
    if (call) {
      feed.send(topic(phone), "call", number);
    }
    feed.send(topic(phone), "state", number);
  }

  private static String topic(String phone) {
    return "agent " + phone;
  }

  private void live(Context context) {
    // What happened between the page and this connection is asked for once more.
    feed.serve(context, topic(phone(context)), Map.of("call", "<i>0</i>", "state", "<i>0</i>"));
  }

  private void page(Context context) throws StoreException {
    Map<String, Object> model = callModel(context);
    model.put("desk", desk(context));
    model.put("phone", phone(context));
    frame.show(context, AREA, "agent/page.jte", model);
  }

  private void state(Context context) {
    Map<String, Object> model = Map.of("desk", desk(context), "phone", phone(context));
    frame.part(context, AREA, "agent/state.jte", model);
  }

  private void call(Context context) throws StoreException {
    frame.part(context, AREA, "agent/call.jte", callModel(context));
  }

  private DeskView desk(Context context) {
    String phone = phone(context);
    return DeskView.of(parts.calls().board(), phone, parts.calls().of(phone));
  }

  private Map<String, Object> callModel(Context context) throws StoreException {
    String phone = phone(context);
    Optional<PhoneCall> has = parts.calls().of(phone);
    Map<String, Object> model = new HashMap<>();
    model.put("has", has);
    model.put("asked", parts.calls().consultation(phone));
    model.put("one", has.isEmpty() ? Optional.empty() : calls.of(context, has.get()));
    model.put("queues", queues(has));
    model.put("topics", parts.topics());
    model.put("outcomes", parts.outcomes());
    return model;
  }

  /** Where the call could be sent. */
  private List<String> queues(Optional<PhoneCall> has) {
    String own = has.map(PhoneCall::queue).orElse("");
    return parts.calls().board().queues().stream()
        .map(QueueView::queue)
        .filter(queue -> !queue.equals(own))
        .toList();
  }

  private void one(Context context, boolean embedded) throws StoreException {
    Optional<CallPage> view = calls.byId(context, id(context.pathParam("call")));
    if (view.isEmpty()) {
      frame.sorry(context, HttpStatus.NOT_FOUND, "agent.no-such-call");
      return;
    }
    Map<String, Object> model = Map.of("one", view.get());
    if (embedded) {
      frame.embed(context, AREA, "agent/one.jte", model);
    } else {
      frame.show(context, AREA, "agent/one.jte", model);
    }
  }

  private void note(Context context) throws StoreException {
    if (calls.note(context, id(field(context, "call")), field(context, "text"))) {
      context.status(HttpStatus.NO_CONTENT);
    }
  }

  private void wrapUp(Context context) throws StoreException {
    Optional<CallId> call = id(field(context, "call"));
    if (call.isEmpty() || !calls.note(context, call, field(context, "text"))) {
      return;
    }
    String topic = words(context, "topic");
    String outcome = words(context, "outcome");
    entrance.note(Gate.pass(context), context, Act.AGENT_CHANGED, call.get().value(), "wrap-up");
    CommandResult result = parts.desk().wrapUp(phone(context), call.get(), topic, outcome);
    if (result.isDone() && "ready".equals(field(context, "then"))) {
      // Who was not paused is told so by Asterisk; that is no failure of the wrap-up.
      var unused = parts.desk().ready(phone(context));
    }
    told(context, result, "written-up");
  }

  private void move(Context context, String how) throws StoreException {
    String phone = phone(context);
    String queue = field(context, "queue");
    Optional<CallId> call = parts.calls().of(phone).flatMap(has -> has.facts().call());
    entrance.note(
        Gate.pass(context),
        context,
        Act.CALL_TRANSFERRED,
        call.map(CallId::value).orElse(""),
        (how + " " + AgentWords.fitting(queue)).strip());
    told(
        context,
        switch (how) {
          case "pass on" -> parts.calls().passOn(phone, queue);
          case "consult" -> parts.calls().consult(phone, queue);
          case "complete" -> parts.calls().complete(phone);
          default -> parts.calls().back(phone);
        },
        how.replace(' ', '-'));
  }

  private void message(Context context) throws StoreException {
    Optional<CallId> id = id(field(context, "call"));
    Optional<CallView> call = calls.seen(context, id);
    if (call.isEmpty()) {
      return;
    }
    String to = field(context, "to").strip();
    String text = field(context, "text").strip();
    if (!to.matches(DIGITS) || text.isEmpty() || text.length() > LONGEST_MESSAGE) {
      told(
          context, new CommandResult.Refused(frame.page(context, AREA).t("agent.bad-message")), "");
      return;
    }
    entrance.note(Gate.pass(context), context, Act.MESSAGE_SENT, id.orElseThrow().value(), to);
    Map<String, String> arguments = new HashMap<>(call.get().call().values());
    arguments.put("call", id.orElseThrow().value());
    arguments.put("to", to.replaceAll("[^+0-9]", ""));
    arguments.put("text", text);
    told(context, parts.followUps().send(call.get().call().hotline(), arguments), "sent");
  }

  /**
   * Says what came of it as a toast, and lets the page ask for what is true now.
   *
   * @param done the word for what was done
   */
  private void told(Context context, CommandResult result, String done) {
    String text =
        switch (result) {
          case CommandResult.Done it -> frame.page(context, AREA).t("agent.done-" + done);
          case CommandResult.Refused(String reason) -> reasons(context).of(reason);
          case CommandResult.Unknown(String reason) -> reasons(context).of(reason);
        };
    Toast.say(context, result.isDone() ? "good" : "bad", text);
    String phone = phone(context);
    changed(phone, true);
    context.status(HttpStatus.NO_CONTENT);
  }

  private Reasons reasons(Context context) {
    return new Reasons(frame.page(context, AREA).texts());
  }

  /** The visitor's own; empty when they have none. */
  private static String phone(Context context) {
    return Gate.pass(context).person().phone().orElse("");
  }

  private static String name(Context context) {
    Pass pass = Gate.pass(context);
    return AgentWords.fitting(pass.person().name());
  }

  private static String words(Context context, String name) {
    return AgentWords.fitting(field(context, name));
  }

  private static String field(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("");
  }

  private static Optional<CallId> id(String text) {
    try {
      return Optional.of(new CallId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
