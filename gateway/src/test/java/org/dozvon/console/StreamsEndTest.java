package org.dozvon.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dozvon.operator.EventHub;
import org.dozvon.people.Act;
import org.dozvon.people.MachinePass;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.Person;
import org.dozvon.people.Right;
import org.dozvon.people.Role;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.NoQueues;
import org.dozvon.testing.PlainPasswords;
import org.dozvon.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open streams end with what allowed them, and nobody has all of them. */
class StreamsEndTest {
  private final InstantSource clock = InstantSource.system();
  private final MemoryPeople memory = new MemoryPeople();
  private final People people =
      new People(memory.stores(), new PlainPasswords(), PeopleSettings.DEFAULTS, new Random(3));
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<InputStream> open = new ArrayList<>();
  private HttpListener port;
  private SignedIn vera;

  @BeforeEach
  void open() throws Exception {
    var unused = people.firstRun(clock.instant());
    vera = SignedIn.of(people, Person.of("vera", "Vera", Role.SUPERVISOR), clock.instant());
    Entrance entrance = new Entrance(people, "the-machine", clock);
    LiveFeed feed = new LiveFeed(20);
    Needs board = Needs.to(Right.SEE_BOARD);
    Routes live = all -> all.get("/live/x", c -> feed.serve(c, "x", Map.of()), board);
    Pages pages = new Pages(Map::of, Map::of, Map::of, Map::of, () -> "", new NoQueues());
    AgentAccess nobody = new AgentAccess(AgentAccess.NOBODY, "");
    Routes state =
        new StateRoutes(entrance, id -> Optional.empty(), new EventHub(), 20, pages, nobody);
    port =
        new HttpListener(
            HttpSettings.DEFAULTS.on(0), entrance, new Frame(clock, ""), List.of(live, state));
  }

  @AfterEach
  void close() throws Exception {
    for (InputStream each : open) {
      each.close();
    }
    port.close();
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + port.address().getPort() + path));
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request) throws Exception {
    HttpResponse<InputStream> reply =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    open.add(reply.body());
    return reply;
  }

  private HttpResponse<InputStream> live(String cookie) throws Exception {
    return send(
        request("/live/x")
            .header("Accept", "text/event-stream")
            .header("Cookie", "dozvon=" + cookie));
  }

  private HttpResponse<InputStream> events(String token) throws Exception {
    return send(request("/api/events").header("Authorization", "Bearer " + token));
  }

  /** Ends when the gateway ends the stream. */
  private static CompletableFuture<Boolean> end(HttpResponse<InputStream> stream) {
    assertThat(stream.statusCode()).isEqualTo(200);
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (InputStream body = stream.body()) {
                body.transferTo(java.io.OutputStream.nullOutputStream());
              } catch (java.io.IOException e) {
                // cut off is an end, too
              }
              ended.complete(true);
            });
    return ended;
  }

  private void change(Person person) throws Exception {
    people.change(new MachinePass("test"), person, "console", clock.instant());
  }

  @Test
  void whoIsDisabledHearsNoMoreByPageAndByToken() throws Exception {
    String token = vera.token(Set.of(Right.SEE_ALL_CALLS), clock.instant());
    CompletableFuture<Boolean> page = end(live(vera.cookie()));
    CompletableFuture<Boolean> program = end(events(token));
    change(vera.session().person().enabled(false));
    assertThat(page.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(program.get(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoSignedOutHearsNoMoreAndIsAskedToSignIn() throws Exception {
    CompletableFuture<Boolean> page = end(live(vera.cookie()));
    people.signOut(vera.session(), "test", clock.instant());
    assertThat(page.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(live(vera.cookie()).statusCode()).isEqualTo(401);
  }

  @Test
  void whoLostTheRightHearsNoMore() throws Exception {
    CompletableFuture<Boolean> page = end(live(vera.cookie()));
    change(vera.session().person().in(Role.AGENT));
    assertThat(page.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(live(vera.cookie()).statusCode()).isEqualTo(403);
  }

  @Test
  void onePersonLeavesRoomForTheOthers() throws Exception {
    for (int i = 0; i < StreamLimit.MOST_OF_ONE; i++) {
      assertThat(live(vera.cookie()).statusCode()).isEqualTo(200);
    }
    assertThat(live(vera.cookie()).statusCode()).isEqualTo(503);
    SignedIn olga = SignedIn.of(people, Person.of("olga", "Olga", Role.AUDITOR), clock.instant());
    assertThat(live(olga.cookie()).statusCode()).isEqualTo(200);
    open.getFirst().close();
    await().atMost(Duration.ofSeconds(60)).until(() -> live(vera.cookie()).statusCode() == 200);
  }

  @Test
  void whoListensToEverythingIsWrittenDown() throws Exception {
    String token = vera.token(Set.of(Right.SEE_ALL_CALLS), clock.instant());
    assertThat(events(token).statusCode()).isEqualTo(200);
    assertThat(memory.trail().getLast().act()).isEqualTo(Act.EXPORTED);
    assertThat(memory.trail().getLast().who()).isEqualTo("vera (token program)");
    assertThat(memory.trail().getLast().subject()).isEqualTo("events");
    send(
        request("/api/queues/outcomes?from=2026-11-28T09:00:00Z&to=2026-11-28T10:00:00Z")
            .header("Authorization", "Bearer " + token));
    assertThat(memory.trail().getLast().subject()).isEqualTo("outcomes");
    assertThat(memory.trail().getLast().detail()).contains("09:00:00Z to 2026-11-28T10");
  }
}
