package org.dozvon.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.insight.SearchWords;
import org.dozvon.insight.Sentiment;

/**
 * A call as the journal lists it and is searched by.
 *
 * @param intent what was wanted, by the dialogs; empty: not known
 * @param topic what it was about, by who took it, else by the bot; may be empty
 * @param result what came of it, by who took it; may be empty
 * @param agent who took it, as Asterisk names them; empty: nobody
 * @param waited for a person; empty: was not asked for one, or still waits
 * @param start how the caller's first words sounded
 * @param end how the last ones did
 * @param survey what the caller answered when asked how satisfied they are
 * @param said the caller's words in the form of {@link SearchWords}
 * @param told the bot's
 */
public record CallRow(
    CallId call,
    Instant startedAt,
    Optional<Instant> endedAt,
    String hotline,
    Locale language,
    String number,
    String name,
    Profile profile,
    String intent,
    String topic,
    CallOutcome outcome,
    String result,
    String queue,
    String agent,
    Optional<Duration> waited,
    Optional<Sentiment.Mood> start,
    Optional<Sentiment.Mood> end,
    Optional<Survey> survey,
    String said,
    String told) {
  /** The value of a call that holds the answer to the survey. */
  public static final String SCORE = org.dozvon.dialog.Survey.SCORE;

  /** That which holds how far it goes: 5 or 10. */
  public static final String SCALE = org.dozvon.dialog.Survey.SCALE;

  /** That which holds what the caller added in words. */
  public static final String REMARK = org.dozvon.dialog.Survey.REMARK;

  /**
   * An answer to the survey.
   *
   * @param score 1..5, or 0..10
   * @param scale 5 or 10
   * @param remark in the caller's words, as heard; may be empty
   */
  public record Survey(int score, int scale, String remark) {}

  /** The row of this call. */
  public static CallRow of(
      CallContext context, Optional<Instant> endedAt, Optional<Instant> answeredAt) {
    List<String> caller = lines(context, CallContext.Speaker.CALLER);
    Sentiment words = Sentiment.of(context.language());
    Optional<Instant> waitedUntil = answeredAt.or(() -> endedAt);
    return new CallRow(
        context.id(),
        context.startedAt(),
        endedAt,
        context.hotline(),
        context.language(),
        context.caller().number(),
        context.caller().name(),
        context.profile().profile(),
        context.intent(),
        context.values().getOrDefault("wrap-up-topic", context.topic()),
        CallOutcome.of(context),
        context.values().getOrDefault("wrap-up-outcome", ""),
        context.queue(),
        context.agent().orElse(""),
        context.waitingSince().flatMap(since -> waitedUntil.map(until -> between(since, until))),
        words.start(caller),
        words.end(caller),
        survey(context),
        SearchWords.normal(caller),
        SearchWords.normal(lines(context, CallContext.Speaker.BOT)));
  }

  /** How long it took; empty: not known. */
  public Optional<Duration> took() {
    return endedAt.map(end -> between(startedAt, end));
  }

  private static Duration between(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    return time.isNegative() ? Duration.ZERO : time;
  }

  private static List<String> lines(CallContext context, CallContext.Speaker who) {
    return context.transcript().stream()
        .filter(line -> line.speaker() == who)
        .map(CallContext.Line::text)
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static Optional<Survey> survey(CallContext context) {
    String score = context.values().getOrDefault(SCORE, "");
    if (!score.matches("\\d{1,2}")) {
      return Optional.empty();
    }
    int scale = context.values().getOrDefault(SCALE, "5").equals("10") ? 10 : 5;
    int given = Integer.parseInt(score);
    boolean fits = given <= scale && (scale == 10 || given >= 1);
    return fits
        ? Optional.of(new Survey(given, scale, context.values().getOrDefault(REMARK, "")))
        : Optional.empty();
  }
}
