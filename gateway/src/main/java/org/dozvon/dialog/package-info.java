/**
 * What the bot decides: dialog files become a model, and (input, now) becomes actions. Level 1: no
 * I/O, no clock, no thread; the only package that knows Lucene.
 *
 * <p>Files to model: {@code HotlineReader -> IntentReader -> StepReader -> Hotline}. A call: {@code
 * Conversation} takes an input, {@code IntentMatcher} and {@code Answers} say what was meant,
 * {@code Walk} takes the steps, {@code Mouth} gathers the actions, {@code Listening} says what may
 * come next. {@code Rehearsal} plays written conversations.
 */
package org.dozvon.dialog;
