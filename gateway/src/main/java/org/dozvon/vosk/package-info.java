/**
 * Hearing by Vosk: a fixed pool of decoder threads behind the Recognizer port. Level 3; the only
 * package that knows Vosk.
 */
package org.dozvon.vosk;
