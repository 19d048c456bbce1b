/**
 * What {@code ./dozvon doctor} looks at, and how it tells. Each check gives findings and changes
 * nothing, but for the test call: two channels of Asterisk for some seconds, which ring nobody.
 */
package org.dozvon.cli.doctor;
