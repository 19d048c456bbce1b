package org.dozvon.console.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.call.CallContext;
import org.dozvon.call.Profile;
import org.dozvon.console.Texts;
import org.dozvon.queue.Facts;
import org.dozvon.queue.PriorityReason;

/** What is known of a call, in the order in which an agent needs it. Pure. */
public final class CallView {
  private static final Pattern SOMEBODY =
      Pattern.compile(
          "(?i)(.*[-_. ])?(phone|tel|telephone|mobile|supervisor|director|manager|contact)");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()-]{2,24}");
  private static final Pattern MOOD = Pattern.compile("(?i)\\w+ words: (.+)");
  private static final List<String> LOYALTY =
      List.of("loyalty", "tier", "level", "segment", "card", "points");
  private static final Set<String> NAMES =
      Set.of(
          "card",
          "points",
          "place",
          "address",
          "hours",
          "phone",
          "supervisor",
          "director",
          "order",
          "status",
          "date",
          "wrap-up-topic",
          "wrap-up-outcome");
  private static final double SURE = 0.6;

  private final CallContext call;
  private final Optional<Facts> facts;

  /**
   * Whom to phone.
   *
   * @param number to be dialled; empty when it is only a name
   */
  public record Contact(String role, String text, String number) {}

  /**
   * One line of the talk with the bot.
   *
   * @param style class of the list item
   * @param percent how sure the recogniser was; below 0: does not apply
   */
  public record Said(
      Instant at,
      CallContext.Speaker speaker,
      String style,
      List<Highlights.Piece> pieces,
      String meaning,
      int percent,
      boolean unsure) {}

  /**
   * @param facts what the queue knows, while the call is in one
   */
  public CallView(CallContext call, Optional<Facts> facts) {
    this.call = call;
    this.facts = facts;
  }

  /** The call itself. */
  public CallContext call() {
    return call;
  }

  /** Who: the name on record, else of the network, else the number. */
  public String who() {
    return Stream.of(
            call.values().getOrDefault("name", ""), call.caller().name(), call.caller().number())
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /** In the reader's language. */
  public String language(Locale reader) {
    return call.language().getDisplayLanguage(reader);
  }

  /** What a value is called: those that most hotlines have in the reader's language. */
  public static String label(Texts texts, String name) {
    return NAMES.contains(name) ? texts.of("agent.value-" + name) : name;
  }

  /** Card, points, tier: what is known of that. */
  public Map<String, String> loyalty() {
    Map<String, String> known = new LinkedHashMap<>();
    LOYALTY.forEach(
        name ->
            Optional.ofNullable(call.values().get(name))
                .ifPresent(value -> known.put(name, value)));
    return known;
  }

  /** Whether the caller is to be treated gently. */
  public boolean isGentle() {
    return call.profile().profile() != Profile.STANDARD;
  }

  /** Why this caller is treated so, and goes before others. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (isGentle()) {
      reasons.add(call.profile().reason());
    }
    facts.ifPresent(
        known -> known.reasons().stream().map(PriorityReason::text).forEach(reasons::add));
    return reasons.stream().filter(text -> !text.isBlank()).distinct().toList();
  }

  /** Whether something in it calls for care: anger or distress. */
  public boolean isUpset() {
    return facts.stream()
        .flatMap(known -> known.reasons().stream())
        .anyMatch(
            reason ->
                reason.kind() == PriorityReason.Kind.ANGRY
                    || reason.kind() == PriorityReason.Kind.DISTRESSED);
  }

  /** What the caller wants; empty while unknown. */
  public String wish() {
    return call.topic().isBlank() ? call.intent() : call.topic();
  }

  /** Since when the caller has waited for a person. */
  public Optional<Instant> waitingSince() {
    return call.waitingSince().or(() -> facts.map(Facts::asked));
  }

  /** How long until then, as 1:05. */
  public String waited(Instant until) {
    return waitingSince().map(since -> clock(Duration.between(since, until))).orElse("");
  }

  /** 75 s is 1:15. */
  public static String clock(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    return seconds / 60 + ":" + String.format(Locale.ROOT, "%02d", seconds % 60);
  }

  /** What the bot got, without the name that stands above. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>(call.values());
    values.remove("name");
    return values;
  }

  /** Whom to phone: what look-ups told. */
  public List<Contact> contacts() {
    return call.values().entrySet().stream()
        .filter(value -> SOMEBODY.matcher(value.getKey()).matches() && !value.getValue().isBlank())
        .map(value -> contact(value.getKey(), value.getValue().strip()))
        .toList();
  }

  private static Contact contact(String role, String text) {
    boolean dialled = NUMBER.matcher(text).matches();
    return new Contact(role, text, dialled ? text.replaceAll("[^+0-9]", "") : "");
  }

  /** What a message with the address would say; empty: no address is known. */
  public String address() {
    String address = call.values().getOrDefault("address", "");
    return address.isBlank()
        ? ""
        : Stream.of("address", "hours", "phone")
            .map(name -> call.values().getOrDefault(name, ""))
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(", "));
  }

  /** The talk, with what counts marked. */
  public List<Said> transcript() {
    Highlights marks = new Highlights(keywords());
    return call.transcript().stream().map(line -> said(line, marks)).toList();
  }

  private static Said said(CallContext.Line line, Highlights marks) {
    boolean caller = line.speaker() == CallContext.Speaker.CALLER;
    return new Said(
        line.at(),
        line.speaker(),
        line.speaker() == CallContext.Speaker.BOT ? "bot" : "caller",
        marks.in(line.text()),
        line.meaning(),
        caller ? (int) Math.round(100 * line.confidence()) : -1,
        caller && line.confidence() < SURE);
  }

  private List<String> keywords() {
    List<String> words = new ArrayList<>(call.values().values());
    for (String reason : reasons()) {
      var mood = MOOD.matcher(reason);
      if (mood.matches()) {
        words.addAll(List.of(mood.group(1).split("\\s*,\\s*")));
      }
    }
    return words;
  }
}
