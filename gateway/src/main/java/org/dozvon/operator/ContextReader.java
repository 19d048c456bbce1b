package org.dozvon.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;

/** Reads back what {@link PlainView#of(CallContext)} wrote. */
public final class ContextReader {
  private final Map<?, ?> members;

  private ContextReader(Object members) {
    if (!(members instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("expected: an object, got: " + members);
    }
    this.members = map;
  }

  /**
   * The context.
   *
   * @throws IllegalArgumentException when a member is missing or of another form
   * @throws java.time.DateTimeException when a time can't be read
   */
  public static CallContext read(Map<String, ?> view) {
    ContextReader in = new ContextReader(view);
    return new CallContext(
        new CallId(in.text("id")),
        Instant.parse(in.text("startedAt")),
        in.object("caller", ContextReader::caller),
        in.text("hotline"),
        Locale.forLanguageTag(in.text("language")),
        in.object("profile", ContextReader::profile),
        in.text("intent"),
        in.text("topic"),
        in.text("queue"),
        in.optional("skill").map(Object::toString).orElse(""),
        in.texts("values"),
        in.list("transcript", ContextReader::line),
        in.list("routes", ContextReader::route),
        in.optional("waitingSince").map(at -> Instant.parse(at.toString())),
        in.optional("agent").map(Object::toString),
        in.optional("phones").map(ContextReader::words).orElse(List.of()),
        in.optional("ending").map(ending -> new ContextReader(ending).ending()));
  }

  private Caller caller() {
    return new Caller(text("number"), text("name"), text("dialled"));
  }

  private ProfileChoice profile() {
    return new ProfileChoice(Profile.valueOf(text("profile")), text("reason"));
  }

  private CallContext.Line line() {
    return new CallContext.Line(
        Instant.parse(text("at")),
        CallContext.Speaker.valueOf(text("speaker")),
        text("text"),
        number("confidence").doubleValue(),
        text("meaning"));
  }

  private CallContext.Route route() {
    return new CallContext.Route(
        Instant.parse(text("at")),
        text("name"),
        text("outcome"),
        Duration.ofMillis(number("tookMs").longValue()));
  }

  private Ending ending() {
    return new Ending(
        Ending.Result.valueOf(text("result")), Ending.Party.valueOf(text("party")), text("reason"));
  }

  private Optional<Object> optional(String name) {
    return Optional.ofNullable(members.get(name));
  }

  private Object required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("member " + name + " is missing"));
  }

  private String text(String name) {
    return required(name).toString();
  }

  private Number number(String name) {
    if (required(name) instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException("member " + name + " is not a number");
  }

  private Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    new ContextReader(required(name))
        .members.forEach((key, value) -> texts.put(key.toString(), String.valueOf(value)));
    return texts;
  }

  /** Contexts that were stored before there were phones have none. */
  private static List<String> words(Object items) {
    return items instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private <T> T object(String name, Function<ContextReader, T> read) {
    return read.apply(new ContextReader(required(name)));
  }

  private <T> List<T> list(String name, Function<ContextReader, T> read) {
    if (required(name) instanceof List<?> items) {
      return items.stream().map(ContextReader::new).map(read).toList();
    }
    throw new IllegalArgumentException("member " + name + " is not a list");
  }
}
