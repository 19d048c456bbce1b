/** The pages of the hotlines' files: reading, changing, trying, publishing them. */
package org.dozvon.console.dialogs;
