package org.dozvon.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.MachinePass;
import org.dozvon.people.Pass;
import org.dozvon.people.People;
import org.dozvon.people.Session;
import org.dozvon.people.SignIn;

/**
 * Finds out who a request is from, and keeps the cookie that says so. Safe for use by many threads.
 */
public final class Entrance {
  /** Pages that refresh themselves say so, and do not keep a session from being idle. */
  private static final String BY_ITSELF = "X-By-Itself";

  private static final String COOKIE = "dozvon";
  private static final String BEARER = "Bearer ";

  private final People people;
  private final byte[] localToken;
  private final InstantSource clock;

  /**
   * Asks the people for who is who.
   *
   * @param localToken of programs at this machine; empty: they need a person's
   */
  public Entrance(People people, String localToken, InstantSource clock) {
    this.people = people;
    this.localToken = localToken.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  /** Everything that is asked about people. */
  public People people() {
    return people;
  }

  /** The time of everything that is noted. */
  public InstantSource clock() {
    return clock;
  }

  Optional<Pass> visitor(Context context) throws StoreException {
    String shown = String.valueOf(context.header("Authorization"));
    if (shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return program(shown.substring(BEARER.length()).strip());
    }
    String cookie = context.cookie(COOKIE);
    if (cookie == null) {
      return Optional.empty();
    }
    return context.header(BY_ITSELF) != null || isEventStream(context)
        ? people.peek(cookie, clock.instant()).map(Pass.class::cast)
        : people.session(cookie, clock.instant()).map(Pass.class::cast);
  }

  /** The visitor of a stream that is open, as they are now; empty: they are nobody any more. */
  Optional<Pass> still(Context context, Pass before) throws StoreException {
    if (before instanceof MachinePass) {
      return Optional.of(before);
    }
    if (before instanceof Session session) {
      return isEventStream(context)
          ? people.watch(session, clock.instant()).map(Pass.class::cast)
          : people
              .peek(String.valueOf(context.cookie(COOKIE)), clock.instant())
              .map(Pass.class::cast);
    }
    return visitor(context);
  }

  /** A live part of a page, which nobody has to touch. */
  static boolean isEventStream(Context context) {
    return String.valueOf(context.header("Accept")).contains("text/event-stream");
  }

  private Optional<Pass> program(String token) throws StoreException {
    byte[] shown = token.getBytes(StandardCharsets.UTF_8);
    if (localToken.length > 0 && MessageDigest.isEqual(shown, localToken)) {
      return Optional.of(Gate.machine());
    }
    return people.token(token, clock.instant()).map(Pass.class::cast);
  }

  /** The visitor is this from now on. */
  void welcome(Context context, SignIn.SignedIn signedIn) {
    context.cookie(cookie(context, signedIn.token(), -1));
  }

  void forget(Context context) {
    context.cookie(cookie(context, "", 0));
  }

  /**
   * Writes down what somebody did; before it is done. Programs at the machine itself, which could
   * read the database anyway, are not written down.
   */
  public void note(Pass pass, Context context, Act act, String subject, String detail)
      throws StoreException {
    if (pass instanceof MachinePass) {
      return;
    }
    people.audit(pass, address(context), act, subject, detail, clock.instant());
  }

  /** Where the visitor is, for lock-out and the audit trail. */
  public static String address(Context context) {
    return context.ip();
  }

  private static Cookie cookie(Context context, String value, int seconds) {
    Cookie cookie = new Cookie(COOKIE, value, "/", seconds, context.req().isSecure(), true);
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }
}
