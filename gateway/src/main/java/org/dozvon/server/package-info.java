/**
 * The two telephony TCP listeners: pipelines, limits, allow-list, drain. Level 3; the only package
 * that opens Netty telephony channels.
 */
package org.dozvon.server;
