package org.dozvon.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dozvon.operator.LookupFailedException;
import org.dozvon.operator.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes: who asks by a foreign name is refused, every reply has the headers
 * that keep a browser from doing harm with it, every failure is an answer that tells nothing of the
 * inside and repeats nothing of the question.
 */
final class Door {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  /** A page elsewhere whose name resolves to loopback would otherwise read calls (rebinding). */
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d{1,5})?");

  private final boolean isLoopback;
  private final Frame frame;

  Door(HttpSettings settings, Frame frame) {
    this.isLoopback = settings.address().isLoopbackAddress() && !settings.isBehindProxy();
    this.frame = frame;
  }

  void stand(RoutesConfig routes) {
    routes.before(this::enter);
    routes.exception(LookupFailedException.class, this::databaseDown);
    routes.exception(StoreException.class, this::databaseDown);
    routes.exception(HttpResponseException.class, this::refused);
    routes.exception(Exception.class, this::failed);
  }

  private void enter(Context context) {
    context
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store");
    String host = String.valueOf(context.header("Host"));
    if (isLoopback && !LOOPBACK_HOST.matcher(host).matches()) {
      Replies.error(context, HttpStatus.FORBIDDEN, "Host is not this machine's loopback");
      context.skipRemainingHandlers();
    } else if (isInParts(context)) {
      HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      answer(context, status, sentence(status), key(status));
      context.skipRemainingHandlers();
    }
  }

  /** No page sends such a body, and it would be read past the limit of a body's length. */
  private static boolean isInParts(Context context) {
    return String.valueOf(context.contentType()).toLowerCase(Locale.ROOT).contains("multipart");
  }

  private void databaseDown(Exception e, Context context) {
    LOG.warn("{}", e.getMessage());
    answer(context, HttpStatus.SERVICE_UNAVAILABLE, "database is down", "frame.database-down");
  }

  private void refused(HttpResponseException e, Context context) {
    HttpStatus status = HttpStatus.forStatus(e.getStatus());
    if (e instanceof MethodNotAllowedResponse) {
      context.header("Allow", "GET");
    }
    answer(context, status, sentence(status), key(status));
  }

  private void failed(Exception e, Context context) {
    LOG.error("HTTP request failed", e);
    answer(context, HttpStatus.INTERNAL_SERVER_ERROR, "failed; see the log", "frame.failed");
  }

  /** A sentence for programs, a page for people. */
  private void answer(Context context, HttpStatus status, String sentence, String key) {
    if (isPage(context)) {
      frame.sorry(context, status, key);
    } else {
      Replies.error(context, status, sentence);
    }
  }

  /** Whether a person in a browser asked for a page. */
  static boolean isPage(Context context) {
    return String.valueOf(context.header("Accept")).contains("text/html")
        && !context.path().startsWith("/api");
  }

  private static String sentence(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "nothing is here; see /api";
      case METHOD_NOT_ALLOWED -> "this method is not understood here";
      case CONTENT_TOO_LARGE -> "the body is too long";
      case UNSUPPORTED_MEDIA_TYPE -> "a body of this type is not taken here";
      default -> status.getMessage().toLowerCase(Locale.ROOT);
    };
  }

  private static String key(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "frame.not-found";
      case FORBIDDEN -> "frame.forbidden";
      case METHOD_NOT_ALLOWED -> "frame.no-such-act";
      case CONTENT_TOO_LARGE -> "frame.too-long";
      default -> status.getCode() < 500 ? "frame.not-understood" : "frame.failed";
    };
  }
}
