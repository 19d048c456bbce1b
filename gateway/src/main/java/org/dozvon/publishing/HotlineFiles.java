package org.dozvon.publishing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
    if (!Files.isDirectory(hotlines)) {
      throw new IOException(
          "hotlines: \"" + hotlines + "\" (expected: a folder with a folder for each hotline)");
    }
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
    texts.put("hotline.yaml", read(folder.resolve("hotline.yaml")));
    texts.putAll(texts("dialogs", ".yaml"));
    return texts;
  }

  /** The same of the conversations written as tests, tests/*.test.yaml. */
  public Map<String, String> rehearsals() throws IOException {
    return texts("tests", ".test.yaml");
  }

  /** The route files. */
  public List<Path> routes() throws IOException {
    return list("routes", ".camel.yaml");
  }

  /** The same of the route files. */
  public Map<String, String> routeTexts() throws IOException {
    return texts("routes", ".camel.yaml");
  }

  /** The demo data scripts. */
  public List<Path> scripts() throws IOException {
    return list("data", ".sql");
  }

  private Map<String, String> texts(String sub, String ending) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : list(sub, ending)) {
      texts.put(sub + "/" + file.getFileName(), read(file));
    }
    return texts;
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not a text in UTF-8", e);
    }
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
