/**
 * Many callers at once at a real Asterisk, and agents who answer, talk and hang up on their own.
 */
package org.dozvon.phonebank.rush;
