package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of one hotline's folder. */
public record HotlineFiles(String name, Path folder) {
  /** One for each folder that holds a {@code hotline.yaml}. */
  public static List<HotlineFiles> in(Path hotlines) throws IOException {
    if (!Files.isDirectory(hotlines)) {
      throw new IOException(
          "hotlines: \"" + hotlines + "\" (expected: a folder with a folder for each hotline)");
    }
    try (Stream<Path> folders = Files.list(hotlines)) {
      return folders
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .filter(folder -> Files.exists(folder.resolve("hotline.yaml")))
          .sorted()
          .map(folder -> new HotlineFiles(folder.getFileName().toString(), folder))
          .toList();
    }
  }

  /**
   * The files as they are now.
   *
   * @throws UnreadableException when one is too large, no text, or lies elsewhere
   */
  public Snapshot read() throws IOException {
    return new FolderReader(folder).read(name);
  }

  /** Path inside the folder, with {@code /}, to text, of hotline.yaml and dialogs/*.yaml. */
  public Map<String, String> texts() throws IOException {
    return read().texts();
  }

  /** The same of the conversations written as tests, tests/*.test.yaml. */
  public Map<String, String> rehearsals() throws IOException {
    return read().rehearsals();
  }

  /** The same of the route files. */
  public Map<String, String> routeTexts() throws IOException {
    return read().routes();
  }

  /** The demo data scripts. */
  public List<Path> scripts() throws IOException {
    return list("data", name -> name.endsWith(".sql"));
  }

  /** The files that make a version, by path inside the folder. */
  List<String> paths() throws IOException {
    List<String> paths = new ArrayList<>();
    for (FileKind kind : FileKind.values()) {
      String prefix = kind.folder().isEmpty() ? "" : kind.folder() + "/";
      list(kind.folder(), kind::takes).forEach(file -> paths.add(prefix + file.getFileName()));
    }
    return paths;
  }

  private List<Path> list(String sub, java.util.function.Predicate<String> wanted)
      throws IOException {
    Path inside = folder.resolve(sub);
    if (!Files.isDirectory(inside)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(inside)) {
      return files.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
    }
  }
}
