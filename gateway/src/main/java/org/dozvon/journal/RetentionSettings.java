package org.dozvon.journal;

/**
 * How long things are kept, in days; 0: for ever.
 *
 * @param calls calls and what befell them: events, contexts, waits, talks, steps of the keeper,
 *     people's states
 * @param figures the queues' counts by the quarter of an hour
 */
public record RetentionSettings(int calls, int figures) {
  /** 90 days, 400 days: a year can be laid beside the one before. */
  public static final RetentionSettings DEFAULTS = new RetentionSettings(90, 400);
}
