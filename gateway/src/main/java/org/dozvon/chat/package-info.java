/**
 * A hotline to type with: the conversation itself, without sound. Level 2; who answers for the
 * routes and where it is shown come in by ports.
 */
package org.dozvon.chat;
