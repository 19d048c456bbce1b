package org.dozvon.voices;

import java.nio.file.Path;

/**
 * Where and how much speech is kept.
 *
 * @param diskBytes of all files together; the ones unused for longest go first
 * @param inMemory clips kept in memory, about 50 KB each
 */
public record PromptCacheSettings(Path folder, long diskBytes, int inMemory) {
  /** 200 MB on disk, 500 clips in memory. */
  public static PromptCacheSettings in(Path folder) {
    return new PromptCacheSettings(folder, 200_000_000L, 500);
  }
}
