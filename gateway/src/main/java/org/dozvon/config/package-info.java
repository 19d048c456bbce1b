/**
 * Files and environment become each package's Settings record, and the parts are wired into the
 * running program. Every mistake in a file is reported at once. What knows several edges stands
 * here too: the node among others of its database, the thread of the queues, the people who sign in
 * by phone. Level 4.
 */
package org.dozvon.config;
