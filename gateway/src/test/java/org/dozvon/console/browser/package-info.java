/**
 * The console's pages in a real browser: the browser, what its pages asked for, and tests of the
 * scripts and styles.
 */
package org.dozvon.console.browser;
