package org.dozvon.console.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/**
 * Runs axe-core, which the build of the bundles brings for tests, on the page that a browser shows.
 */
final class Axe {
  private static final Path SCRIPT =
      Path.of("target", "web", "node_modules", "axe-core", "axe.min.js");
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']})
        .then(found => done(found.violations
          .filter(v => ['serious', 'critical'].includes(v.impact))
          .map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' '
             + (n.any[0]?.message ?? '')).join(' | '))))
        .catch(e => done(['axe did not run: ' + e]));
      """;

  private Axe() {}

  static List<String> findings(JavascriptExecutor page) {
    try {
      page.executeScript(Files.readString(SCRIPT));
    } catch (IOException e) {
      throw new UncheckedIOException("axe-core is not there: the bundles are not built", e);
    }
    return ((List<?>) page.executeAsyncScript(RUN)).stream().map(String::valueOf).toList();
  }
}
