package org.dozvon.dialog;

import java.time.Duration;
import java.util.function.Function;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Grammar;

/**
 * What a question expects, for the ears and the keys.
 *
 * @param grammar what may be said
 * @param judge how finished the words heard so far are; pure, fast, called on every partial
 * @param keys what may be pressed
 * @param patience silence after the bot's words before {@code StayedSilent}
 */
public record Expectation(
    Grammar grammar, Function<String, Completeness> judge, KeyPlan keys, Duration patience) {}
