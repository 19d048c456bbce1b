/** Several gateways at one Asterisk: what callers meet when one of them goes. */
package org.dozvon.phonebank.nodes;
