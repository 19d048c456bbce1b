/** What docker/ ships is held to its rules, without an engine. */
package org.dozvon.phonebank.stack;
