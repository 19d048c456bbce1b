package org.dozvon.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;

/** Reads a hotline's folder; what cannot be part of a version is a problem with its place. */
final class FolderReader {
  private static final int FILES = 2000;
  private static final long BYTES = 100_000_000;

  private final Path folder;
  private final Problems problems = new Problems();
  private long left = BYTES;

  FolderReader(Path folder) {
    this.folder = folder;
  }

  Snapshot read(String name) throws IOException {
    List<String> paths = new HotlineFiles(name, folder).paths();
    if (paths.size() > FILES) {
      problems.add(
          new Place(paths.getLast(), 1, 1),
          paths.size() + " files (expected: at most " + FILES + ")");
      throw new UnreadableException(problems);
    }
    Path home = folder.toRealPath();
    Map<String, byte[]> files = new TreeMap<>();
    for (String path : paths) {
      try {
        files.put(path, read(home, path));
      } catch (IOException e) {
        problems.add(new Place(path, 1, 1), "cannot be read: " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new UnreadableException(problems);
    }
    return new Snapshot(name, folder, files);
  }

  private byte[] read(Path home, String path) throws IOException {
    FileKind kind = FileKind.of(path);
    Path real = folder.resolve(path).toRealPath();
    if (!real.startsWith(home)) {
      return refuse(
          path, 1, 1, "a link to " + real + " (expected: a file inside the hotline's folder)");
    }
    if (!Files.isRegularFile(real)) {
      return refuse(path, 1, 1, "not a file");
    }
    byte[] content = read(real, Math.min(kind.limit(), left));
    left -= content.length;
    if (content.length == 0 && Files.size(real) > 0) {
      String most = left < kind.limit() ? BYTES + " in all files" : String.valueOf(kind.limit());
      return refuse(path, 1, 1, Files.size(real) + " bytes (expected: at most " + most + ")");
    }
    if (kind.isText()) {
      text(path, content);
    }
    return content;
  }

  /** Empty when there is more than the limit. */
  private static byte[] read(Path file, long limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes((int) limit + 1);
      return content.length > limit ? new byte[0] : content;
    }
  }

  private void text(String path, byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text = CharBuffer.allocate(content.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(bytes, text, true);
    String read = text.flip().toString();
    if (result.isError()) {
      at(path, read, "not a text in UTF-8 (save the file as UTF-8)");
    } else if (read.indexOf('\0') >= 0) {
      at(path, read.substring(0, read.indexOf('\0')), "a zero byte (expected: a text)");
    }
  }

  private void at(String path, String before, String message) {
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    refuse(path, line, before.length() - before.lastIndexOf('\n'), message);
  }

  private byte[] refuse(String path, int line, int column, String message) {
    problems.add(new Place(path, line, column), message);
    return new byte[0];
  }
}
