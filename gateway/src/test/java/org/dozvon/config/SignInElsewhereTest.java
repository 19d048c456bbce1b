package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dozvon.access.OidcSettings;
import org.dozvon.access.TestIssuer;
import org.dozvon.console.ElsewhereRoutes;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.console.Needs;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.Role;
import org.dozvon.testing.ManualClock;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.PlainPasswords;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in with the company's account, over the real HTTP port and at a real issuer. */
class SignInElsewhereTest {
  private static final URI BACK = URI.create("https://console.example/sign-in/back");

  private final ManualClock clock = new ManualClock();
  private final People people =
      new People(
          new MemoryPeople().stores(),
          new PlainPasswords(),
          PeopleSettings.DEFAULTS,
          new Random(1));
  private TestIssuer issuer;
  private HttpListener port;
  private OidcDoor door;

  @BeforeEach
  void open() throws Exception {
    assertThat(people.firstRun(clock.instant())).isPresent();
    issuer = new TestIssuer(clock.instant());
    door = new OidcDoor(settings(Map.of("agents", Role.AGENT)));
    port = listen(door);
  }

  private OidcSettings settings(Map<String, Role> roles) {
    return OidcSettings.of(issuer.address(), TestIssuer.CLIENT, TestIssuer.SECRET, BACK, roles);
  }

  private HttpListener listen(OidcDoor by) throws Exception {
    Entrance entrance = new Entrance(people, "", clock);
    Frame frame = new Frame(clock, "");
    return new HttpListener(
        HttpSettings.DEFAULTS.on(0),
        entrance,
        frame,
        List.of(
            routes -> routes.get("/mine", c -> c.result("mine"), Needs.A_PERSON),
            new ElsewhereRoutes(entrance, frame, by)));
  }

  @AfterEach
  void close() {
    port.close();
    door.close();
    issuer.close();
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  private HttpResponse<String> get(HttpClient browser, HttpListener at, String path)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + at.address().getPort() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", "text/html").build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Where the other place sends the browser back to. */
  private String wayBack(HttpClient browser, HttpListener at) throws Exception {
    HttpResponse<String> left = get(browser, at, "/sign-in/elsewhere");
    assertThat(left.statusCode()).isEqualTo(303);
    URI there = URI.create(left.headers().firstValue("location").orElseThrow());
    String state = TestIssuer.parameters(there.getRawQuery()).get("state");
    return "/sign-in/back?state=" + state + "&code=" + issuer.code(there);
  }

  @Test
  void whoIsKnownThereComesIn() throws Exception {
    HttpClient browser = browser();
    assertThat(get(browser, port, "/sign-in").body()).contains("/sign-in/elsewhere");
    HttpResponse<String> back = get(browser, port, wayBack(browser, port));
    assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
    assertThat(get(browser, port, "/mine").body()).isEqualTo("mine");
    assertThat(people.person("anna").orElseThrow().role()).isEqualTo(Role.AGENT);
  }

  @Test
  void anotherBrowserCannotUseTheWayBack() throws Exception {
    String way = wayBack(browser(), port);
    HttpClient thief = browser();
    assertThat(get(thief, port, way).statusCode()).isEqualTo(401);
    assertThat(get(thief, port, "/mine").statusCode()).isEqualTo(303);
  }

  @Test
  void whoHasNoRoleHereStaysOut() throws Exception {
    try (OidcDoor narrow = new OidcDoor(settings(Map.of("hotline admins", Role.ADMIN)));
        HttpListener at = listen(narrow)) {
      HttpClient browser = browser();
      HttpResponse<String> back = get(browser, at, wayBack(browser, at));
      assertThat(back.statusCode()).isEqualTo(403);
      assertThat(back.body()).contains("no role here");
      assertThat(people.person("anna")).isEmpty();
    }
  }

  @Test
  void theSettingsAreReadAndMistakesAreTold() {
    assertThat(
            read(
                "{issuer: 'https://login.example/r', client: us, address: 'https://c.example', "
                    + "roles: {a: admin, b: agent}}",
                ""))
        .hasValueSatisfying(
            it -> {
              assertThat(it.back()).isEqualTo(URI.create("https://c.example/sign-in/back"));
              assertThat(it.roles()).containsEntry("b", Role.AGENT);
            });
    read("{issuer: 'http://login.example', client: us}", "issuer: \"http://login.example\"");
    read("{issuer: 'https://login.example', client: us, address: c.example}", "address:");
    read("{issuer: 'https://login.example', address: 'https://c.example'}", "\"client\"");
    read("{roles: {a: boss}}", "a: \"boss\" (expected: agent, supervisor, admin, auditor)");
    assertThat(read("{}", "")).isEmpty();
  }

  /** The settings; the problem that is told, or none. */
  private static Optional<OidcSettings> read(String oidc, String problem) {
    Problems problems = new Problems();
    Configuration read =
        new ConfigReader(java.nio.file.Path.of(""), Map.of(), problems)
            .read("dozvon.yaml", "console: {oidc: " + oidc + "}")
            .orElseThrow();
    assertThat(problems.toString()).contains(problem);
    assertThat(problems.isEmpty()).isEqualTo(problem.isEmpty());
    return read.console().oidc();
  }
}
