package org.dozvon.understanding;

/**
 * What a sentence may be.
 *
 * @param kind one of the kinds that examples were given of
 * @param probability 0..1; those of all kinds sum up to 1
 */
public record Guess(String kind, double probability) {}
