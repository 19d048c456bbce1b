/** People at their phones, on a real Asterisk. */
package org.dozvon.phonebank.agents;
