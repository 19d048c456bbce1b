package org.dozvon.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Right;

/**
 * {@code POST /api/agents/PHONE/login|logout|pause|ready|wrap-up} with a JSON object as body, for
 * who knows the token, or is signed in and means the own phone. PHONE is percent encoded: {@code
 * PJSIP%2F101}.
 */
final class AgentPosts {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern PATH =
      Pattern.compile("/api/agents/([^/]{1,200})/(login|logout|pause|ready|wrap-up)");
  private static final Pattern PHONE = Pattern.compile("[A-Za-z0-9]{1,20}/[A-Za-z0-9/@._-]{1,80}");
  private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private final AgentDesk desk;
  private final AgentToken token;
  private final Entrance entrance;

  AgentPosts(AgentAccess access, Entrance entrance) {
    this.desk = access.desk();
    this.token = new AgentToken(access.token(), entrance);
    this.entrance = entrance;
  }

  /** A body that is not as expected; the message says what is. */
  private static final class BadBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    BadBodyException(String message) {
      super(message);
    }
  }

  /** Does it; may take some seconds. */
  void answer(Context context) throws StoreException {
    Matcher path = PATH.matcher(context.req().getRequestURI());
    Optional<String> phone = path.matches() ? phone(path.group(1)) : Optional.empty();
    boolean isOwn = isOwn(context, phone);
    if ((!isOwn && !token.isShown(context)) || !isJson(context)) {
      return;
    }
    if (phone.isEmpty()) {
      Replies.error(
          context,
          HttpStatus.NOT_FOUND,
          "expected: /api/agents/PHONE/login, logout, pause, ready or wrap-up; PHONE is an"
              + " interface of Asterisk, percent encoded");
      return;
    }
    try {
      JsonNode body = object(context.body());
      if (!isOwn) {
        token.note(context, phone.get(), path.group(2));
      }
      reply(context, act(phone.get(), path.group(2), body));
    } catch (BadBodyException e) {
      Replies.error(context, HttpStatus.BAD_REQUEST, e.getMessage());
    }
  }

  private boolean isOwn(Context context, Optional<String> phone) throws StoreException {
    return entrance
            .visitor(context)
            .filter(pass -> pass.may(Right.ACT_AS_AGENT))
            .filter(pass -> !Gate.isForeignForm(context, pass))
            .flatMap(pass -> pass.person().phone())
            .equals(phone)
        && phone.isPresent();
  }

  private static boolean isJson(Context context) {
    if (!String.valueOf(context.contentType()).startsWith("application/json")) {
      Replies.error(
          context, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "expected: Content-Type: application/json");
      return false;
    }
    return true;
  }

  private CommandResult act(String phone, String what, JsonNode body) throws BadBodyException {
    return switch (what) {
      case "login" -> desk.logIn(phone, text(body, "name"), queues(body));
      case "logout" -> desk.logOut(phone);
      case "pause" -> desk.pause(phone, text(body, "reason"));
      case "ready" -> desk.ready(phone);
      default -> desk.wrapUp(phone, needed(body, "topic"), needed(body, "outcome"));
    };
  }

  private static void reply(Context context, CommandResult result) {
    switch (result) {
      case CommandResult.Done done -> Replies.json(context, Map.of("done", true));
      case CommandResult.Refused(String reason) ->
          Replies.error(context, HttpStatus.CONFLICT, reason);
      case CommandResult.Unknown(String reason) ->
          Replies.error(context, HttpStatus.GATEWAY_TIMEOUT, reason);
    }
  }

  private static Optional<String> phone(String encoded) {
    try {
      String phone = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(phone).filter(text -> PHONE.matcher(text).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static JsonNode object(String body) throws BadBodyException {
    try {
      JsonNode read = JSON.readTree(body.isBlank() ? "{}" : body);
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      // told below, without the words of the library
    }
    throw new BadBodyException("expected: a JSON object");
  }

  private static String needed(JsonNode body, String name) throws BadBodyException {
    String text = text(body, name);
    if (text.isBlank()) {
      throw new BadBodyException("\"" + name + "\" is missing (expected: a text)");
    }
    return text;
  }

  private static String text(JsonNode body, String name) throws BadBodyException {
    JsonNode value = body.path(name);
    String text = value.isMissingNode() ? "" : value.asText();
    if ((!value.isMissingNode() && !value.isTextual()) || !AgentWords.fits(text)) {
      throw new BadBodyException(
          "\""
              + name
              + "\" (expected: a text of at most 100 characters without , | ; $ quotes,"
              + " brackets and control characters)");
    }
    return text.strip();
  }

  private static List<String> queues(JsonNode body) throws BadBodyException {
    List<String> queues = new ArrayList<>();
    for (JsonNode item : body.path("queues")) {
      if (!item.isTextual() || !QUEUE.matcher(item.asText()).matches()) {
        throw new BadBodyException("\"queues\" (expected: a list of queues' names)");
      }
      queues.add(item.asText());
    }
    return queues;
  }
}
