/** Private Asterisks and the gateway as processes that can be started, looked at and killed. */
package org.dozvon.phonebank.asterisk;
