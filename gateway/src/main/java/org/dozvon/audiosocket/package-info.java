/**
 * AudioSocket as spoken on the wire: sealed messages and both directions of the codec. Level 1:
 * knows bytes and values, no socket, thread or clock.
 */
package org.dozvon.audiosocket;
