/** The demo: scenarios played against a real hotline, and what came of them. */
package org.dozvon.phonebank.demo;
