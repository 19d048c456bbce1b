/**
 * Plays callers and agents over real SIP and audio: callers with ears and a mouth, scenarios, the
 * demo, and the real-Asterisk tests.
 */
package org.dozvon.phonebank;
