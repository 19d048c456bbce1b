package org.dozvon.config;

import java.util.function.BooleanSupplier;
import org.dozvon.camel.OutwardRoute;
import org.dozvon.camel.RoutesException;
import org.dozvon.journal.Outbox;

/** Events of calls on their way out of the house, where dozvon.yaml wants it. */
final class EventsOutward {
  private EventsOutward() {}

  /**
   * Begins to tell them.
   *
   * @param mine whether it is for us to tell, of several gateways on a database
   * @throws ConfigurationException when the route cannot be used
   */
  static void open(Ground ground, BooleanSupplier mine) throws ConfigurationException {
    var choices = ground.configuration().events();
    if (choices.isEmpty()) {
      return;
    }
    try {
      OutwardRoute route = new OutwardRoute(choices.get().outward());
      Outbox outbox =
          ground
              .parts()
              .keep(
                  new Outbox(
                      ground.database(), route, choices.get().outbox(), mine, ground.clock()));
      ground.metrics().outbox(outbox);
      outbox.start();
    } catch (RoutesException e) {
      throw new ConfigurationException("events.route: " + e.getMessage());
    }
  }
}
