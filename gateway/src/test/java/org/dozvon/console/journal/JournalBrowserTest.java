package org.dozvon.console.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.dozvon.console.browser.Browser;
import org.dozvon.console.browser.NeedsChromium;
import org.dozvon.people.Act;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;

/** The journal in a real Chromium. */
@NeedsChromium
class JournalBrowserTest {
  private static Browser browser;
  @TempDir static Path folder;
  private static JournalDesk desk;

  @BeforeAll
  static void open() throws Exception {
    desk = new JournalDesk(folder);
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (desk != null) {
      desk.close();
    }
  }

  @BeforeEach
  void fresh() {
    browser.prefer("light");
    browser.traffic().forget();
    browser.complaints();
  }

  @AfterEach
  void signOut() {
    browser.driver().manage().deleteAllCookies();
    browser.driver().manage().window().setSize(new Dimension(1400, 900));
  }

  @Test
  void searchesOpensAndStaysHarmless() {
    signIn("vera");
    browser.open(uri("/journal"));
    browser.await("table tbody tr");
    browser.screenshot("journal-search");
    browser.await("input[name=q]").sendKeys("card broken");
    browser.await("form button.primary").click();
    browser.awaitTrue("location.search.includes('q=card')");
    browser.await("table tbody tr", "<script>");
    assertThat(browser.run("return document.querySelectorAll('tbody tr').length")).isEqualTo(1L);
    assertThat(desk.acts()).endsWith(Act.JOURNAL_SEARCHED);
    browser.await("tbody a").click();
    browser.await("svg.timeline rect.wait");
    assertThat(desk.acts()).endsWith(Act.CALL_SEEN);
    browser.await("h1", "<script>");
    browser.screenshot("journal-call");
    assertThat(browser.driver().getTitle()).doesNotContain("taken");
    assertThat(browser.run("return document.querySelectorAll('main script, main img').length"))
        .isEqualTo(0L);
    assertThat(browser.barriers()).isEmpty();
    assertQuiet();
  }

  @Test
  void looksRightDarkNarrowAndInRussian() {
    signIn("vera");
    browser.prefer("dark");
    browser.open(uri("/journal?outcome=person&by=anybody"));
    browser.screenshot("journal-search-dark");
    assertThat(browser.barriers()).isEmpty();
    browser.open(uri("/journal/evil"));
    browser.screenshot("journal-call-dark");
    assertThat(browser.barriers()).isEmpty();
    browser.prefer("light");
    browser.driver().manage().window().setSize(new Dimension(700, 1000));
    browser.open(uri("/journal"));
    browser.screenshot("journal-search-narrow");
    assertThat(browser.run("return document.documentElement.scrollWidth <= 701")).isEqualTo(true);
    browser.open(uri("/journal/evil"));
    browser.screenshot("journal-call-narrow");
    assertThat(browser.run("return document.documentElement.scrollWidth <= 701")).isEqualTo(true);
    browser.driver().manage().window().setSize(new Dimension(1400, 900));
    browser.open(uri("/topics"));
    browser.await(".card.bad", "payment");
    browser.await("figure canvas");
    browser.screenshot("topics");
    assertThat(browser.barriers()).isEmpty();
    assertQuiet();
  }

  @Test
  void anAgentSeesOnlyTheirOwn() {
    signIn("anna");
    browser.open(uri("/journal"));
    browser.await("table tbody tr");
    browser.screenshot("journal-agent-russian");
    assertThat(browser.run("return document.querySelectorAll('tbody tr').length")).isEqualTo(1L);
    browser.open(uri("/journal/evil"));
    browser.await("svg.timeline");
    browser.screenshot("journal-call-russian");
    browser.open(uri("/journal/sample-3"));
    browser.await("main", "Это не ваш звонок");
    assertThat(desk.acts()).endsWith(Act.REFUSED);
  }

  private void signIn(String login) {
    browser.open(uri("/sign-in?next=/journal"));
    browser.await("input[name=login]").sendKeys(login);
    browser.await("input[name=password]").sendKeys(JournalDesk.PASSWORD);
    browser.await("button.primary").click();
    browser.await("header.top");
  }

  private static void assertQuiet() {
    assertThat(browser.traffic().strangers(uri("/"))).isEmpty();
    assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + desk.port() + path);
  }
}
