package org.dozvon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of one hotline's folder. */
public record HotlineFiles(String name, Path folder) {
  /** One for each folder that holds a {@code hotline.yaml}. */
  public static List<HotlineFiles> in(Path hotlines) throws IOException {
    try (Stream<Path> folders = Files.list(hotlines)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("hotline.yaml")))
          .sorted()
          .map(folder -> new HotlineFiles(folder.getFileName().toString(), folder))
          .toList();
    }
  }

  /** Path inside the folder, with {@code /}, to text, of hotline.yaml and dialogs/*.yaml. */
  public Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    texts.put("hotline.yaml", Files.readString(folder.resolve("hotline.yaml")));
    for (Path file : list("dialogs", ".yaml")) {
      texts.put("dialogs/" + file.getFileName(), Files.readString(file));
    }
    return texts;
  }

  /** The route files. */
  public List<Path> routes() throws IOException {
    return list("routes", ".camel.yaml");
  }

  /** The demo data scripts. */
  public List<Path> scripts() throws IOException {
    return list("data", ".sql");
  }

  private List<Path> list(String sub, String ending) throws IOException {
    Path inside = folder.resolve(sub);
    if (!Files.isDirectory(inside)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(inside)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
