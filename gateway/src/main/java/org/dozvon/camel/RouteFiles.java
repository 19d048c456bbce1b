package org.dozvon.camel;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Reads the texts of route files into a Camel context that runs. */
final class RouteFiles {
  private RouteFiles() {}

  static void load(CamelContext camel, Map<String, String> routes) throws RoutesException {
    for (Map.Entry<String, String> file : routes.entrySet()) {
      try {
        Resource resource =
            ResourceHelper.fromBytes(
                file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
      } catch (Exception e) {
        throw new RoutesException(file.getKey(), RootCause.words(e), e);
      }
    }
  }
}
