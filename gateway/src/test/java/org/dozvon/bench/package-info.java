/** Programs that measure, run by {@code ./dozvon bench}; no tests. */
package org.dozvon.bench;
