/**
 * One conversation over audio: Hearing, Conversation, Playout, wired in one method. Level 2:
 * everything of one call runs on that call's loop and never blocks it.
 */
package org.dozvon.voicebot;
