package org.dozvon.console;

import io.javalin.config.RoutesConfig;

/** A group of addresses of the HTTP port. */
public interface Routes {
  /** Adds the addresses; once, before the port opens. */
  void add(RoutesConfig routes);
}
