package org.dozvon.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.operator.AgentDesk;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.EventHub;
import org.dozvon.testing.HttpPort;
import org.dozvon.testing.NoQueues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who posts for people at the queues must show the token, and says only what is expected. */
class AgentPostsTest {
  private static final String TOKEN = "correct-horse-battery";

  private final List<String> asked = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private CommandResult result = CommandResult.done();
  private HttpListener listener = open(TOKEN);

  private final class Desk implements AgentDesk {
    @Override
    public CommandResult logIn(String phone, String name, List<String> queues) {
      return note("login " + phone + " " + name + " " + queues);
    }

    @Override
    public CommandResult logOut(String phone) {
      return note("logout " + phone);
    }

    @Override
    public CommandResult pause(String phone, String reason) {
      return note("pause " + phone + " " + reason);
    }

    @Override
    public CommandResult ready(String phone) {
      return note("ready " + phone);
    }

    @Override
    public CommandResult wrapUp(String phone, String topic, String outcome) {
      return note("wrap-up " + phone + " " + topic + " " + outcome);
    }

    private CommandResult note(String what) {
      asked.add(what);
      return result;
    }
  }

  private HttpListener open(String token) {
    HttpSettings settings =
        new HttpSettings(
            HttpSettings.DEFAULTS.address(), 0, 8, 2, Duration.ofSeconds(30), 1024, false);
    Pages pages = new Pages(Map::of, Map::of, Map::of, Map::of, () -> "", new NoQueues());
    try {
      return HttpPort.open(
          settings,
          entrance ->
              List.of(
                  new StateRoutes(
                      entrance,
                      id -> Optional.empty(),
                      new EventHub(),
                      2,
                      pages,
                      new AgentAccess(new Desk(), token))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    listener.close();
    client.shutdownNow();
  }

  private HttpResponse<String> post(String path, String authorization, String type, String body)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + listener.address().getPort() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, "Bearer " + TOKEN, "application/json", body);
  }

  @Test
  void whoKnowsTheTokenActs() throws Exception {
    String phone = "/api/agents/PJSIP%2F101/";
    assertThat(post(phone + "login", "{\"name\":\"Анна\",\"queues\":[\"support\"]}").body())
        .isEqualTo("{\"done\":true}\n");
    assertThat(post(phone + "pause", "{\"reason\":\"lunch\"}").statusCode()).isEqualTo(200);
    assertThat(post(phone + "ready", "").statusCode()).isEqualTo(200);
    assertThat(post(phone + "wrap-up", "{\"topic\":\"balance\",\"outcome\":\"done\"}").statusCode())
        .isEqualTo(200);
    assertThat(post(phone + "logout", "{}").statusCode()).isEqualTo(200);

    assertThat(asked)
        .containsExactly(
            "login PJSIP/101 Анна [support]",
            "pause PJSIP/101 lunch",
            "ready PJSIP/101",
            "wrap-up PJSIP/101 balance done",
            "logout PJSIP/101");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Basic " + TOKEN,
        TOKEN,
        "Bearer correct-horse-batter"
      })
  void withoutTheTokenNobodyActs(String authorization) throws Exception {
    HttpResponse<String> reply =
        post("/api/agents/PJSIP%2F101/pause", authorization, "application/json", "{}");

    assertThat(reply.statusCode()).isEqualTo(401);
    assertThat(reply.body()).doesNotContain(TOKEN);
    assertThat(asked).isEmpty();
  }

  @Test
  void withoutTokenInTheConfigurationNobodyActs() throws Exception {
    listener.close();
    listener = open("");

    for (String shown : List.of("", "Bearer ", "Bearer " + TOKEN)) {
      HttpResponse<String> reply =
          post("/api/agents/PJSIP%2F101/pause", shown, "application/json", "{}");
      assertThat(reply.statusCode()).as(shown).isEqualTo(403);
      assertThat(reply.body()).contains("agents.token");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void whatAsteriskRefusesOrDoesNotAnswerIsTold() throws Exception {
    result = new CommandResult.Refused("Unable to pause interface: No such interface");
    assertThat(post("/api/agents/PJSIP%2F101/pause", "{}").statusCode()).isEqualTo(409);
    assertThat(post("/api/agents/PJSIP%2F101/pause", "{}").body()).contains("No such interface");
    result = new CommandResult.Unknown("no answer");
    assertThat(post("/api/agents/PJSIP%2F101/pause", "{}").statusCode()).isEqualTo(504);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"reason\":5}",
        "{\"reason\":\"a\\nb\"}",
        "{\"reason\":\"${SHELL(id)}\"}",
        "{\"reason\":\"a,b\"}",
        "{\"reason\":\"a|b\"}"
      })
  void badBodiesAreRefused(String body) throws Exception {
    HttpResponse<String> reply = post("/api/agents/PJSIP%2F101/pause", body);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("expected");
    assertThat(asked).isEmpty();
  }

  @Test
  void limitsAreKept() throws Exception {
    assertThat(post("/api/agents/PJSIP%2F101/pause", " ".repeat(2000)).statusCode()).isEqualTo(413);
    assertThat(post("/api/agents/PJSIP%2F101/wrap-up", "{\"topic\":\"a\"}").statusCode())
        .isEqualTo(400);
    assertThat(post("/api/agents/PJSIP%2F101/login", "{\"queues\":[\"a;b\"]}").statusCode())
        .isEqualTo(400);
    assertThat(post("/api/agents/PJSIP%2F101/dance", "{}").statusCode()).isEqualTo(404);
    assertThat(post("/api/agents/101/pause", "{}").statusCode()).isEqualTo(404);
    assertThat(post("/api/agents/PJSIP%2F101%0Ax/pause", "{}").statusCode()).isEqualTo(404);
    assertThat(post("/api/calls/1", "{}").statusCode()).isEqualTo(405);
    assertThat(
            post("/api/agents/PJSIP%2F101/pause", "Bearer " + TOKEN, "text/plain", "{}")
                .statusCode())
        .isEqualTo(415);
    assertThat(asked).isEmpty();
  }
}
