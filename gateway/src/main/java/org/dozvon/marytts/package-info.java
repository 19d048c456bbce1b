/**
 * Speaking by MaryTTS, in this process or on a MaryTTS server, behind the Synthesizer port. Level
 * 3; the only package that knows MaryTTS.
 */
package org.dozvon.marytts;
