package org.dozvon.operator.workshop;

import java.util.Optional;

/**
 * A text opened to be read or changed.
 *
 * @param file its line in the list
 * @param text the person's draft, else what is in the folder
 * @param hash of the text: who saves says from which one they began
 * @param folder what is in the folder now; empty: the file is new
 */
public record OpenFile(WorkFile file, String text, String hash, Optional<String> folder) {}
