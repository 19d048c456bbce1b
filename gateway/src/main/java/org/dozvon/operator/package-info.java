/** What a person may see and ask of the running calls and of the queues: ports. Level 2. */
package org.dozvon.operator;
