/**
 * Where the caller goes next, what travels along, and how other systems are asked: ports only.
 * Level 2.
 */
package org.dozvon.handover;
