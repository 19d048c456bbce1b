package org.dozvon.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Pass;
import org.dozvon.people.PasswordChange;
import org.dozvon.people.People;
import org.dozvon.people.RateLimiter;
import org.dozvon.people.Session;
import org.dozvon.people.SignIn;

/** {@code /}, {@code /sign-in}, {@code /sign-out}, {@code /password}. */
final class SignInRoutes implements Routes {
  private static final String AREA = "frame";
  private static final String PAGE = "frame/sign-in.jte";
  private static final String PASSWORD_PAGE = "frame/password.jte";

  private final Entrance entrance;
  private final People people;
  private final Frame frame;
  private final RateLimiter tries = new RateLimiter(1, 20);

  SignInRoutes(Entrance entrance, Frame frame) {
    this.entrance = entrance;
    this.people = entrance.people();
    this.frame = frame;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/", this::home, Needs.A_PERSON);
    routes.get("/sign-in", context -> ask(context, next(context), ""), Needs.NOTHING);
    routes.post("/sign-in", this::signIn, Needs.NOTHING);
    routes.post("/sign-out", this::signOut, Needs.A_PERSON);
    routes.get("/password", context -> askPassword(context, ""), Needs.A_PERSON);
    routes.post("/password", this::changePassword, Needs.A_PERSON);
  }

  /** The first place that the visitor's role has. */
  private void home(Context context) {
    Page page = frame.page(context, AREA);
    String first =
        page.navigation().stream().findFirst().map(Page.Link::address).orElse("/password");
    context.redirect(first, HttpStatus.SEE_OTHER);
  }

  private void ask(Context context, String next, String problem) {
    Map<String, Object> model =
        Map.of("next", next, "problem", problem, "elsewhere", frame.hasElsewhere());
    frame.show(context, AREA, PAGE, model);
  }

  private void signIn(Context context) throws StoreException {
    Instant now = entrance.clock().instant();
    String address = Entrance.address(context);
    if (!tries.take(RateLimiter.network(address), now)) {
      context.status(HttpStatus.TOO_MANY_REQUESTS);
      ask(context, next(context), "frame.busy");
      return;
    }
    SignIn result =
        people.signIn(field(context, "login"), field(context, "password"), address, now);
    switch (result) {
      case SignIn.SignedIn signedIn -> {
        entrance.welcome(context, signedIn);
        context.redirect(next(context), HttpStatus.SEE_OTHER);
      }
      case SignIn.Refused refused -> again(context, HttpStatus.UNAUTHORIZED, "frame.refused");
      case SignIn.LockedUntil(Instant until) -> {
        context.header("Retry-After", Long.toString(seconds(now, until)));
        again(context, HttpStatus.TOO_MANY_REQUESTS, "frame.locked");
      }
      case SignIn.Busy busy -> again(context, HttpStatus.SERVICE_UNAVAILABLE, "frame.busy");
    }
  }

  private void again(Context context, HttpStatus status, String problem) {
    context.status(status);
    ask(context, next(context), problem);
  }

  private void signOut(Context context) throws StoreException {
    if (Gate.pass(context) instanceof Session session) {
      people.signOut(session, Entrance.address(context), entrance.clock().instant());
    }
    entrance.forget(context);
    context.redirect("/sign-in", HttpStatus.SEE_OTHER);
  }

  private void askPassword(Context context, String problem) {
    frame.show(context, AREA, PASSWORD_PAGE, Map.of("problem", problem));
  }

  private void changePassword(Context context) throws StoreException {
    Pass pass = Gate.pass(context);
    if (!(pass instanceof Session session)) {
      Replies.error(context, HttpStatus.FORBIDDEN, "a token has no password");
      return;
    }
    if (!field(context, "fresh").equals(field(context, "again"))) {
      wrongPassword(context, "frame.different");
      return;
    }
    PasswordChange result =
        people.changePassword(
            session,
            field(context, "old"),
            field(context, "fresh"),
            Entrance.address(context),
            entrance.clock().instant());
    switch (result) {
      case PasswordChange.Changed(SignIn.SignedIn begun) -> {
        entrance.welcome(context, begun);
        context.redirect("/", HttpStatus.SEE_OTHER);
      }
      case PasswordChange.WrongPassword wrong -> wrongPassword(context, "frame.wrong-old");
      case PasswordChange.NotTaken notTaken ->
          wrongPassword(context, "frame.password-" + notTaken.fault().name());
      case PasswordChange.LockedUntil locked -> wrongPassword(context, "frame.locked");
      case PasswordChange.Busy busy -> wrongPassword(context, "frame.busy");
    }
  }

  private void wrongPassword(Context context, String problem) {
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    askPassword(context, problem);
  }

  private static long seconds(Instant now, Instant until) {
    return Math.max(1, Duration.between(now, until).toSeconds() + 1);
  }

  private static String field(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("");
  }

  /** Where the visitor wanted to go: only a place of ours. */
  private static String next(Context context) {
    String asked =
        Optional.ofNullable(context.formParam("next"))
            .or(() -> Optional.ofNullable(context.queryParam("next")))
            .orElse("/");
    return asked.matches("/[A-Za-z0-9_-][A-Za-z0-9/_.:%-]*") ? asked : "/";
  }
}
