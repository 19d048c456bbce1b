package org.dozvon.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.MachinePass;
import org.dozvon.people.Pass;
import org.dozvon.people.RateLimiter;
import org.dozvon.people.Right;
import org.dozvon.people.Session;

/**
 * Who may come where: finds the visitor by cookie or token and holds every address to what it
 * {@link Needs}. An address that needs nothing by name is open to nobody.
 */
public final class Gate {
  private static final String PASS = "pass";
  private static final String STAY = "stay";

  /** By one visitor from one address. */
  static final int MOST_AT_ONCE = 300;

  private static final String PASSWORD_PAGE = "/password";

  /** A page asks some twenty times to be whole; fifty a second is no person any more. */
  private final RateLimiter asks = new RateLimiter(50, MOST_AT_ONCE);

  private final Entrance entrance;
  private final Frame frame;

  Gate(Entrance entrance, Frame frame) {
    this.entrance = entrance;
    this.frame = frame;
  }

  /**
   * Who asks; only where somebody is needed.
   *
   * @throws IllegalStateException at an address that needs nobody: a mistake of the page
   */
  public static Pass pass(Context context) {
    Pass pass = context.attribute(PASS);
    if (pass == null) {
      throw new IllegalStateException("nobody is needed at " + context.path());
    }
    return pass;
  }

  /** The same where perhaps nobody is. */
  static Optional<Pass> maybe(Context context) {
    return Optional.ofNullable(context.attribute(PASS));
  }

  /** Whether who asks may stay; only where somebody is needed. */
  static Stay stay(Context context) {
    Stay stay = context.attribute(STAY);
    if (stay == null) {
      throw new IllegalStateException("nobody is needed at " + context.path());
    }
    return stay;
  }

  void stand(RoutesConfig routes) {
    routes.beforeMatched(this::enter);
  }

  private void enter(Context context) throws StoreException {
    Needs needs =
        context.routeRoles().stream()
            .filter(Needs.class::isInstance)
            .map(Needs.class::cast)
            .findFirst()
            .orElse(null);
    if (needs == null) {
      Replies.error(context, HttpStatus.FORBIDDEN, "this address is open to nobody");
      context.skipRemainingHandlers();
    } else if (!needs.isOpen()) {
      letIn(context, needs.right());
    }
  }

  private void letIn(Context context, Optional<Right> right) throws StoreException {
    Optional<Pass> visitor = entrance.visitor(context);
    if (visitor.isEmpty()) {
      askWho(context);
    } else if (asksTooOften(context, visitor.get())) {
      context.header("Retry-After", "1");
      Replies.error(context, HttpStatus.TOO_MANY_REQUESTS, "too many requests; wait a second");
      context.skipRemainingHandlers();
    } else if (isForeignForm(context, visitor.get())) {
      refuse(context, "this form is not of a page of yours; load the page anew");
    } else if (mustChangePassword(context, visitor.get())) {
      context.redirect(PASSWORD_PAGE, HttpStatus.SEE_OTHER);
      context.skipRemainingHandlers();
    } else if (right.isPresent() && !visitor.get().may(right.get())) {
      entrance.note(visitor.get(), context, Act.REFUSED, context.path(), right.get().word());
      context.attribute(PASS, visitor.get());
      refuse(context, "your role may not do that (needed: " + right.get().word() + ")");
    } else {
      context.attribute(PASS, visitor.get());
      context.attribute(STAY, new Stay(entrance, context, visitor.get(), right));
    }
  }

  /** Programs at the machine itself may ask as often as they like. */
  private boolean asksTooOften(Context context, Pass visitor) {
    String key = visitor.signature() + " " + RateLimiter.network(Entrance.address(context));
    return !(visitor instanceof MachinePass) && !asks.take(key, entrance.clock().instant());
  }

  /** What changes something must come from a page of the same session. */
  static boolean isForeignForm(Context context, Pass visitor) {
    if (!(visitor instanceof Session session) || context.method().equals(HandlerType.GET)) {
      return false;
    }
    String header = context.header("X-CSRF-Token");
    String sent = header == null ? context.formParam("csrf") : header;
    return sent == null || !session.isOwnForm(sent);
  }

  private static boolean mustChangePassword(Context context, Pass visitor) {
    return visitor instanceof Session session
        && session.mustChangePassword()
        && !context.path().equals(PASSWORD_PAGE)
        && !context.path().equals("/sign-out");
  }

  private static void askWho(Context context) {
    if (isProgram(context)) {
      context.header("WWW-Authenticate", "Bearer");
      Replies.error(
          context, HttpStatus.UNAUTHORIZED, "expected: Authorization: Bearer TOKEN, see /api");
    } else if (Entrance.isEventStream(context)) {
      // The page that listened there goes to the sign-in by itself.
      Replies.error(context, HttpStatus.UNAUTHORIZED, "sign in first");
    } else if (context.header("HX-Request") != null) {
      context.header("HX-Redirect", "/sign-in").status(HttpStatus.NO_CONTENT);
    } else {
      String next = URLEncoder.encode(context.path(), StandardCharsets.UTF_8);
      context.redirect("/sign-in?next=" + next, HttpStatus.SEE_OTHER);
    }
    context.skipRemainingHandlers();
  }

  private void refuse(Context context, String why) {
    if (Door.isPage(context)) {
      frame.sorry(context, HttpStatus.FORBIDDEN, "frame.forbidden");
    } else {
      Replies.error(context, HttpStatus.FORBIDDEN, why);
    }
    context.skipRemainingHandlers();
  }

  private static boolean isProgram(Context context) {
    return context.path().startsWith("/api/") || context.header("Authorization") != null;
  }

  /** The program at the machine itself. */
  static Pass machine() {
    return new MachinePass("local");
  }
}
