package org.dozvon.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dozvon.operator.StoreException;
import org.dozvon.people.ElsewhereDoor;
import org.dozvon.people.Person;
import org.dozvon.people.RateLimiter;
import org.dozvon.people.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /sign-in/elsewhere} sends somebody to the other place, {@code /sign-in/back} is where they
 * come back.
 */
public final class ElsewhereRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(ElsewhereRoutes.class);
  private static final String COOKIE = "dozvon-elsewhere";
  private static final String PATH = "/sign-in";
  private static final int SECONDS = 600;

  private final Entrance entrance;
  private final Frame frame;
  private final ElsewhereDoor door;
  private final RateLimiter tries = new RateLimiter(1, 20);

  public ElsewhereRoutes(Entrance entrance, Frame frame, ElsewhereDoor door) {
    this.entrance = entrance;
    this.frame = frame;
    this.door = door;
  }

  @Override
  public void add(RoutesConfig routes) {
    frame.offerElsewhere();
    routes.get("/sign-in/elsewhere", this::leave, Needs.NOTHING);
    routes.get("/sign-in/back", this::comeBack, Needs.NOTHING);
  }

  private void leave(Context context) {
    Instant now = entrance.clock().instant();
    if (!tries.take(RateLimiter.network(Entrance.address(context)), now)) {
      refuse(context, HttpStatus.TOO_MANY_REQUESTS, "frame.busy");
      return;
    }
    try {
      ElsewhereDoor.Start start = door.begin(now);
      context.cookie(cookie(context, start.cookie(), SECONDS));
      context.redirect(start.address().toString(), HttpStatus.SEE_OTHER);
    } catch (IOException e) {
      LOG.warn("event=elsewhere_unreachable reason=\"{}\"", e.getMessage());
      refuse(context, HttpStatus.BAD_GATEWAY, "frame.elsewhere-failed");
    }
  }

  private void comeBack(Context context) throws StoreException {
    String cookie = Optional.ofNullable(context.cookie(COOKIE)).orElse("");
    context.cookie(cookie(context, "", 0));
    Instant now = entrance.clock().instant();
    try {
      Optional<Person> claimed =
          door.finish(cookie, query(context, "state"), query(context, "code"), now);
      if (claimed.isEmpty()) {
        refuse(context, HttpStatus.FORBIDDEN, "frame.elsewhere-no-role");
        return;
      }
      welcome(
          context,
          entrance.people().signInElsewhere(claimed.get(), Entrance.address(context), now));
    } catch (IOException e) {
      LOG.warn("event=elsewhere_refused reason=\"{}\"", e.getMessage());
      refuse(context, HttpStatus.UNAUTHORIZED, "frame.elsewhere-failed");
    }
  }

  private void welcome(Context context, SignIn result) {
    if (result instanceof SignIn.SignedIn signedIn) {
      entrance.welcome(context, signedIn);
      context.redirect("/", HttpStatus.SEE_OTHER);
    } else {
      refuse(context, HttpStatus.FORBIDDEN, "frame.elsewhere-no-role");
    }
  }

  private void refuse(Context context, HttpStatus status, String key) {
    context.status(status);
    frame.show(context, "frame", "frame/sorry.jte", Map.of("key", key));
  }

  private static Cookie cookie(Context context, String value, int seconds) {
    Cookie cookie = new Cookie(COOKIE, value, PATH, seconds, context.req().isSecure(), true);
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }

  private static String query(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).orElse("");
  }
}
