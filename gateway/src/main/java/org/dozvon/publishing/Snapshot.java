package org.dozvon.publishing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a hotline's folder as they were at one moment, read once. Immutable; what is changed
 * on disk afterwards does not show. Two of the same hash hold the same files.
 */
public final class Snapshot {
  private final String name;
  private final Path folder;
  private final SortedMap<String, byte[]> files;
  private final String hash;

  /**
   * @param files path inside the folder, with {@code /}, to content; texts are UTF-8
   */
  Snapshot(String name, Path folder, Map<String, byte[]> files) {
    this.name = name;
    this.folder = folder;
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    this.hash = hash(this.files);
  }

  public String name() {
    return name;
  }

  /** Where the files were read. */
  public Path folder() {
    return folder;
  }

  /** Who holds the same files: SHA-256 of names and contents, 64 hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /** The texts of hotline.yaml, queues.yaml and dialogs/*.yaml. */
  public Map<String, String> texts() {
    return texts(path -> FileKind.of(path).isDialog());
  }

  /** The same of the conversations written as tests, tests/*.test.yaml. */
  public Map<String, String> rehearsals() {
    return texts(path -> FileKind.of(path) == FileKind.TEST);
  }

  /** The same of the route files, routes/*.camel.yaml. */
  public Map<String, String> routes() {
    return texts(path -> FileKind.of(path) == FileKind.ROUTE);
  }

  /** The recorded prompts; the contents must not be changed. */
  public Map<String, byte[]> recordings() {
    Map<String, byte[]> recordings = new TreeMap<>(files);
    recordings.keySet().removeIf(path -> FileKind.of(path) != FileKind.PROMPT);
    return recordings;
  }

  /** Every file; the contents must not be changed. */
  SortedMap<String, byte[]> files() {
    return files;
  }

  /** The same with these texts in place of those of the same path, and beside the others. */
  Snapshot with(Map<String, String> texts) {
    Map<String, byte[]> all = new TreeMap<>(files);
    texts.forEach((path, text) -> all.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new Snapshot(name, folder, all);
  }

  /** The text of a file; empty when there is none of that path, or it is a sound. */
  Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path))
        .filter(content -> FileKind.of(path).isText())
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }

  private Map<String, String> texts(java.util.function.Predicate<String> wanted) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (wanted.test(path)) {
            texts.put(path, new String(content, StandardCharsets.UTF_8));
          }
        });
    return texts;
  }

  private static String hash(SortedMap<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (path, content) -> {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(8).putInt(name.length).putInt(content.length).flip());
            digest.update(name);
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
