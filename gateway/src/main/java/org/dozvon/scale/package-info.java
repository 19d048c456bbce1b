/**
 * How many of what a hotline of some size needs, and the SIP edge in front of several Asterisks.
 * Numbers in, numbers and texts out: no I/O, no clock, no thread.
 */
package org.dozvon.scale;
