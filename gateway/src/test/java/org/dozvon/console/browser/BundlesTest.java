package org.dozvon.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The console's scripts and styles on sample pages with the console's own content policy. */
@NeedsChromium
class BundlesTest {
  private static Browser browser;
  private PageServer server;

  @BeforeAll
  static void open() {
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void serve() throws IOException {
    server = new PageServer();
    browser.forgetCookies();
    browser.prefer("light");
    browser.traffic().forget();
    browser.complaints();
  }

  @AfterEach
  void stop() {
    browser.open(URI.create("about:blank"));
    server.close();
  }

  @Test
  void changesCarryTheTokenAndAreAnsweredInPlace() {
    browser.open(server.uri("/wallboard.html"));
    browser.await("textarea[name=note]").sendKeys("called twice");
    browser.await("#note-form .primary").click();
    browser.await("#greeted", "Saved");
    browser.await(".toast.good", "The note is saved");
    assertThat(server.posts())
        .singleElement()
        .asString()
        .startsWith("token-1 /greet note=called%20twice");
    browser.await("#fail").click();
    browser.await(".toast.bad", "did not work (500)");
  }

  @Test
  void asksInADialogBeforeWhatIsMarked() {
    browser.open(server.uri("/wallboard.html"));
    browser.await("#seen").click();
    browser.await("dialog", "Say that you have seen this alarm?");
    browser.press(Keys.ESCAPE);
    browser.awaitGone("dialog");
    assertThat(server.posts()).isEmpty();
    browser.await("#seen").click();
    browser.await("dialog");
    browser.press(Keys.ENTER);
    browser.await("#greeted");
  }

  @Test
  void showsLiveDataAndSaysWhenItIsStale() {
    browser.open(server.uri("/wallboard.html"));
    awaitStreams();
    server.send("queues", "<section class='card'><b id='waiting'>5</b></section>");
    browser.await("#waiting", "5");
    server.breakStreams(503);
    browser.await("#stale", "Not live: the data is as of");
    browser.screenshot("stale");
    server.breakStreams(200);
    awaitStreams();
    browser.awaitGone("#stale");
    server.send("queues", "<section class='card'><b id='waiting'>6</b></section>");
    browser.await("#waiting", "6");
  }

  @Test
  void whoIsSignedOutComesToTheSignIn() {
    browser.open(server.uri("/wallboard.html"));
    awaitStreams();
    browser.run("window.before = true");
    server.breakStreams(401);
    browser.awaitTrue("window.before === undefined && document.readyState === 'complete'");
    browser.run("window.before = true");
    browser.await("#stale", "Not live");
    assertThat(browser.run("return window.before"))
        .as("loaded again once, not in circles")
        .isEqualTo(true);
  }

  @Test
  void silenceIsStaleToo() {
    browser.open(server.uri("/wallboard.html"));
    awaitStreams();
    server.send("beat", String.valueOf(System.currentTimeMillis()));
    browser.await("#stale", "Not live");
    server.send("beat", String.valueOf(System.currentTimeMillis()));
    browser.awaitGone("#stale");
  }

  @Test
  void countsWaitsByTheServersClock() {
    browser.open(server.uri("/wallboard.html"));
    awaitStreams();
    // 2026-11-28T09:00:00Z and 15 seconds, by a clock that is nowhere near this machine's.
    server.send("beat", "1795856415000");
    browser.await("#longest.warn", "0:1");
  }

  @Test
  void ofABurstOnlySomeAreDrawnAndTheLastIsSeen() {
    browser.open(server.uri("/wallboard.html"));
    awaitStreams();
    browser.run(
        "window.drawn = 0; new MutationObserver(() => window.drawn++)"
            + ".observe(document.getElementById('queues'), {childList: true, subtree: true, characterData: true})");
    for (int i = 1; i <= 1000; i++) {
      server.send("queues", "<section class='card'><b id='waiting'>call " + i + "</b></section>");
    }
    browser.await("#waiting", "call 1000");
    assertThat((Long) browser.run("return window.drawn")).isLessThan(100);
  }

  @Test
  void keepsWhatAPersonUsesWhenLiveDataComes() {
    browser.open(server.uri("/wallboard.html"));
    awaitStreams();
    server.send(
        "queues",
        "<details id='more'><summary>More</summary>a</details><input id='typed' value='x'>");
    browser.await("#more summary").click();
    browser.await("#typed").sendKeys("yz");
    server.send(
        "queues",
        "<details id='more'><summary>More</summary>b</details><input id='typed' value='x'>");
    browser.await("#more", "b");
    assertThat(browser.await("#typed").getDomProperty("value")).isEqualTo("xyz");
  }

  @Test
  void drawsACurveAndItsFigures() {
    browser.open(server.uri("/wallboard.html"));
    WebElement canvas = browser.await("#level canvas");
    assertThat(canvas.getSize().width).isGreaterThan(400);
    browser.await("#level summary", "Figures").click();
    browser.await("#level details table", "91%");
    browser.run(
        "document.getElementById('level').dataset.chart = arguments[0]",
        "{\"x\":[1,2],\"series\":[{\"label\":\"Calls\",\"values\":[7,9],\"kind\":\"bar\"}]}");
    browser.await("#level details table", "Calls");
  }

  @Test
  void shortcutsAreShownAndWork() {
    browser.open(server.uri("/wallboard.html"));
    browser.awaitTrue("document.querySelector('[data-theme-toggle][aria-pressed]')");
    browser.press("?");
    browser.await("dialog#keys", "Journal");
    browser.screenshot("shortcuts");
    browser.press(Keys.ESCAPE);
    browser.awaitGone("dialog");
    browser.press("g", "j");
    browser.awaitTrue("location.hash === '#journal'");
    browser.press("/");
    browser.awaitTrue("document.activeElement.name === 'q'");
    browser.press("t");
    assertThat(browser.await("html").getDomAttribute("data-theme")).isNull();
    browser.run("document.activeElement.blur()");
    browser.press("t");
    browser.await("html[data-theme=dark]");
    browser.open(server.uri("/wallboard.html"));
    browser.await("html[data-theme=dark]");
  }

  @Test
  void marksFindingsAndCompletesNames() {
    browser.open(server.uri("/editor.html"));
    browser.awaitTrue(EDITOR + "?.querySelector('.cm-lintRange-error')?.textContent === 'qeueu'");
    assertThat(server.posts()).first().asString().startsWith("token-2 /lint?file=hotline.yaml # ");
    browser.run(EDITOR + ".querySelector('.cm-content').focus()");
    browser.pressControl(Keys.END);
    browser.press("sche");
    browser.awaitTrue(
        EDITOR
            + ".querySelector('.cm-tooltip-autocomplete li')?.textContent.startsWith('schedule')");
    browser.screenshot("editor-completion");
    browser.press(Keys.ENTER);
    browser.awaitTrue("document.getElementById('text').value.includes('\\nschedule:')");
    browser.pressControl("s");
    Awaitility.await()
        .until(
            () ->
                server.posts().stream().anyMatch(post -> post.startsWith("token-2 /greet text=")));
    assertQuiet();
  }

  @Test
  void looksRightAndLocksNobodyOutInLightAndDark() {
    for (String scheme : new String[] {"light", "dark"}) {
      String background = scheme.equals("light") ? "rgb(244, 246, 248)" : "rgb(18, 22, 28)";
      browser.prefer(scheme);
      browser.open(server.uri("/wallboard.html"));
      browser.await("#level canvas");
      browser.awaitTrue("getComputedStyle(document.body).backgroundColor === '" + background + "'");
      browser.screenshot("wallboard-" + scheme);
      assertThat(browser.barriers()).as("wallboard, " + scheme).isEmpty();
      browser.open(server.uri("/editor.html"));
      browser.awaitTrue(EDITOR + "?.querySelector('.cm-lintRange-error')");
      Path picture = browser.screenshot("editor-" + scheme);
      assertThat(picture).isNotEmptyFile();
      assertThat(browser.barriers()).as("editor, " + scheme).isEmpty();
    }
    browser.open(server.uri("/wallboard.html?tv"));
    browser.await("#level canvas");
    browser.screenshot("wallboard-tv");
    assertQuiet();
  }

  @Test
  void fitsANarrowScreenAndAChartFollowsTheTheme() {
    browser.screen(320, 900);
    browser.open(server.uri("/wallboard.html"));
    browser.await("#level canvas");
    browser.screenshot("wallboard-narrow");
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    browser.screen(1400, 900);
    browser.awaitTrue("document.querySelector('#level canvas').clientWidth > 600");
    browser.press("t");
    browser.await("html[data-theme=dark]");
    browser.screenshot("wallboard-switched");
  }

  @Test
  void theContentPolicyIsKept() {
    browser.open(server.uri("/wallboard.html"));
    browser.run(
        "const s = document.createElement('script'); s.textContent = 'window.bad = 1'; document.body.append(s)");
    assertThat(browser.complaints())
        .as("the log shows what the policy refuses")
        .anyMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void theHarnessSeesRequestsThatLeaveAndBarriers() {
    assertThatThrownBy(() -> browser.open(URI.create("http://dozvon.invalid/")))
        .hasMessageContaining("ERR_NAME_NOT_RESOLVED");
    assertThat(browser.traffic().strangers(server.uri("/"))).contains("http://dozvon.invalid/");
    browser.open(server.uri("/editor.html"));
    browser.run("document.querySelector('main').append(document.createElement('select'))");
    assertThat(browser.barriers()).anyMatch(finding -> finding.startsWith("select-name"));
  }

  private static final String EDITOR = "document.querySelector('[data-editor-host]')?.shadowRoot";

  private void awaitStreams() {
    Awaitility.await().until(() -> server.openStreams() == 1);
  }

  private void assertQuiet() {
    assertThat(browser.traffic().requests()).isNotEmpty();
    assertThat(browser.traffic().strangers(server.uri("/"))).isEmpty();
    assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
  }
}
