/**
 * Speaking by an external command, and the prompt cache on disk that stands before any engine.
 * Level 3.
 */
package org.dozvon.voices;
