package org.dozvon.operator;

import java.time.Instant;
import java.util.Optional;

/**
 * Which calls are looked for; an empty text or Optional asks for nothing.
 *
 * @param from first moment of the calls' beginning
 * @param to first moment that is too late
 * @param number digits that the caller's number ends with, or the whole with {@code +}
 * @param words beginnings of words, all of which must have been said
 * @param by whose words
 * @param intent what was wanted, exactly
 * @param topic a part of what it was about
 * @param agent who took it, exactly
 * @param mood of the words at the end, else of those at the start
 * @param mostScore an answer to the survey no better than this
 * @param phone only calls that this phone took: what agents may see
 * @param skip rows, 0..
 * @param most rows, 1..
 */
public record CallQuery(
    Instant from,
    Instant to,
    String number,
    String words,
    Speaker by,
    String intent,
    String topic,
    Optional<CallOutcome> outcome,
    String hotline,
    String language,
    String profile,
    String agent,
    Optional<Integer> mood,
    Optional<Integer> mostScore,
    Optional<String> phone,
    int skip,
    int most) {
  /** Whose words are searched. */
  public enum Speaker {
    CALLER,
    BOT,
    ANYBODY
  }

  /** Every call of this time, the first so many. */
  public static CallQuery all(Instant from, Instant to, int most) {
    return new CallQuery(
        from,
        to,
        "",
        "",
        Speaker.CALLER,
        "",
        "",
        Optional.empty(),
        "",
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        most);
  }

  /** The same for other rows. */
  public CallQuery rows(int skipped, int atMost) {
    return new CallQuery(
        from, to, number, words, by, intent, topic, outcome, hotline, language, profile, agent,
        mood, mostScore, phone, skipped, atMost);
  }

  /** The same, of none that began before. */
  public CallQuery since(Instant moment) {
    return new CallQuery(
        from.isBefore(moment) ? moment : from,
        to,
        number,
        words,
        by,
        intent,
        topic,
        outcome,
        hotline,
        language,
        profile,
        agent,
        mood,
        mostScore,
        phone,
        skip,
        most);
  }

  /** The same, of the calls of one phone. */
  public CallQuery of(Optional<String> only) {
    return new CallQuery(
        from, to, number, words, by, intent, topic, outcome, hotline, language, profile, agent,
        mood, mostScore, only, skip, most);
  }
}
