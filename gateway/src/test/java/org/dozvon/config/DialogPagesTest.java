package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.dozvon.console.browser.Browser;
import org.dozvon.console.browser.NeedsChromium;
import org.dozvon.operator.workshop.FileChange;
import org.dozvon.people.Act;
import org.dozvon.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages of hotlines in a real Chromium: from a change to a version and back. */
@NeedsChromium
class DialogPagesTest {
  private static final String HOSTILE =
      "<script>document.title='taken'</script><img src=x onerror=alert(1)></textarea>\"'";
  private static final String EDITOR = "document.querySelector('textarea[name=text]')?.editor";
  private static final String IN_EDITOR =
      "document.querySelector('[data-editor-host]')?.shadowRoot";

  private static Browser browser;
  @TempDir Path home;
  private DialogRig rig;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void quit() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    rig = new DialogRig(home, 0, false);
    browser.prefer("light");
    browser.screen(1500, 1000);
    browser.traffic().forget();
  }

  @AfterEach
  void close() {
    List<String> strangers = browser.traffic().strangers(rig.uri("/"));
    browser.open(URI.create("about:blank"));
    browser.complaints();
    rig.close();
    assertThat(strangers).as("asked of somebody else than the gateway").isEmpty();
  }

  private void enter(String login, Role role, Locale language, String path) throws Exception {
    String cookie = rig.signIn(login, role, language);
    browser.open(rig.uri("/sign-in"));
    browser.driver().manage().deleteAllCookies();
    browser.driver().manage().addCookie(new Cookie("dozvon", cookie, "/"));
    browser.open(rig.uri(path));
  }

  private void type(String text) {
    browser.awaitTrue(EDITOR);
    browser.run(
        "const view = document.querySelector('textarea[name=text]').editor;view.dispatch({changes:"
            + " {from: 0, to: view.state.doc.length, insert: arguments[0]}})",
        text);
  }

  private String text(String path) throws Exception {
    return Files.readString(rig.folder.resolve(path));
  }

  @Test
  void aChangeIsCheckedMendedTriedPublishedAndTakenBack() throws Exception {
    enter("chief", Role.ADMIN, Locale.ENGLISH, "/dialogs");
    browser.await("h2", "grocery");
    browser.await(".badge.good", "version 1");
    browser.screenshot("dialogs-list");
    browser.open(rig.uri("/dialogs/grocery?file=hotline.yaml"));
    awaitLong("#findings .good", "nothing to say");
    String before = text("hotline.yaml");
    type(before.replace("queue: support", "qeueu: support"));
    awaitTrueLong(
        "[..."
            + IN_EDITOR
            + ".querySelectorAll('.cm-lintRange-error')].some(mark => mark.textContent ==="
            + " 'qeueu')");
    int line = before.substring(0, before.indexOf("queue: support")).split("\n", -1).length;
    awaitLong("#findings li.bad", "hotline.yaml:" + line + ":1");
    browser.screenshot("dialogs-finding");
    browser.open(rig.uri("/dialogs/grocery?file=hotline.yaml"));
    browser.awaitTrue(EDITOR + ".state.doc.toString().includes('qeueu: support')");
    assertThat(text("hotline.yaml")).as("nothing of a draft is in the folder").isEqualTo(before);
    browser.open(rig.uri("/dialogs/grocery/changes"));
    browser.await("input[name=note]").sendKeys("a mistake");
    browser.await("#publish").click();
    awaitLong("#published .notice.bad", "found errors");
    assertThat(text("hotline.yaml")).isEqualTo(before);

    browser.open(rig.uri("/dialogs/grocery?file=dialogs/balance.yaml"));
    String balance = text("dialogs/balance.yaml");
    type(
        balance.replace(
            "    - what is my balance\n", "    - what is my balance\n    - how rich am i\n"));
    awaitLong("#save-state", "Draft kept");
    browser.open(rig.uri("/dialogs/grocery?file=hotline.yaml"));
    type(before.replace("queue: support", "# mended\nqueue: support"));
    awaitLong("#findings .good", "nothing to say");
    chat();
    browser.open(rig.uri("/dialogs/grocery/changes"));
    browser.await("details summary", "dialogs/balance.yaml");
    browser.awaitTrue(
        "[...document.querySelectorAll('[data-diff] [data-editor-host]')].some(host =>"
            + " host.shadowRoot.textContent.includes('how rich am i'))");
    browser.screenshot("dialogs-changes");
    browser.await("input[name=note]").sendKeys("Richer words");
    browser.await("#publish").click();
    awaitLong("#published .notice.good", "Version 2 is live");
    assertThat(text("dialogs/balance.yaml")).contains("how rich am i");
    assertThat(rig.publisher.state().toString()).contains("by=chief", "note=Richer words");
    browser.open(rig.uri("/dialogs/grocery/history"));
    browser.await("tr", "Richer words");
    browser.screenshot("dialogs-history");
    browser.await("tr form button", "Make live again").click();
    browser.await("dialog", "Make version 1 live again?");
    browser.press(Keys.ENTER);
    awaitLong("#published .notice.good", "Version 3 is live");
    assertThat(text("dialogs/balance.yaml")).isEqualTo(balance);
    browser.open(rig.uri("/dialogs/grocery/history/2"));
    browser.awaitTrue(
        "[...document.querySelectorAll('[data-diff] [data-editor-host]')].some(host =>"
            + " host.shadowRoot.textContent.includes('how rich am i'))");
    assertThat(rig.memory.trail().stream().map(entry -> entry.act()))
        .contains(Act.DIALOG_CHANGED, Act.PUBLISHED);
    quiet();
  }

  /** The draft is talked to as a caller would. */
  private void chat() {
    beginChat();
    awaitLong(".chat-lines li:not(.event):not(.behind)", "grocery hotline");
    WebElement say = browser.await("input[name=say]");
    say.sendKeys("how rich am i", Keys.ENTER);
    awaitLong(".chat-lines .caller", "how rich am i");
    awaitLong(".chat-lines li", "card");
    browser.await("button[value='/why']").click();
    awaitLong(".chat-lines .behind", "balance");
    browser.await("button[value='#0']");
    browser.screenshot("dialogs-chat");
    browser.prefer("dark");
    browser.screen(700, 1000);
    browser.screenshot("dialogs-chat-dark-narrow");
    assertThat(browser.barriers()).isEmpty();
    browser.prefer("light");
    browser.screen(1500, 1000);
    browser.await("input[name=say]").sendKeys("/mumble", Keys.ENTER);
    browser.awaitTrue("document.querySelectorAll('.chat-lines .caller').length === 2");
  }

  /** The routes of a chat start for real, which takes a while. */
  private void beginChat() {
    browser.await("#chat-begin").click();
    awaitLong("input[name=say]");
  }

  /** What the checker has to say may take a while on a busy machine. */
  private static WebElement awaitLong(String selector, String text) {
    return patiently(() -> browser.await(selector, text), selector + " with the text " + text);
  }

  private static void awaitTrueLong(String expression) {
    patiently(
        () -> {
          browser.awaitTrue(expression);
          return true;
        },
        expression);
  }

  private static <T> T patiently(java.util.concurrent.Callable<T> look, String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .ignoreExceptionsMatching(e -> true)
        .until(
            () -> {
              try {
                return look.call();
              } catch (AssertionError e) {
                return null;
              }
            },
            found -> found != null);
  }

  private static void awaitLong(String selector) {
    Awaitility.await(selector)
        .atMost(Duration.ofSeconds(60))
        .until(() -> !browser.driver().findElements(By.cssSelector(selector)).isEmpty());
  }

  @Test
  void theLaterOfTwoWritersIsTold() throws Exception {
    enter("chief", Role.ADMIN, Locale.ENGLISH, "/dialogs/grocery?file=dialogs/card.yaml");
    String card = text("dialogs/card.yaml");
    browser.awaitTrue(EDITOR);
    String began = browser.await("input[name=began]").getDomProperty("value");
    rig.workbench.save("grocery", "chief", "dialogs/card.yaml", card + "# elsewhere\n", began);
    type(card + "# here\n");
    awaitLong("#save-state .notice.bad", "Not kept");
    assertThat(rig.workbench.open("grocery", "chief", "dialogs/card.yaml").text())
        .endsWith("# elsewhere\n");
    browser.screenshot("dialogs-clash");
    awaitLong("#save-state button", "Replace it with mine").click();
    awaitLong("#save-state", "Draft kept");
    assertThat(rig.workbench.open("grocery", "chief", "dialogs/card.yaml").text())
        .endsWith("# here\n");

    Files.writeString(rig.folder.resolve("dialogs/card.yaml"), card + "# by hand\n");
    browser.open(rig.uri("/dialogs/grocery/changes"));
    browser.await("input[name=note]").sendKeys("mine");
    browser.await("#publish").click();
    awaitLong("#published .notice.bad", "changed in the folder");
    assertThat(text("dialogs/card.yaml")).endsWith("# by hand\n");
    browser.open(rig.uri("/dialogs/grocery?file=dialogs/card.yaml"));
    browser.await(".notice.bad", "after you began");
    browser.screenshot("dialogs-stale");
  }

  @Test
  void aSupervisorReadsAndTalksButChangesNothing() throws Exception {
    enter("vera", Role.SUPERVISOR, Locale.of("ru"), "/dialogs/grocery?file=queues.yaml");
    browser.await(".hint", "только читать");
    assertThat(browser.driver().findElements(By.cssSelector("#edit, #publish"))).isEmpty();
    browser.screenshot("dialogs-supervisor-ru");
    String cookie = browser.driver().manage().getCookieNamed("dozvon").getValue();
    for (String address :
        List.of("save", "save-queues", "publish", "roll-back", "new", "discard", "lint")) {
      assertThat(post("/dialogs/grocery/" + address, cookie, "file=hotline.yaml&text=x&began="))
          .as(address)
          .isEqualTo(403);
    }
    assertThat(rig.publisher.state().toString()).contains("version=1");
    browser.open(rig.uri("/dialogs/grocery/changes"));
    browser.await(".empty");
  }

  private int post(String path, String cookie, String form) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(rig.uri(path))
              .header("Cookie", "dozvon=" + cookie)
              .header("X-CSRF-Token", rig.csrf(cookie))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void hostileTextIsOnlyText() throws Exception {
    String evil = "greeting: " + "\"" + HOSTILE.replace("\"", "\\\"") + "\"\n# " + HOSTILE + "\n";
    enter("chief", Role.ADMIN, Locale.ENGLISH, "/dialogs/grocery?file=dialogs/card.yaml");
    type(evil);
    awaitLong("#findings li.bad", "dialogs/card.yaml");
    browser.open(rig.uri("/dialogs/grocery?file=dialogs/card.yaml"));
    browser.awaitTrue(EDITOR + ".state.doc.toString().includes('onerror=alert(1)></textarea>')");
    awaitLong("#findings li.bad", "dialogs/card.yaml");
    browser.open(rig.uri("/dialogs/grocery/changes"));
    browser.awaitTrue("document.querySelectorAll('[data-diff] [data-editor-host]').length === 1");
    browser.screenshot("dialogs-hostile");
    rig.workbench.discard("grocery", "chief", "dialogs/card.yaml");
    browser.open(rig.uri("/dialogs/grocery"));
    beginChat();
    browser.await("input[name=say]").sendKeys(HOSTILE, Keys.ENTER);
    awaitLong(".chat-lines .caller", "onerror=alert(1)");
    assertThat(browser.driver().getTitle()).doesNotContain("taken");
    assertThat(browser.driver().findElements(By.cssSelector("main img, main script"))).isEmpty();
    for (String path :
        List.of("../../x.yaml", "dialogs/../../x.yaml", "/etc/passwd", "data/demo.sql")) {
      assertThat(
              post(
                  "/dialogs/grocery/save",
                  browser.driver().manage().getCookieNamed("dozvon").getValue(),
                  "file=" + URLEncoder.encode(path, StandardCharsets.UTF_8) + "&text=x&began="))
          .as(path)
          .isIn(404, 422);
    }
  }

  @Test
  void theHotlinesTestsArePlayedOnTheDraft() throws Exception {
    Files.createDirectories(rig.folder.resolve("tests"));
    Files.copy(
        DialogRig.SHIPPED.resolve("tests/en.test.yaml"), rig.folder.resolve("tests/en.test.yaml"));
    String hotline = text("hotline.yaml");
    enter("chief", Role.ADMIN, Locale.ENGLISH, "/dialogs/grocery/tests");
    browser.await("#run-tests").click();
    awaitLong("#trials table");
    awaitLong("#trials .notice.good", "0 failed");
    String began = rig.workbench.open("grocery", "chief", "hotline.yaml").hash();
    String changed = hotline.replace("this is the grocery hotline", "this is another hotline");
    assertThat(changed).isNotEqualTo(hotline);
    rig.workbench.save("grocery", "chief", "hotline.yaml", changed, began);
    browser.await("#run-tests").click();
    awaitLong("#trials .card.bad");
    browser.screenshot("dialogs-tests");
  }

  @Test
  void promptsAreHeardAndQueuesPlayed() throws Exception {
    rig.yesterday(700, 9);
    enter("chief", Role.ADMIN, Locale.ENGLISH, "/dialogs/grocery/prompts?language=ru");
    browser.await("audio");
    browser.awaitTrue(
        "(window.heard ??= (() => { const a = document.querySelector('audio');"
            + " a.preload = 'auto'; a.load(); return a; })()).duration > 0.05");
    browser.screenshot("dialogs-prompts");
    String queues = text("queues.yaml");
    Map<String, String> draft =
        Map.of("queues.yaml", queues.replace("answer: 80% within 20s", "answer: 80% within 40s"));
    String began = rig.workbench.open("grocery", "chief", "queues.yaml").hash();
    rig.workbench.save("grocery", "chief", "queues.yaml", draft.get("queues.yaml"), began);
    assertThat(rig.workbench.changes("grocery", "chief"))
        .singleElement()
        .extracting(FileChange::path)
        .isEqualTo("queues.yaml");
    browser.open(rig.uri("/dialogs/grocery/ladders"));
    browser.await("#play").click();
    awaitLong("#preview figure canvas");
    browser.await("#preview", "700 callers");
    browser.await("#preview th", "your draft");
    browser.await("#preview .notice.warn", "points off the day as it was");
    browser.screenshot("dialogs-ladders");
    browser.prefer("dark");
    browser.screen(700, 1000);
    browser.awaitTrue("document.querySelector('#preview canvas').clientWidth < 700");
    browser.screenshot("dialogs-ladders-dark-narrow");
    assertThat(browser.barriers()).isEmpty();
    quiet();
  }

  private void quiet() {
    assertThat(browser.complaints()).filteredOn(line -> !line.contains("422")).isEmpty();
  }
}
