package org.dozvon.operator.workshop;

import java.util.Optional;

/**
 * What changed in a file.
 *
 * @param before empty: it is new
 * @param after empty: it was taken away
 * @param isText else both are a note of the size
 */
public record FileChange(
    String path, Optional<String> before, Optional<String> after, boolean isText) {}
