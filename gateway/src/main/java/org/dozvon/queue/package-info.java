/**
 * What a promise means: who waits, who works, how long it took. Level 1: no I/O, no clock, no
 * thread.
 *
 * <p>{@code QueueEvent -> Floor -> Outcome -> Tally}: events of whatever source (the manager
 * interface, a simulation, a log) change the floor; what ended on it is an outcome; the tally
 * counts outcomes by interval.
 */
package org.dozvon.queue;
