package org.dozvon.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.dozvon.people.Act;
import org.dozvon.people.AuditEntry;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.testing.Doings;
import org.dozvon.testing.ManualClock;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.PlainPasswords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token for everybody at the queues is not guessed, and leaves a trail. */
class AgentTokenTest {
  private static final String TOKEN = "correct-horse-battery";

  private final ManualClock clock = new ManualClock();
  private final MemoryPeople memory = new MemoryPeople();
  private final Doings doings = new Doings();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpListener port;

  @BeforeEach
  void open() throws Exception {
    People people =
        new People(memory.stores(), new PlainPasswords(), PeopleSettings.DEFAULTS, new Random(3));
    Entrance entrance = new Entrance(people, "", clock);
    AgentPosts posts = new AgentPosts(new AgentAccess(doings.desk(), TOKEN), entrance);
    Routes routes = all -> all.post("/api/agents/{phone}/{act}", posts::answer, Needs.NOTHING);
    port =
        new HttpListener(
            HttpSettings.DEFAULTS.on(0), entrance, new Frame(clock, ""), List.of(routes));
  }

  @AfterEach
  void close() {
    port.close();
    client.shutdownNow();
  }

  private int pause(String token) throws Exception {
    URI uri =
        URI.create(
            "http://127.0.0.1:" + port.address().getPort() + "/api/agents/PJSIP%2F101/pause");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"lunch\"}"))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void whatIsDoneByItIsWrittenDown() throws Exception {
    assertThat(pause(TOKEN)).isEqualTo(200);
    AuditEntry last = memory.trail().getLast();
    assertThat(List.of(last.who(), last.act(), last.subject(), last.detail(), last.address()))
        .isEqualTo(List.of("(agents.token)", Act.AGENT_CHANGED, "PJSIP/101", "pause", "127.0.0.1"));
  }

  @Test
  void whoGuessesMustWaitAndMayTryAgainLater() throws Exception {
    for (int i = 0; i < AgentToken.MOST_WRONG; i++) {
      assertThat(pause("guess-" + i)).isEqualTo(401);
    }
    assertThat(memory.trail()).hasSize(AgentToken.MOST_WRONG);
    assertThat(memory.trail().getLast().act()).isEqualTo(Act.SIGN_IN_FAILED);
    assertThat(pause("one more")).isEqualTo(429);
    assertThat(pause(TOKEN)).as("the right one is no guess that counts").isEqualTo(429);
    assertThat(doings.did()).isEmpty();
    clock.pass(Duration.ofSeconds(10));
    assertThat(pause(TOKEN)).isEqualTo(200);
    assertThat(pause(TOKEN)).as("the right one takes nothing").isEqualTo(200);
  }
}
