package org.dozvon.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Finds route files and reads them into a Camel context. */
final class RouteFiles {
  private static final String ENDING = ".camel.yaml";

  private RouteFiles() {}

  static void load(CamelContext camel, List<Path> filesAndFolders) throws RoutesException {
    for (Path file : files(filesAndFolders)) {
      try {
        Resource resource =
            ResourceHelper.resolveMandatoryResource(
                camel, "file:" + file.toAbsolutePath().normalize());
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
      } catch (Exception e) {
        throw new RoutesException("route file " + file + ": " + RootCause.of(e), e);
      }
    }
  }

  private static List<Path> files(List<Path> filesAndFolders) throws RoutesException {
    List<Path> files = new ArrayList<>();
    for (Path path : filesAndFolders) {
      try {
        files.addAll(Files.isDirectory(path) ? inFolder(path) : List.of(path.toRealPath()));
      } catch (IOException e) {
        throw new RoutesException("route file " + path + " can't be read: " + e, e);
      }
    }
    return files;
  }

  private static List<Path> inFolder(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().endsWith(ENDING))
          .sorted()
          .toList();
    }
  }
}
