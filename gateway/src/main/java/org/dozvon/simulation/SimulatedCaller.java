package org.dozvon.simulation;

/**
 * Everything about one caller that does not depend on how they are served; drawn before the day
 * begins. Times are milliseconds.
 *
 * @param id stands for Asterisk's unique id
 * @param arrives since the start of the day
 * @param straight goes to a person without talking to the bot
 * @param bot how long they talk with the bot
 * @param need 0..1: the bot does what is asked when it is below the bot's share
 * @param patience how long they wait for a person in all, from joining the first queue
 * @param talk with a person
 * @param wrapUp the person's work after it
 * @param callBack 0..1: accepts a call-back when it is below the share of those who do
 * @param seed of what phones do when they ring for this caller
 */
public record SimulatedCaller(
    String id,
    String queue,
    long arrives,
    boolean gentle,
    boolean straight,
    long bot,
    double need,
    long patience,
    long talk,
    long wrapUp,
    double callBack,
    long seed) {}
