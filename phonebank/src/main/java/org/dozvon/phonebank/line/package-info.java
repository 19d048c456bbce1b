/**
 * The caller's end of the line: AudioSocket connections that come in from the phone bank's
 * Asterisk, a mouth that speaks into them, ears that hear what the other side says and when.
 */
package org.dozvon.phonebank.line;
