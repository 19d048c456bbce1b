/**
 * Files and environment become each package's Settings record; every mistake is reported at once.
 * Level 4.
 */
package org.dozvon.config;
