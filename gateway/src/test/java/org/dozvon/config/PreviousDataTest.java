package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dozvon.callback.CallBack;
import org.dozvon.journal.CallBackTables;
import org.dozvon.journal.Database;
import org.dozvon.journal.StoredCalls;
import org.dozvon.journal.StoredQueues;
import org.dozvon.operator.CallQuery;
import org.dozvon.operator.CallRow;
import org.dozvon.people.People;
import org.dozvon.people.Person;
import org.dozvon.people.SignIn;
import org.dozvon.publishing.History;
import org.dozvon.queue.Interval;
import org.dozvon.testing.Recordings;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version left is what this one starts on: {@code previous/2026-11-28.zip} is the
 * data directory of the version of that day (tables of version 11), with the dozvon.yaml that was
 * shipped then. Its gateway was started on it with a hotline of {@code ./dozvon new}; its own code
 * wrote 41 calls, 20 waits and talks and a call-back, its {@code ./dozvon person} a second person.
 * It is never made anew; a later version's directory is put beside it.
 */
class PreviousDataTest {
  private static final Instant BEFORE = Instant.parse("2026-11-28T00:00:00Z");
  private static final Instant AFTER = Instant.parse("2026-11-29T00:00:00Z");
  private static final String HEARD = "how many bonus points do i have";

  @TempDir Path folder;
  private Configuration configuration;

  @BeforeEach
  void unpack() throws IOException {
    try (InputStream file = PreviousDataTest.class.getResourceAsStream("/previous/2026-11-28.zip");
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path to = folder.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? to : to.getParent());
        if (!entry.isDirectory()) {
          Files.copy(zip, to);
        }
      }
    }
    Path home = Recordings.folder("dialplans").getParent();
    for (String shared : List.of("voice-models", "dialplans")) {
      Files.createSymbolicLink(folder.resolve(shared), home.resolve(shared));
    }
    configuration = read();
  }

  /**
   * As it was written then, but for the ports, which may be taken here, and the voice, whose start
   * and prompts would take a minute.
   */
  private Configuration read() throws IOException {
    String text =
        Files.readString(folder.resolve("dozvon.yaml"))
            .replaceAll("(?m)^(  listen: 127\\.0\\.0\\.1:)\\d+", "$10")
            .replace("engine: marytts ", "engine: mary-http\n    url: \"http://127.0.0.1:1\" ")
            .replaceAll("(?m)^(  address: 127\\.0\\.0\\.1:)\\d+", "$1" + closedPort());
    Problems problems = new Problems();
    Optional<Configuration> read =
        new ConfigReader(folder, Map.of(), problems).read("dozvon.yaml", text);
    assertThat(problems.isEmpty()).as("%s", problems).isTrue();
    return read.orElseThrow();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void theGatewayStartsOnItAndTellsOfACallOfThen() throws Exception {
    String call = callWith(HEARD);
    try (Gateway gateway = Gateway.start(configuration)) {
      HttpResponse<String> reply = get(gateway.http(), "/api/calls/" + call);
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).contains(HEARD, "Anna");
      assertThat(get(gateway.http(), "/hotlines").body()).contains("\"name\":\"shop\"");
    }
    // and once more, on the tables as they are now
    try (Gateway gateway = Gateway.start(configuration)) {
      assertThat(get(gateway.http(), "/api/calls/" + call).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void everybodyAndEverythingIsStillThere() throws Exception {
    try (Database database = Database.open(configuration.database())) {
      People people = PeopleAtStart.in(database.dataSource(), configuration.people());
      assertThat(people.persons()).extracting(Person::login).contains("admin", "anna");
      assertThat(people.signIn("anna", password(), "10.0.0.7", Instant.now()))
          .isInstanceOf(SignIn.SignedIn.class);
      List<CallBack> due = new CallBackTables(database.dataSource()).open();
      assertThat(due).extracting(CallBack::number).containsExactly("+74950000555");
      Interval day = new Interval(BEFORE, AFTER);
      assertThat(new StoredQueues(database.dataSource()).outcomes(day)).hasSize(40);
      Instant noon = BEFORE.plusSeconds(12 * 3600);
      StoredCalls calls = new StoredCalls(database.dataSource());
      assertThat(calls.search(CallQuery.all(BEFORE, noon, 100))).hasSize(41);
    }
    assertThat(new History(configuration.history(), 10).versions("shop")).isNotEmpty();
  }

  private String password() throws IOException {
    return Files.readString(folder.resolve("anna-password")).strip();
  }

  private String callWith(String heard) throws Exception {
    try (Database database = Database.open(configuration.database())) {
      StoredCalls calls = new StoredCalls(database.dataSource());
      for (CallRow row : calls.search(CallQuery.all(BEFORE, AFTER, 100))) {
        boolean said =
            calls.find(row.call()).orElseThrow().context().transcript().stream()
                .anyMatch(line -> line.text().contains(heard));
        if (said) {
          return row.call().value();
        }
      }
    }
    throw new AssertionError("no call in which somebody said \"" + heard + "\"");
  }

  private HttpResponse<String> get(InetSocketAddress http, String path) throws Exception {
    String token = LocalToken.find(configuration).orElseThrow();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.getPort() + path))
              .header("Authorization", "Bearer " + token)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
