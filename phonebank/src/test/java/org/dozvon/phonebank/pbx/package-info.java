/** Somebody else's PBX, to which we are added. */
package org.dozvon.phonebank.pbx;
