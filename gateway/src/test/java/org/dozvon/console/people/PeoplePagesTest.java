package org.dozvon.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.console.Needs;
import org.dozvon.console.browser.Browser;
import org.dozvon.console.browser.NeedsChromium;
import org.dozvon.people.AuditEntry;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.Role;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.PlainPasswords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** An admin's first day, in a real browser. */
@NeedsChromium
class PeoplePagesTest {
  private static final String OWN = "four words that differ";
  private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'</table>";

  private final InstantSource clock = InstantSource.system();
  private final MemoryPeople memory = new MemoryPeople();
  private final People people =
      new People(memory.stores(), new PlainPasswords(), PeopleSettings.DEFAULTS, new Random(5));
  private HttpListener port;
  private Browser browser;
  private String first = "";

  @BeforeEach
  void open() throws Exception {
    first = people.firstRun(clock.instant()).orElseThrow();
    Entrance entrance = new Entrance(people, "", clock);
    Frame frame = new Frame(clock, "");
    port =
        new HttpListener(
            HttpSettings.DEFAULTS.on(0),
            entrance,
            frame,
            List.of(
                routes ->
                    routes.get("/board", context -> context.redirect("/people"), Needs.A_PERSON),
                new PeopleRoutes(entrance, frame),
                new AccountRoutes(entrance, frame),
                new AuditRoutes(entrance, frame, ZoneOffset.UTC)));
    browser = Browser.start(1200, 900);
  }

  @AfterEach
  void close() {
    browser.close();
    port.close();
  }

  @Test
  void anAdminAddsSomebodyWhoThenSeesNothingOfIt() throws Exception {
    signIn("admin", first);
    browser.await("input[name=fresh]");
    browser.screenshot("password");
    chooseOwn(first);
    browser.open(uri("/people"));
    browser.await("h1", "People");

    fill("login", "vera");
    fill("name", HOSTILE);
    fill("phone", "PJSIP/vera");
    submit("form[action='/people']");
    String oneTime = browser.await(".card.good code").getText();
    assertThat(browser.await("td a", HOSTILE).getText()).isEqualTo(HOSTILE);
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.barriers()).isEmpty();
    browser.screenshot("people");

    browser.open(uri("/people/vera"));
    browser.screenshot("person");
    browser.open(uri("/account"));
    browser.await("details summary").click();
    fill("name", "wallboard of the canteen");
    browser.await("input[value=see-board]").click();
    submit("form[action='/account/tokens']");
    assertThat(browser.await("section .card.good code").getText()).startsWith("dzv_");
    browser.screenshot("account");
    browser.open(uri("/audit"));
    browser.await("td", "added somebody");
    assertThat(browser.barriers()).isEmpty();
    browser.prefer("dark");
    browser.screenshot("audit-dark");

    browser.forgetCookies();
    signIn("vera", oneTime);
    chooseOwn(oneTime);
    for (String path : List.of("/people", "/audit", "/people/admin")) {
      browser.open(uri(path));
      browser.await("main", "Your role may not do that");
    }
    assertThat(memory.trail().stream().map(AuditEntry::act).map(Enum::name))
        .contains("PERSON_ADDED", "TOKEN_MADE", "AUDIT_READ", "REFUSED");
    assertThat(browser.traffic().strangers(uri("/"))).isEmpty();
  }

  @Test
  void theLastAdminStays() throws Exception {
    signIn("admin", first);
    chooseOwn(first);
    browser.open(uri("/people/admin"));
    browser.await("input[name=enabled]").click();
    submit("form[action='/people/admin']");
    browser.await("[role=alert]", "There must be an admin");
    assertThat(people.person("admin").orElseThrow().role()).isEqualTo(Role.ADMIN);
    assertThat(people.person("admin").orElseThrow().enabled()).isTrue();
  }

  private void signIn(String login, String password) {
    browser.open(uri("/sign-in"));
    browser.screenshot("sign-in");
    fill("login", login);
    fill("password", password);
    submit("form[action='/sign-in']");
  }

  private void chooseOwn(String old) {
    fill("old", old);
    fill("fresh", OWN);
    fill("again", OWN);
    submit("form[action='/password']");
    // A click does not wait for what it asks for: another address at once would come before it.
    browser.awaitTrue("location.pathname !== '/password'");
  }

  private void fill(String name, String text) {
    browser.await("input[name=" + name + "]").sendKeys(text);
  }

  private void submit(String form) {
    browser.await(form).findElement(By.cssSelector("button")).click();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port.address().getPort() + path);
  }
}
