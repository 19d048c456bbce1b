/**
 * What a person may see and ask of the running calls and of the queues: ports, and the desks behind
 * them. A desk keeps what is asked for, tries again, and tells everybody. Level 2.
 */
package org.dozvon.operator;
