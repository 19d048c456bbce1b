/**
 * Other systems: look-ups, hand-over, follow-up messages and alarms as Camel routes in files that
 * an admin edits. Level 3; the only package that knows Camel.
 */
package org.dozvon.camel;
