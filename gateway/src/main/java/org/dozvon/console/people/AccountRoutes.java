package org.dozvon.console.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Gate;
import org.dozvon.console.Needs;
import org.dozvon.console.Routes;
import org.dozvon.operator.StoreException;
import org.dozvon.people.OpenSession;
import org.dozvon.people.Pass;
import org.dozvon.people.People;
import org.dozvon.people.Right;
import org.dozvon.people.Session;
import org.dozvon.people.TokenMade;

/** {@code /account}: one's own sessions, and tokens for one's programs. */
public final class AccountRoutes implements Routes {
  private static final String AREA = "account";
  private static final int LONGEST_DAYS = 366;

  private final Entrance entrance;
  private final People people;
  private final Frame frame;

  public AccountRoutes(Entrance entrance, Frame frame) {
    this.entrance = entrance;
    this.people = entrance.people();
    this.frame = frame;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/account", context -> show(context, "", ""), Needs.A_PERSON);
    routes.post("/account/tokens", this::make, Needs.A_PERSON);
    routes.post("/account/tokens/{id}/revoke", this::revoke, Needs.A_PERSON);
    routes.post("/account/sessions/{id}/end", this::end, Needs.A_PERSON);
  }

  /**
   * @param secret of a token that was just made
   */
  private void show(Context context, String secret, String problem) throws StoreException {
    Pass pass = Gate.pass(context);
    String login = pass.person().login();
    Map<String, Object> model = new HashMap<>();
    model.put("sessions", sessions(login));
    model.put("here", pass instanceof Session session ? session.stored().id() : "");
    model.put(
        "tokens", people.tokens().stream().filter(each -> each.owner().equals(login)).toList());
    model.put("rights", Arrays.stream(Right.values()).filter(pass::may).toList());
    model.put("secret", secret);
    model.put("problem", problem);
    frame.show(context, AREA, "people/account.jte", model);
  }

  private void make(Context context) throws StoreException {
    if (!(Gate.pass(context) instanceof Session session)) {
      context.status(HttpStatus.FORBIDDEN);
      show(context, "", "people.token-forbidden");
      return;
    }
    Set<Right> rights = EnumSet.noneOf(Right.class);
    context.formParams("right").forEach(word -> Right.called(word).ifPresent(rights::add));
    Instant expires = now().plus(Duration.ofDays(days(context)));
    String name = Optional.ofNullable(context.formParam("name")).orElse("").strip();
    TokenMade made =
        people.makeToken(session, name, rights, expires, Entrance.address(context), now());
    switch (made) {
      case TokenMade.Made it -> show(context, it.secret(), "");
      case TokenMade.Forbidden forbidden -> refuse(context, "people.token-forbidden");
      case TokenMade.BadName badName -> refuse(context, "people.token-name");
      case TokenMade.BadTime badTime -> refuse(context, "people.token-time");
    }
  }

  private void refuse(Context context, String problem) throws StoreException {
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(context, "", problem);
  }

  private void revoke(Context context) throws StoreException {
    people.revokeToken(
        Gate.pass(context), context.pathParam("id"), Entrance.address(context), now());
    context.redirect("/account", HttpStatus.SEE_OTHER);
  }

  private void end(Context context) throws StoreException {
    Pass pass = Gate.pass(context);
    for (OpenSession session : sessions(pass.person().login())) {
      if (session.id().equals(context.pathParam("id"))) {
        people.endSession(pass, session, Entrance.address(context), now());
      }
    }
    context.redirect("/account", HttpStatus.SEE_OTHER);
  }

  private List<OpenSession> sessions(String login) throws StoreException {
    return people.sessions(now()).stream().filter(open -> open.login().equals(login)).toList();
  }

  private static long days(Context context) {
    String typed = String.valueOf(context.formParam("days"));
    return typed.matches("[0-9]{1,4}") ? Math.min(Long.parseLong(typed), LONGEST_DAYS + 1) : 0;
  }

  private Instant now() {
    return entrance.clock().instant();
  }
}
