/**
 * Callers who hung up and keep their place: {@code (book, queues, rules, now) -> actions}. Level 1:
 * no I/O, no clock, no thread.
 */
package org.dozvon.callback;
