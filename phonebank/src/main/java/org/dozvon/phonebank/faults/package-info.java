/**
 * What becomes of callers when something breaks: callers are brought to different moments of a call
 * on two real Asterisks, then a fault strikes all of them at once, and each must reach an agent.
 */
package org.dozvon.phonebank.faults;
