/** The HTTP port: call contexts, live events, health. Level 3. */
package org.dozvon.console;
