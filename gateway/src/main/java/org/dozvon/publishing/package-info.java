/**
 * Hotlines as versions: the files of a folder are read, checked, kept and made live. Level 3; knows
 * neither telephony nor the back office's routes, which come in by ports.
 */
package org.dozvon.publishing;
