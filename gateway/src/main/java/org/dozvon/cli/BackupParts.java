package org.dozvon.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dozvon.config.Configuration;

/**
 * What a backup holds, and where each part of it lies on this machine.
 *
 * @param state folders that the gateway writes, by their name in the backup
 * @param files folders that people write
 * @param configuration dozvon.yaml
 */
record BackupParts(Map<String, Path> state, Map<String, Path> files, Path configuration) {
  static final String DATABASE = "database";
  static final String RECORDINGS = "recordings";
  static final String CONFIGURATION = "dozvon.yaml";

  static BackupParts of(Configuration configuration, Path file) {
    Map<String, Path> state = new LinkedHashMap<>();
    state.put("history", configuration.history());
    state.put("outbox", configuration.outbox());
    state.put(RECORDINGS, configuration.recordings());
    return new BackupParts(state, Map.of("hotlines", configuration.hotlines()), file);
  }
}
