package org.dozvon.publishing;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What changed between two states of a hotline's folder, as a unified diff. Pure. */
public final class VersionDiff {
  private static final int CONTEXT = 3;

  private VersionDiff() {}

  /** The lines of the diff, no line when nothing changed; all of it is new without a before. */
  public static List<String> lines(Optional<Snapshot> before, Snapshot after) {
    Map<String, byte[]> old = before.<Map<String, byte[]>>map(Snapshot::files).orElse(Map.of());
    TreeSet<String> paths = new TreeSet<>(old.keySet());
    paths.addAll(after.files().keySet());
    List<String> lines = new ArrayList<>();
    for (String path : paths) {
      byte[] a = old.get(path);
      byte[] b = after.files().get(path);
      if (!Arrays.equals(a, b)) {
        lines.addAll(FileKind.of(path).isText() ? text(path, a, b) : sound(path, a, b));
      }
    }
    return lines;
  }

  /** The same for one text; all of it is new without a before. */
  public static List<String> lines(String path, Optional<String> before, String after) {
    byte[] old = before.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
    return text(path, old, after.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> text(String path, byte[] before, byte[] after) {
    List<String> old = split(before);
    return UnifiedDiffUtils.generateUnifiedDiff(
        before == null ? "/dev/null" : "a/" + path,
        after == null ? "/dev/null" : "b/" + path,
        old,
        DiffUtils.diff(old, split(after)),
        CONTEXT);
  }

  private static List<String> sound(String path, byte[] before, byte[] after) {
    return List.of(
        "Binary files "
            + (before == null ? "/dev/null" : "a/" + path)
            + " and "
            + (after == null ? "/dev/null" : "b/" + path)
            + " differ");
  }

  private static List<String> split(byte[] content) {
    return content == null || content.length == 0
        ? List.of()
        : List.of(new String(content, StandardCharsets.UTF_8).split("\\R", -1));
  }
}
