/** The supervisor's wallboard. */
package org.dozvon.console.board;
