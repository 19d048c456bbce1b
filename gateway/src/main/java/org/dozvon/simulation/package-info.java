/**
 * A hotline's day in seconds: callers, bot, people and Asterisk's app_queue as a discrete-event
 * simulation. It tells the same {@code QueueEvent}s as a live Asterisk and takes the same {@code
 * Intervention}s. Level 1: no I/O, no clock, no thread; one seed, one day.
 *
 * <p>Every random figure is drawn per caller before the day begins, so two policies meet the same
 * callers.
 */
package org.dozvon.simulation;
