/** The agent's page: the call on the phone, before anybody says hello. Level 3. */
package org.dozvon.console.agent;
