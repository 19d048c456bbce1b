package org.dozvon.console;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.RateLimiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one token by which programs act for everybody at the queues: it cannot be guessed without
 * end, and what is done by it is written down. Safe for use by many threads.
 */
final class AgentToken {
  private static final Logger LOG = LoggerFactory.getLogger(AgentToken.class);
  private static final String BEARER = "Bearer ";

  /** Wrong ones from an address, at once; then one in ten seconds. */
  static final int MOST_WRONG = 20;

  private final byte[] token;
  private final Entrance entrance;
  private final RateLimiter wrong = new RateLimiter(0.1, MOST_WRONG);

  /**
   * @param token empty: there is none
   */
  AgentToken(String token, Entrance entrance) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
    this.entrance = entrance;
  }

  /** Whether it was shown; else the refusal is written. */
  boolean isShown(Context context) {
    if (token.length == 0) {
      Replies.error(context, HttpStatus.FORBIDDEN, "agents.token is not set in dozvon.yaml");
      return false;
    }
    String network = RateLimiter.network(Entrance.address(context));
    Instant now = entrance.clock().instant();
    Duration wait = wrong.wait(network, now);
    if (!wait.isZero()) {
      context.header("Retry-After", Long.toString(wait.toSeconds() + 1));
      Replies.error(context, HttpStatus.TOO_MANY_REQUESTS, "too many wrong tokens; wait");
      return false;
    }
    String shown = String.valueOf(context.header("Authorization"));
    boolean isBearer = shown.regionMatches(true, 0, BEARER, 0, BEARER.length());
    if (isBearer && isRight(shown.substring(BEARER.length()))) {
      return true;
    }
    if (isBearer && wrong.take(network, now)) {
      note("", context, Act.SIGN_IN_FAILED, "agents.token", "");
    }
    Replies.error(context, HttpStatus.UNAUTHORIZED, "expected: Authorization: Bearer TOKEN");
    context.header("WWW-Authenticate", "Bearer");
    return false;
  }

  private boolean isRight(String shown) {
    return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token);
  }

  /** Writes down what is about to be done by the token. */
  void note(Context context, String phone, String act) {
    note("(agents.token)", context, Act.AGENT_CHANGED, phone, act);
  }

  /** A database that is away keeps nobody from the queues; then the log has it. */
  private void note(String who, Context context, Act act, String subject, String detail) {
    String address = Entrance.address(context);
    try {
      entrance.people().audit(who, address, act, subject, detail, entrance.clock().instant());
    } catch (StoreException e) {
      LOG.warn(
          "event=not_in_audit_trail act={} subject={} detail={} address={}",
          act.word(),
          subject,
          detail,
          address);
    }
  }
}
