/** The pages of the journal: calls that are searched, one call, topics, recordings. */
package org.dozvon.console.journal;
