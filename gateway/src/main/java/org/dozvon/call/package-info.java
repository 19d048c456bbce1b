/**
 * Who is calling and how a call ended: values only. Level 0: imports nothing but the JDK, knows no
 * thread, clock or logger.
 */
package org.dozvon.call;
