/**
 * Asterisk Manager Interface: queue and agent events become CallEvents. Level 3; the only package
 * that knows asterisk-java.
 */
package org.dozvon.ami;
