/** The commands of ./dozvon. Level 4. */
package org.dozvon.cli;
