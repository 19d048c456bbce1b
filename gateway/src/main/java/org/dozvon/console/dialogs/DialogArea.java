package org.dozvon.console.dialogs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Gate;
import org.dozvon.console.Page;
import org.dozvon.operator.StoreException;
import org.dozvon.operator.workshop.MissingException;
import org.dozvon.operator.workshop.Workshop;
import org.dozvon.people.Act;
import org.dozvon.people.RateLimiter;

/** What all pages of hotlines share. Safe for use by many threads. */
final class DialogArea {
  static final String NAME = "dialogs";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Workshop workshop;
  private final Entrance entrance;
  private final Frame frame;

  /** Of what costs the machine a second or so: checks, tests, chats, voices. */
  private final RateLimiter work = new RateLimiter(2, 30);

  DialogArea(Workshop workshop, Entrance entrance, Frame frame) {
    this.workshop = workshop;
    this.entrance = entrance;
    this.frame = frame;
  }

  /** A page or part that may find that something is missing or cannot be read. */
  interface Work {
    void run(Context context) throws MissingException, IOException, StoreException;
  }

  /** The same as a handler: what is missing is not found, what cannot be read is said. */
  Handler of(Work work) {
    return context -> {
      try {
        work.run(context);
      } catch (MissingException e) {
        throw new NotFoundResponse();
      } catch (IOException e) {
        context.status(HttpStatus.SERVICE_UNAVAILABLE);
        Map<String, Object> model = Map.of("why", String.valueOf(e.getMessage()));
        if (context.header("HX-Request") == null) {
          frame.show(context, NAME, "dialogs/problem.jte", model);
        } else {
          context.status(HttpStatus.UNPROCESSABLE_CONTENT);
          frame.part(context, NAME, "dialogs/problem-part.jte", model);
        }
      }
    };
  }

  /** The same for what is dear: too often is refused. */
  Handler dear(Work dear) {
    return of(
        context -> {
          if (work.take(login(context), now())) {
            dear.run(context);
          } else {
            context.status(HttpStatus.TOO_MANY_REQUESTS).result("too often; wait a moment");
          }
        });
  }

  Workshop workshop() {
    return workshop;
  }

  Instant now() {
    return entrance.clock().instant();
  }

  static String login(Context context) {
    return Gate.pass(context).person().login();
  }

  static String hotline(Context context) {
    return context.pathParam("hotline");
  }

  static String field(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("");
  }

  static String asked(Context context, String name, String otherwise) {
    return Optional.ofNullable(context.queryParam(name)).orElse(otherwise);
  }

  /** Writes it into the audit trail; before it is done. */
  void note(Context context, Act act, String detail) throws StoreException {
    entrance.note(Gate.pass(context), context, act, hotline(context), detail);
  }

  Page page(Context context) {
    return frame.page(context, NAME);
  }

  /** A whole page of one hotline. */
  void show(Context context, String tab, String template, Map<String, Object> model)
      throws MissingException, IOException {
    Map<String, Object> all = new HashMap<>(model);
    all.put("head", Head.of(workshop, hotline(context), login(context), tab));
    frame.show(context, NAME, template, all);
  }

  void showPlain(Context context, String template, Map<String, Object> model) {
    frame.show(context, NAME, template, model);
  }

  void part(Context context, String template, Map<String, Object> model) {
    frame.part(context, NAME, template, model);
  }

  /** A short message on the page, and that something happened, for parts that follow it. */
  void tell(Context context, String level, String text, String event) {
    Map<String, Object> triggers = new HashMap<>();
    triggers.put("toast", Map.of("level", level, "text", text));
    if (!event.isEmpty()) {
      triggers.put(event, Map.of());
    }
    context.header("HX-Trigger", json(triggers));
  }

  /** Another page comes in place of this one. */
  static void goTo(Context context, String address) {
    if (context.header("HX-Request") == null) {
      context.redirect(address, HttpStatus.SEE_OTHER);
    } else {
      context.header("HX-Redirect", address).status(HttpStatus.NO_CONTENT);
    }
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
    }
  }
}
