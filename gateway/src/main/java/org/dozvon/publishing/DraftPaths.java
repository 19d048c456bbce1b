package org.dozvon.publishing;

import java.util.regex.Pattern;

/** Which paths a draft may have: those that the folder has, and plain new ones. Pure. */
final class DraftPaths {
  private static final Pattern FRESH =
      Pattern.compile(
          "(?:dialogs/NAME\\.yaml|tests/NAME\\.test\\.yaml|routes/NAME\\.camel\\.yaml|queues\\.yaml)"
              .replace("NAME", "[a-z0-9](?:[a-z0-9_-]{0,58}[a-z0-9])?"));

  private DraftPaths() {}

  /** Whether a new file may be called that. */
  static boolean isFresh(String path) {
    return FRESH.matcher(path).matches();
  }

  /** Whether a text of the folder, or of a draft, is called that. */
  static boolean isKnown(String path, Snapshot folder) {
    return folder.text(path).isPresent();
  }
}
