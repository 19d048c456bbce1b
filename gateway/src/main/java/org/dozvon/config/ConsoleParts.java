package org.dozvon.config;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.ListenOriginator;
import org.dozvon.console.AgentAccess;
import org.dozvon.console.BackupRoutes;
import org.dozvon.console.ElsewhereRoutes;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.console.Pages;
import org.dozvon.console.Routes;
import org.dozvon.console.ServiceRoutes;
import org.dozvon.console.StateRoutes;
import org.dozvon.console.people.AccountRoutes;
import org.dozvon.console.people.AuditRoutes;
import org.dozvon.console.people.PeopleRoutes;
import org.dozvon.journal.DatabaseCopy;
import org.dozvon.journal.StoredQueues;
import org.dozvon.operator.BoardView;
import org.dozvon.operator.LiveRecords;
import org.dozvon.people.People;
import org.dozvon.publishing.Publisher;

/** The HTTP port: who may come in, and the pages and answers of every area. */
final class ConsoleParts {
  private final Ground ground;
  private final Entrance entrance;
  private final Frame frame;
  private final List<Routes> routes = new ArrayList<>();

  ConsoleParts(Ground ground, People people) throws IOException {
    this.ground = ground;
    entrance = new Entrance(people, LocalToken.open(ground.configuration()), ground.clock());
    frame = new Frame(ground.clock(), ground.configuration().console().embedBy());
  }

  /** What the state of the program is, for machines: health, metrics, calls, events. */
  ConsoleParts state(
      CallParts calls,
      Agents agents,
      Publisher hotlines,
      QueueMeasure measured,
      BoardConsole board) {
    Pages pages =
        new Pages(
            calls.health()::look,
            calls.liveness()::look,
            hotlines::state,
            () -> BoardView.of(ground.queues().board(), measured::neededNow),
            ground.metrics()::text,
            new LiveRecords(new StoredQueues(ground.database()), board::now));
    AgentAccess access = new AgentAccess(agents, ground.configuration().agents().token());
    routes.add(
        new StateRoutes(
            entrance, ground.contexts(), ground.hub(), settings().streams(), pages, access));
    routes.add(
        new BackupRoutes(
            ground.configuration().database().folder(),
            file -> DatabaseCopy.ofOpen(ground.database(), file)));
    return this;
  }

  /** For who runs the service. */
  ConsoleParts service(MeterParts meters) {
    routes.add(new ServiceRoutes(entrance, meters.readiness()::look, meters.logs()));
    return this;
  }

  /** An agent's page. */
  ConsoleParts agent(CallDesk desk, Agents agents, Publisher hotlines) {
    routes.add(
        new AgentConsole(ground.configuration(), ground.database(), desk, agents, hotlines::find)
            .routes(ground.contexts(), entrance, frame, settings().connections()));
    return this;
  }

  /** The wallboard. */
  ConsoleParts board(BoardConsole board) {
    routes.add(
        board.routes(
            entrance,
            frame,
            ground.told()::zoneOf,
            new ListenOriginator(() -> ground.manager().get().flatMap(AmiLink::connection)),
            ground.parts()));
    return this;
  }

  /** The journal of calls and topics; what spikes is told on the wallboard. */
  ConsoleParts journal(BoardConsole board) throws IOException {
    routes.addAll(
        JournalConsole.open(
            ground.configuration(),
            ground.database(),
            ground.node().night(),
            ground.told(),
            (subject, about, text) -> board.tell(subject, about, text, ground.clock().instant()),
            entrance,
            frame,
            ground.parts()));
    return this;
  }

  /** People, their accounts, and the way in by another provider. */
  ConsoleParts people() {
    ground
        .configuration()
        .console()
        .oidc()
        .map(oidc -> ground.parts().keep(new OidcDoor(oidc)))
        .ifPresent(door -> routes.add(new ElsewhereRoutes(entrance, frame, door)));
    routes.add(new PeopleRoutes(entrance, frame));
    routes.add(new AccountRoutes(entrance, frame));
    routes.add(new AuditRoutes(entrance, frame, ZoneId.systemDefault()));
    return this;
  }

  /** The dialogs: read, tried, changed, published. */
  ConsoleParts dialogs(Voices voices, Publisher hotlines) throws IOException {
    routes.add(
        new DialogConsole(ground.configuration(), voices, ground.clock())
            .routes(
                hotlines, new StoredQueues(ground.database()), entrance, frame, ground.parts()));
    return this;
  }

  /** From now on the port is open. */
  HttpListener open() throws IOException {
    return ground
        .parts()
        .keep(new HttpListener(settings(), entrance, frame, routes, ground.metrics()::answered));
  }

  private HttpSettings settings() {
    return EdgeSettings.http(ground.configuration());
  }
}
