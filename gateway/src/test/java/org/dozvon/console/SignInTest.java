package org.dozvon.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dozvon.people.MachinePass;
import org.dozvon.people.PasswordChange;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;
import org.dozvon.people.Right;
import org.dozvon.people.Role;
import org.dozvon.people.Session;
import org.dozvon.people.SignIn;
import org.dozvon.people.TokenMade;
import org.dozvon.testing.ManualClock;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.PlainPasswords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may come where, over the real HTTP port. */
class SignInTest {
  private static final String LONG = "four words that differ";
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final InstantSource clock = InstantSource.system();
  private final MemoryPeople memory = new MemoryPeople();
  private final People people =
      new People(memory.stores(), new PlainPasswords(), PeopleSettings.DEFAULTS, new Random(3));
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();
  private HttpListener port;
  private String firstAdmin = "";
  private String oneTime = "";

  @BeforeEach
  void open() throws Exception {
    firstAdmin = people.firstRun(clock.instant()).orElseThrow();
    Person person = Person.of("vera", "<b>Вера</b>", Role.SUPERVISOR);
    PersonChange added = people.add(new MachinePass("test"), person, "console", clock.instant());
    oneTime = ((PersonChange.Done) added).password().orElseThrow();
    Routes some =
        routes -> {
          routes.get("/board", c -> c.html("the board"), Needs.to(Right.SEE_BOARD));
          routes.post("/board", c -> c.html("changed"), Needs.to(Right.SEE_BOARD));
          routes.get("/people", c -> c.html("everybody"), Needs.to(Right.MANAGE_PEOPLE));
          routes.get("/api/board", c -> c.result("board"), Needs.to(Right.SEE_BOARD));
          routes.get("/forgotten", c -> c.html("nobody said who may see this"));
        };
    port =
        new HttpListener(
            HttpSettings.DEFAULTS.on(0),
            new Entrance(people, "token-of-the-machine", clock),
            new Frame(clock, ""),
            List.of(some));
  }

  @AfterEach
  void close() {
    port.close();
    browser.close();
  }

  @Test
  void aPageAsksWhoItIsAndThenShowsItself() throws Exception {
    assertThat(get("/board").body()).contains("name=\"password\"", "value=\"/board\"");
    signInForGood();
    assertThat(get("/board").body()).isEqualTo("the board");
    assertThat(get("/").uri().getPath()).isEqualTo("/board");
  }

  @Test
  void aOneTimePasswordMustBeChangedFirst() throws Exception {
    HttpResponse<String> after = post("/sign-in", Map.of("login", "Vera ", "password", oneTime));
    assertThat(after.uri().getPath()).isEqualTo("/password");
    assertThat(after.body()).contains("&lt;b&gt;Вера&lt;/b&gt;").doesNotContain("<b>Вера");
    assertThat(get("/board").uri().getPath()).isEqualTo("/password");
    String csrf = csrf(after.body());
    Map<String, String> weak =
        Map.of("csrf", csrf, "old", oneTime, "fresh", "short", "again", "short");
    HttpResponse<String> refused = post("/password", weak);
    assertThat(refused.statusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT.getCode());
    assertThat(refused.body()).contains("12 characters");
  }

  @Test
  void aWrongPasswordTellsNothing() throws Exception {
    HttpResponse<String> wrong = post("/sign-in", Map.of("login", "vera", "password", "wrong"));
    HttpResponse<String> nobody = post("/sign-in", Map.of("login", "nobody", "password", "wrong"));
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("Login or password is wrong");
    assertThat(timeless(nobody.body())).isEqualTo(timeless(wrong.body()));
  }

  @Test
  void whatTheRoleMayNotIsRefusedAndWrittenDown() throws Exception {
    signInForGood();
    HttpResponse<String> page = get("/people");
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Your role may not do that").doesNotContain("everybody");
    assertThat(memory.trail().getLast().subject()).isEqualTo("/people");
    assertThat(get("/forgotten").statusCode()).isEqualTo(403);
  }

  @Test
  void aFormFromElsewhereIsRefused() throws Exception {
    String csrf = signInForGood();
    assertThat(post("/board", Map.of("csrf", "guessed")).statusCode()).isEqualTo(403);
    assertThat(post("/board", Map.of()).statusCode()).isEqualTo(403);
    assertThat(post("/board", Map.of("csrf", csrf)).body()).isEqualTo("changed");
  }

  @Test
  void programsShowAToken() throws Exception {
    HttpResponse<String> without = get("/api/board");
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("www-authenticate")).contains("Bearer");
    assertThat(bearer("wrong").statusCode()).isEqualTo(401);
    assertThat(bearer("token-of-the-machine").body()).isEqualTo("board");
  }

  @Test
  void whoAsksTooOftenIsToldToWaitAndTheMachineItselfIsNot() throws Exception {
    ManualClock still = new ManualClock();
    Needs board = Needs.to(Right.SEE_BOARD);
    Routes one = routes -> routes.get("/api/board", c -> c.result("board"), board);
    try (HttpListener here =
        new HttpListener(
            HttpSettings.DEFAULTS.on(0),
            new Entrance(people, "token-of-the-machine", still),
            new Frame(still, ""),
            List.of(one))) {
      Session admin =
          ((SignIn.SignedIn) people.signIn("admin", firstAdmin, "test", still.instant())).session();
      SignIn.SignedIn again =
          ((PasswordChange.Changed)
                  people.changePassword(admin, firstAdmin, LONG, "test", still.instant()))
              .session();
      String token =
          ((TokenMade.Made)
                  people.makeToken(
                      again.session(),
                      "a loop",
                      Set.of(Right.SEE_BOARD),
                      still.instant().plus(Duration.ofDays(1)),
                      "test",
                      still.instant()))
              .secret();
      URI uri = URI.create("http://127.0.0.1:" + here.address().getPort() + "/api/board");
      for (int i = 0; i < Gate.MOST_AT_ONCE; i++) {
        assertThat(as(uri, token)).isEqualTo(200);
      }
      assertThat(as(uri, token)).isEqualTo(429);
      assertThat(as(uri, "token-of-the-machine")).isEqualTo(200);
      still.pass(Duration.ofSeconds(1));
      assertThat(as(uri, token)).isEqualTo(200);
    }
  }

  private int as(URI uri, String token) throws Exception {
    return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token))
        .statusCode();
  }

  @Test
  void afterSigningOutNothingIsSeen() throws Exception {
    String csrf = signInForGood();
    post("/sign-out", Map.of("csrf", csrf));
    assertThat(get("/board").uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void nobodyIsSentAway() throws Exception {
    String page = get("/sign-in?next=//evil.example/x").body();
    assertThat(page).contains("name=\"next\" value=\"/\"");
  }

  @Test
  void pagesLetNoForeignScriptIn() throws Exception {
    HttpResponse<String> page = get("/sign-in");
    String policy = page.headers().firstValue("content-security-policy").orElse("");
    assertThat(policy).contains("script-src 'self'", "frame-ancestors 'none'");
    assertThat(policy).doesNotContain("unsafe");
    assertThat(get("/web/console.js").headers().firstValue("cache-control").orElse(""))
        .contains("immutable");
  }

  private String signInForGood() throws Exception {
    HttpResponse<String> first = post("/sign-in", Map.of("login", "vera", "password", oneTime));
    Map<String, String> change =
        Map.of("csrf", csrf(first.body()), "old", oneTime, "fresh", LONG, "again", LONG);
    post("/password", change);
    return csrf(get("/password").body());
  }

  private static String timeless(String page) {
    return page.replaceFirst("server-time\" content=\"\\d+\"", "");
  }

  private static String csrf(String body) {
    Matcher found = CSRF.matcher(body);
    assertThat(found.find()).as(body).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
  }

  private HttpResponse<String> bearer(String token) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri("/api/board")).header("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port.address().getPort() + path);
  }
}
