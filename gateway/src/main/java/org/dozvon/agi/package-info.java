/**
 * FastAGI as spoken on the wire: the request, sealed commands, sealed inbound lines, and both
 * directions of the codec. Level 1: knows bytes and values, no socket, thread or clock.
 */
package org.dozvon.agi;
