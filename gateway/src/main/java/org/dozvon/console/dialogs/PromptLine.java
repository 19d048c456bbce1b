package org.dozvon.console.dialogs;

/**
 * A prompt on the page.
 *
 * @param id by which it is played
 */
public record PromptLine(String id, String text) {}
