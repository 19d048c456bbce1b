package org.dozvon.operator;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dozvon.keeper.Claim;
import org.dozvon.queue.WaitingCaller;

/**
 * One who waits, as the wallboard shows them.
 *
 * @param predicted seconds until a person answers; empty: a phone rings already, or not known
 * @param language empty of a caller who came past us
 * @param claim what lets this caller go before others
 */
public record WallCaller(
    WaitingCaller caller, OptionalDouble predicted, Optional<Locale> language, Claim claim) {}
