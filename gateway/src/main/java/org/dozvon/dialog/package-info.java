/**
 * What the bot decides: dialog files become a model, and (input, now) becomes actions. Level 1: no
 * I/O, no clock, no thread; the only package that knows Lucene.
 */
package org.dozvon.dialog;
