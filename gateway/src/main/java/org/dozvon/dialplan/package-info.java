/**
 * Asterisk's dialplans as files: reads an {@code extensions.conf}, finds the press-1 menu in it and
 * makes a hotline's files of that. Knows nothing of a running Asterisk. Level 3.
 */
package org.dozvon.dialplan;
