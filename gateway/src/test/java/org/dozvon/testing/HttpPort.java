package org.dozvon.testing;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.dozvon.console.AgentAccess;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.console.Pages;
import org.dozvon.console.Routes;
import org.dozvon.console.StateRoutes;
import org.dozvon.operator.EventHub;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;

/** The gateway's real HTTP port, without calls. */
public final class HttpPort {
  /** Which programs at this machine show. */
  public static final String TOKEN = "the-token-of-this-machine";

  private HttpPort() {}

  /**
   * Opens it.
   *
   * @param port 0 picks a free one
   */
  public static HttpListener open(int port, Pages pages) throws IOException {
    AgentAccess nobody = new AgentAccess(AgentAccess.NOBODY, "");
    return open(
        HttpSettings.DEFAULTS.on(port),
        entrance ->
            List.of(
                new StateRoutes(
                    entrance, id -> Optional.empty(), new EventHub(), 2, pages, nobody)));
  }

  /** Opens it for these addresses, with nobody who could sign in. */
  public static HttpListener open(HttpSettings settings, Function<Entrance, List<Routes>> routes)
      throws IOException {
    InstantSource clock = InstantSource.system();
    People people =
        new People(
            new MemoryPeople().stores(),
            new PlainPasswords(),
            PeopleSettings.DEFAULTS,
            new Random(7));
    Entrance entrance = new Entrance(people, TOKEN, clock);
    return new HttpListener(settings, entrance, new Frame(clock, ""), routes.apply(entrance));
  }
}
