package org.dozvon.console.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Gate;
import org.dozvon.console.Needs;
import org.dozvon.console.Routes;
import org.dozvon.operator.StoreException;
import org.dozvon.people.OpenSession;
import org.dozvon.people.People;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;
import org.dozvon.people.Right;
import org.dozvon.people.Role;

/** {@code /people}: everybody's accounts, for who manages people. */
public final class PeopleRoutes implements Routes {
  private static final String AREA = "people";
  private static final Needs MANAGES = Needs.to(Right.MANAGE_PEOPLE);

  private final Entrance entrance;
  private final People people;
  private final Frame frame;

  public PeopleRoutes(Entrance entrance, Frame frame) {
    this.entrance = entrance;
    this.people = entrance.people();
    this.frame = frame;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/people", context -> all(context, Outcome.NOTHING), MANAGES);
    routes.post("/people", this::addSomebody, MANAGES);
    routes.get("/people/{login}", context -> one(context, Outcome.NOTHING), MANAGES);
    routes.post("/people/{login}", this::change, MANAGES);
    routes.post("/people/{login}/password", this::resetPassword, MANAGES);
    routes.post("/people/{login}/sessions/{id}/end", this::endSession, MANAGES);
    routes.post("/people/{login}/tokens/{id}/revoke", this::revoke, MANAGES);
  }

  private void all(Context context, Outcome outcome) throws StoreException {
    Map<String, Object> model = new HashMap<>();
    model.put("persons", people.persons());
    model.put("signedIn", logins(people.sessions(now())));
    model.put("outcome", outcome);
    frame.show(context, AREA, "people/all.jte", model);
  }

  private void one(Context context, Outcome outcome) throws StoreException {
    String login = context.pathParam("login");
    Person person = people.person(login).orElseThrow(NotFoundResponse::new);
    Map<String, Object> model = new HashMap<>();
    model.put("person", person);
    model.put(
        "sessions",
        people.sessions(now()).stream().filter(open -> open.login().equals(login)).toList());
    model.put(
        "tokens", people.tokens().stream().filter(each -> each.owner().equals(login)).toList());
    model.put("outcome", outcome);
    frame.show(context, AREA, "people/one.jte", model);
  }

  private void addSomebody(Context context) throws StoreException {
    Person fresh = person(context, Person.login(field(context, "login")), true);
    PersonChange change = people.add(Gate.pass(context), fresh, address(context), now());
    Outcome outcome = Outcome.of(change, fresh);
    status(context, outcome);
    all(context, outcome);
  }

  private void change(Context context) throws StoreException {
    String login = context.pathParam("login");
    Person changed = person(context, login, !field(context, "enabled").isEmpty());
    Outcome outcome =
        Outcome.of(people.change(Gate.pass(context), changed, address(context), now()), changed);
    status(context, outcome);
    one(context, outcome);
  }

  private void resetPassword(Context context) throws StoreException {
    String login = context.pathParam("login");
    Person person = people.person(login).orElseThrow(NotFoundResponse::new);
    PersonChange change = people.resetPassword(Gate.pass(context), login, address(context), now());
    Outcome outcome = Outcome.of(change, person);
    status(context, outcome);
    one(context, outcome);
  }

  private void endSession(Context context) throws StoreException {
    String login = context.pathParam("login");
    Optional<OpenSession> session =
        people.sessions(now()).stream()
            .filter(open -> open.login().equals(login))
            .filter(open -> open.id().equals(context.pathParam("id")))
            .findFirst();
    if (session.isPresent()) {
      people.endSession(Gate.pass(context), session.get(), address(context), now());
    }
    context.redirect("/people/" + login, HttpStatus.SEE_OTHER);
  }

  private void revoke(Context context) throws StoreException {
    people.revokeToken(Gate.pass(context), context.pathParam("id"), address(context), now());
    context.redirect("/people/" + context.pathParam("login"), HttpStatus.SEE_OTHER);
  }

  private static Person person(Context context, String login, boolean enabled) {
    String phone = field(context, "phone").strip();
    return new Person(
        login,
        field(context, "name").strip(),
        Role.called(field(context, "role")).orElse(Role.AGENT),
        Optional.of(phone).filter(it -> !it.isEmpty()),
        Locale.forLanguageTag(field(context, "language")),
        enabled);
  }

  private static void status(Context context, Outcome outcome) {
    if (outcome.isRefused()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private static List<String> logins(List<OpenSession> sessions) {
    return sessions.stream().map(OpenSession::login).distinct().toList();
  }

  private static String field(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("");
  }

  private static String address(Context context) {
    return Entrance.address(context);
  }

  private Instant now() {
    return entrance.clock().instant();
  }
}
