package org.dozvon.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.people.MachinePass;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;
import org.dozvon.people.Role;
import org.dozvon.testing.Doings;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.PlainPasswords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is signed in acts for the own phone, and for no other. */
class OwnPhoneTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final String LONG = "four words that differ";

  private final Doings doings = new Doings();
  private final List<String> did = doings.did();
  private final People people =
      new People(
          new MemoryPeople().stores(),
          new PlainPasswords(),
          PeopleSettings.DEFAULTS,
          new Random(3));
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();
  private final InstantSource clock = InstantSource.system();
  private HttpListener port;

  @BeforeEach
  void open() throws Exception {
    var unused = people.firstRun(clock.instant());
    Entrance entrance = new Entrance(people, "", clock);
    AgentPosts posts = new AgentPosts(new AgentAccess(doings.desk(), ""), entrance);
    Routes routes = all -> all.post("/api/agents/{phone}/{act}", posts::answer, Needs.NOTHING);
    port =
        new HttpListener(
            HttpSettings.DEFAULTS.on(0), entrance, new Frame(clock, ""), List.of(routes));
  }

  @AfterEach
  void close() {
    port.close();
    browser.close();
  }

  private String signIn(Role role, String phone) throws Exception {
    Person anna = new Person("anna", "Anna", role, Optional.of(phone), Locale.ENGLISH, true);
    PersonChange added = people.add(new MachinePass("test"), anna, "console", clock.instant());
    String once = ((PersonChange.Done) added).password().orElseThrow();
    String first = form("/sign-in", "login=anna&password=" + once);
    form("/password", "csrf=" + csrf(first) + "&old=" + once + "&fresh=" + LONG + "&again=" + LONG);
    return csrf(send(HttpRequest.newBuilder(uri("/password"))).body());
  }

  private static String csrf(String page) {
    Matcher found = CSRF.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private String form(String path, String body) throws Exception {
    return send(HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.replace(" ", "%20"))))
        .body();
  }

  private int pause(String phone, String csrf) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/api/agents/" + phone + "/pause"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"lunch\"}"));
    if (!csrf.isEmpty()) {
      request.header("X-CSRF-Token", csrf);
    }
    return send(request).statusCode();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(
        request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port.address().getPort() + path);
  }

  @Test
  void anAgentActsForTheOwnPhoneOnly() throws Exception {
    String csrf = signIn(Role.AGENT, "PJSIP/101");
    assertThat(pause("PJSIP%2F101", csrf)).isEqualTo(200);
    assertThat(pause("PJSIP%2F102", csrf)).isEqualTo(403);
    assertThat(did).containsExactly("pause PJSIP/101 lunch");
  }

  @Test
  void aPageOfSomebodyElseActsForNobody() throws Exception {
    signIn(Role.AGENT, "PJSIP/101");
    assertThat(pause("PJSIP%2F101", "")).isEqualTo(403);
    assertThat(pause("PJSIP%2F101", "guessed")).isEqualTo(403);
    assertThat(did).isEmpty();
  }

  @Test
  void whoTakesNoCallsActsForNoPhone() throws Exception {
    String csrf = signIn(Role.AUDITOR, "PJSIP/101");
    assertThat(pause("PJSIP%2F101", csrf)).isEqualTo(403);
    assertThat(did).isEmpty();
  }
}
