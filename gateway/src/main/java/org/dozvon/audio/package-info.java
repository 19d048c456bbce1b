/**
 * Sound as values: 20 ms frames of 8 kHz signed 16-bit mono, clips of any rate, level, resampling,
 * WAV. Level 0: imports nothing but the JDK, knows no thread, clock or logger.
 */
package org.dozvon.audio;
