/**
 * Our files in the configuration folder of somebody else's Asterisk or FreePBX: which there are,
 * what would change, writing them and taking them back. Knows no command line; the folder is the
 * only thing that it changes.
 */
package org.dozvon.cli.pbx;
