/** What the program tells of itself to other systems: its log, and traces of calls. */
package org.dozvon.telemetry;
