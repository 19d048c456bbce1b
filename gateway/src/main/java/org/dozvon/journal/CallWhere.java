package org.dozvon.journal;

import java.util.ArrayList;
import java.util.List;
import org.dozvon.insight.SearchWords;
import org.dozvon.operator.CallQuery;

/**
 * What a search asks for, as the condition of a select on {@code journal_call c} and its values in
 * their order. Every text of the asker is a value, never SQL.
 */
final class CallWhere {
  /** A number of so many digits is a whole one. */
  private static final int WHOLE_NUMBER = 10;

  private final StringBuilder condition =
      new StringBuilder("c.started_at >= ? and c.started_at < ?");
  private final List<Object> values = new ArrayList<>();
  private final boolean isPostgres;
  private final boolean hasWords;

  /**
   * @param isPostgres whether there is an index of words; elsewhere the words of the calls of that
   *     time are looked through
   */
  CallWhere(CallQuery query, boolean isPostgres) {
    this.isPostgres = isPostgres;
    values.add(Columns.of(query.from()));
    values.add(Columns.of(query.to()));
    number(query.number().replaceAll("[^0-9+]", ""));
    equal("intent", query.intent());
    equal("hotline", query.hotline());
    equal("language", query.language());
    equal("profile", query.profile());
    equal("agent", query.agent());
    topic(query.topic());
    query.outcome().ifPresent(outcome -> equal("outcome", outcome.name()));
    query.mood().ifPresent(mood -> and("coalesce(c.mood_end, c.mood_start) = ?", mood));
    query.mostScore().ifPresent(most -> and("c.score <= ?", most));
    query.phone().ifPresent(this::takenBy);
    List<String> words = SearchWords.split(query.words()).stream().distinct().limit(8).toList();
    words.forEach(word -> word(word, query.by()));
    this.hasWords = !words.isEmpty();
  }

  /**
   * From where the rows come. The newest of few are wanted, and PostgreSQL would rather look at all
   * calls from the newest on than ask its index of words first: {@code offset 0} makes it ask.
   */
  String from() {
    return hasWords && isPostgres
        ? " from (select * from journal_call c where " + condition + " offset 0) c"
        : " from journal_call c where " + condition;
  }

  String condition() {
    return condition.toString();
  }

  List<Object> values() {
    return values;
  }

  private void number(String digits) {
    if (digits.isEmpty()) {
      return;
    }
    String bare = digits.replace("+", "");
    if (digits.startsWith("+") || bare.length() >= WHOLE_NUMBER) {
      and("c.number in (?, ?)", bare, "+" + bare);
    } else {
      and("c.number like ?", "%" + bare);
    }
  }

  private void topic(String part) {
    if (!part.isBlank()) {
      String plain = part.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[!%_]", "!$0");
      and("lower(c.topic) like ? escape '!'", "%" + plain + "%");
    }
  }

  private void takenBy(String phone) {
    and("exists (select 1 from agent_call a where a.call_id = c.call_id and a.phone = ?)", phone);
  }

  /** A word, or its beginning. */
  private void word(String word, CallQuery.Speaker by) {
    switch (by) {
      case CALLER -> and(has("said"), wanted(word));
      case BOT -> and(has("told"), wanted(word));
      case ANYBODY ->
          and("(" + has("said") + " or " + has("told") + ")", wanted(word), wanted(word));
    }
  }

  private String has(String column) {
    return isPostgres
        ? "to_tsvector('simple', c." + column + ") @@ to_tsquery('simple', ?)"
        : "c." + column + " like ?";
  }

  /** Only letters and digits are in it, so that nothing in it means anything to the database. */
  private String wanted(String word) {
    return isPostgres ? word + ":*" : "% " + word + "%";
  }

  private void equal(String column, String wanted) {
    if (!wanted.isEmpty()) {
      and("c." + column + " = ?", wanted);
    }
  }

  private void and(String what, Object... wanted) {
    condition.append(" and ").append(what);
    values.addAll(List.of(wanted));
  }
}
