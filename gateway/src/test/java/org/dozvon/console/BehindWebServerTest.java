package org.dozvon.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.testing.ManualClock;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.PlainPasswords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a visitor is: the web server in front says it, never the visitor. */
class BehindWebServerTest {
  private static final String HERE = "203.0.113.9";

  private final ManualClock clock = new ManualClock();
  private final MemoryPeople memory = new MemoryPeople();
  private final People people =
      new People(memory.stores(), new PlainPasswords(), PeopleSettings.DEFAULTS, new Random(3));
  private final HttpClient visitor = HttpClient.newHttpClient();

  @BeforeEach
  void somebody() throws Exception {
    var unused = people.firstRun(clock.instant());
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  private HttpListener open(boolean behindProxy) throws Exception {
    HttpSettings d = HttpSettings.DEFAULTS;
    HttpSettings settings =
        new HttpSettings(
            d.address(), 0, d.connections(), d.streams(), d.idle(), d.bodyBytes(), behindProxy);
    return new HttpListener(
        settings, new Entrance(people, "", clock), new Frame(clock, ""), List.of());
  }

  /** Tries to sign in with a wrong password. */
  private int wrong(HttpListener port, Map<String, String> headers) throws Exception {
    return wrong(port, "admin", headers);
  }

  private int wrong(HttpListener port, String login, Map<String, String> headers) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port.address().getPort() + "/sign-in");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("login=" + login + "&password=wrong"));
    headers.forEach(request::header);
    return visitor.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String lastAddress() {
    return memory.trail().getLast().address();
  }

  @Test
  void itsWordCountsAndElsewhereNot() throws Exception {
    try (HttpListener behind = open(true);
        HttpListener alone = open(false)) {
      wrong(behind, Map.of("X-Forwarded-For", HERE, "X-Forwarded-Proto", "https"));
      assertThat(lastAddress()).isEqualTo(HERE);
      wrong(alone, Map.of("X-Forwarded-For", HERE));
      assertThat(lastAddress()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void whatTheVisitorWroteBeforeItIsNotBelieved() throws Exception {
    try (HttpListener behind = open(true)) {
      wrong(behind, Map.of("X-Forwarded-For", "10.1.7.7, " + HERE));
      assertThat(lastAddress()).isEqualTo(HERE);
      wrong(behind, Map.of("X-Forwarded-For", HERE, "Forwarded", "for=10.9.2.1"));
      assertThat(lastAddress()).isEqualTo(HERE);
      wrong(behind, Map.of("Forwarded", "for=10.9.2.1", "X-Forwarded-Port", "7"));
      assertThat(lastAddress()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aNewAddressEachTimeDoesNotHelpWhoGuesses() throws Exception {
    try (HttpListener behind = open(true)) {
      for (int i = 0; i < 20; i++) {
        assertThat(wrong(behind, "u" + i, Map.of("X-Forwarded-For", "10.2." + i + ".7, " + HERE)))
            .isEqualTo(401);
      }
      assertThat(wrong(behind, "v", Map.of("X-Forwarded-For", "10.3.1.7," + HERE))).isEqualTo(429);
      assertThat(wrong(behind, "w", Map.of("Forwarded", "for=10.4.1.7", "X-Forwarded-For", HERE)))
          .isEqualTo(429);
    }
  }

  @Test
  void whatComesInPartsIsRefusedUnread() throws Exception {
    try (HttpListener port = open(false)) {
      URI uri = URI.create("http://127.0.0.1:" + port.address().getPort() + "/sign-in");
      HttpRequest parts =
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "Multipart/Form-Data; boundary=x")
              .header("Accept", "text/html")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "--x\r\nContent-Disposition: form-data; name=\"login\"\r\n\r\nadmin\r\n--x--"))
              .build();
      HttpResponse<String> reply = visitor.send(parts, HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(415);
      assertThat(reply.body()).contains("could not read").doesNotContain("The log of the gateway");
      assertThat(memory.trail())
          .noneMatch(entry -> !entry.who().equals("first start (command line)"));
    }
  }
}
