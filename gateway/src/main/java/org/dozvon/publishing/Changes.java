package org.dozvon.publishing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.dozvon.operator.workshop.FileChange;

/** What differs between two states of a folder, file by file. Pure. */
final class Changes {
  private Changes() {}

  static List<FileChange> between(Snapshot before, Snapshot after) {
    return between(before.files(), after.files());
  }

  /** Everything is new. */
  static List<FileChange> all(Snapshot after) {
    return between(Map.of(), after.files());
  }

  private static List<FileChange> between(Map<String, byte[]> before, Map<String, byte[]> after) {
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<FileChange> changes = new ArrayList<>();
    for (String path : paths) {
      byte[] a = before.get(path);
      byte[] b = after.get(path);
      if (!Arrays.equals(a, b)) {
        boolean isText = FileKind.of(path).isText();
        changes.add(new FileChange(path, shown(a, isText), shown(b, isText), isText));
      }
    }
    return changes;
  }

  private static Optional<String> shown(byte[] content, boolean isText) {
    return Optional.ofNullable(content)
        .map(bytes -> isText ? new String(bytes, StandardCharsets.UTF_8) : bytes.length + " B");
  }
}
