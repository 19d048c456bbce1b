/**
 * How many people are needed: Erlang B, C and A, and what a day's history says of the next one.
 * Level 1: no I/O, no clock, no thread. Times in results are seconds as {@code double}.
 */
package org.dozvon.staffing;
