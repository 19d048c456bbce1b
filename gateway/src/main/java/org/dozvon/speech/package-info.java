/**
 * What hearing and speaking mean: the ports Recognizer and Synthesizer, voice activity, turn
 * detection. Level 1: no thread, clock, logger or engine in here.
 */
package org.dozvon.speech;
