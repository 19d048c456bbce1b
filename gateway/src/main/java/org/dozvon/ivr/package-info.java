/**
 * One caller's walk: answer, look up, profile, bot, hand-over; one class per step. Level 2:
 * straight-line blocking code, one virtual thread per call.
 */
package org.dozvon.ivr;
