package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dozvon.console.browser.Browser;
import org.dozvon.console.browser.NeedsChromium;
import org.dozvon.keeper.Act;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rung;
import org.dozvon.keeper.Trigger;
import org.dozvon.operator.ListenLine;
import org.dozvon.people.Role;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Member;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.WaitClock;
import org.dozvon.testing.MemoryPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;

/** The wallboard in a real Chromium, on the real port, with the real database and keeper. */
@NeedsChromium
class BoardPageTest {
  private static final String HOSTILE = "<script>alert(1)</script>\"'><b>x</b> \u202Egnirts";
  private static final QueueRules STRICT =
      QueueRules.DEFAULT.with(
          List.of(
              Rung.of(
                  "gentle first",
                  new Trigger(Trigger.Figure.GENTLE_PREDICTED, Trigger.Side.OVER, 15),
                  new Act.RaisePriority(12)),
              new Rung(
                  "tell somebody",
                  List.of(new Trigger(Trigger.Figure.WAITING, Trigger.Side.OVER, 3)),
                  new Trigger(Trigger.Figure.WAITING, Trigger.Side.UNDER, 2),
                  new Act.Alarm(),
                  Duration.ZERO,
                  Duration.ofSeconds(2),
                  Duration.ofSeconds(60),
                  5)));

  private static final Map<String, QueueRules> RULES =
      Map.of("support", STRICT, "orders", QueueRules.DEFAULT);

  @TempDir Path folder;
  private final MemoryPeople memory = new MemoryPeople();
  private BoardRig rig;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    rig = new BoardRig(folder, 0, RULES, memory);
    browser = Browser.start();
  }

  @AfterEach
  void close() {
    List<String> strangers = browser.traffic().strangers(rig.uri("/"));
    browser.close();
    rig.close();
    assertThat(strangers).as("asked of somebody else than the gateway").isEmpty();
  }

  private void enter(String login, Role role, Locale language, Optional<String> phone, String path)
      throws Exception {
    String cookie = rig.signIn(login, role, language, phone);
    browser.open(rig.uri("/sign-in"));
    browser.driver().manage().deleteAllCookies();
    browser.driver().manage().addCookie(new Cookie("dozvon", cookie, "/"));
    browser.open(rig.uri(path));
  }

  /**
   * A day with everything that the board can show.
   *
   * @param more further queues, in which little happens
   */
  private void day(String... more) {
    Instant now = Instant.now();
    List<Member> members = new ArrayList<>();
    List<String> names =
        List.of(
            "Anna Ivanova",
            "Boris Petrov",
            "Clara <i>Smith</i>",
            "Дарья Очень-Длинная-Фамилия",
            "Egor",
            "Fatima",
            "Gleb",
            "Hanna");
    for (int i = 0; i < names.size(); i++) {
      boolean paused = i == 6;
      members.add(
          rig.member("support", 101 + i, names.get(i), paused, paused ? "обед " + HOSTILE : ""));
      if (i % 2 == 0) {
        members.add(rig.member("orders", 101 + i, names.get(i), paused, paused ? "lunch" : ""));
      }
    }
    for (String queue : more) {
      members.add(rig.member(queue, 108, "Hanna", false, ""));
    }
    rig.everything(members);
    for (int minute = 300; minute > 0; minute--) {
      Instant at = now.minus(Duration.ofMinutes(minute));
      int wait = minute % 60 < 20 ? 4 + minute % 31 : 3 + minute % 17;
      rig.talked("support", at, wait, "PJSIP/" + (101 + minute % 6), minute % 9 == 0);
      rig.served("support", at);
      if (minute % 3 == 0) {
        rig.talked("orders", at, 2 + minute % 12, "PJSIP/101", false);
      }
    }
    for (int i = 0; i < 3; i++) {
      String caller = rig.waits("support", now.minusSeconds(100 + 20 * i), false, "balance");
      rig.queues()
          .accept(
              new QueueEvent.Answered(
                  now.minusSeconds(80 - i), "support", caller, "PJSIP/" + (101 + i)));
    }
    rig.waits(
        "support",
        now.minusSeconds(14),
        true,
        "where is my order",
        new PriorityReason(PriorityReason.Kind.GENTLE, "caller record: born 1949"),
        new PriorityReason(PriorityReason.Kind.SECOND_CALL, "called 20 min ago"));
    rig.waits(
        "support",
        now.minusSeconds(41),
        false,
        HOSTILE,
        new PriorityReason(PriorityReason.Kind.ANGRY, HOSTILE));
    rig.waits("support", now.minusSeconds(8), false, "card");
    rig.waits("support", now.minusSeconds(3), false, "");
    rig.waits("orders", now.minusSeconds(6), false, "delivery");
  }

  @Test
  void itShowsWhatTheDatabaseHas() throws Exception {
    day();
    enter("vera", Role.SUPERVISOR, Locale.ENGLISH, Optional.of("PJSIP/120"), "/board");
    browser.await("[data-queue=support] [data-figure=level] .note", "in time");
    Counts stored = Counts.NONE;
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String shown = "";
    String expected = "?";
    while ((!shown.equals(expected) || kept(stored).startsWith("0 of 0"))
        && System.nanoTime() < until) {
      stored = stored("support");
      expected = kept(stored);
      shown = browser.await("[data-queue=support] [data-figure=level] .note").getText();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertThat(shown).isEqualTo(expected);
    String level = browser.await("[data-queue=support] [data-figure=level] .value").getText();
    double share = ServiceLevelFormula.DEFAULT.of(stored, WaitClock.SINCE_ASKED).orElseThrow();
    assertThat(level).isEqualTo(Math.round(share * 100) + "\u202f%");
    browser.await("#board-log", "raised the priority");
    browser.await(".alarm", "waiting");
    TimeUnit.SECONDS.sleep(66); // TMP
    looks("board");
  }

  /**
   * What the database has of the running half hour. In one that has only just begun nobody was
   * answered yet: then somebody is, for a share needs somebody to be a share of.
   */
  private Counts stored(String queue) throws Exception {
    Instant now = Instant.now();
    Counts stored = Counts.NONE;
    for (Figures figures :
        rig.records().quarters(Interval.of(Interval.Length.HALF_HOUR, now, ZoneOffset.UTC))) {
      stored = figures.queue().equals(queue) ? stored.plus(figures.counts()) : stored;
    }
    if (ServiceLevelFormula.DEFAULT.counted(stored, WaitClock.SINCE_ASKED) == 0) {
      rig.talked(queue, now, 0, "PJSIP/101", false);
    }
    return stored;
  }

  private static String kept(Counts stored) {
    return ServiceLevelFormula.DEFAULT.kept(stored, WaitClock.SINCE_ASKED)
        + " of "
        + ServiceLevelFormula.DEFAULT.counted(stored, WaitClock.SINCE_ASKED)
        + " in time";
  }

  private void looks(String name) throws Exception {
    TimeUnit.MILLISECONDS.sleep(1500);
    browser.screenshot(name + "-light");
    assertThat(browser.barriers()).isEmpty();
    browser.prefer("dark");
    TimeUnit.MILLISECONDS.sleep(500);
    browser.screenshot(name + "-dark");
    assertThat(browser.barriers()).isEmpty();
    browser.prefer("light");
    browser.driver().manage().window().setSize(new Dimension(700, 1200));
    TimeUnit.MILLISECONDS.sleep(700);
    browser.screenshot(name + "-narrow");
    browser.driver().manage().window().setSize(new Dimension(1400, 900));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void itSpeaksRussianAndFillsAWall() throws Exception {
    day();
    enter("vera", Role.SUPERVISOR, Locale.of("ru"), Optional.empty(), "/board");
    browser.await("#board-log", "овышен приоритет");
    browser.await("#board-waiting", "в карточке: год рождения 1949");
    browser.await("#board-queues", "положивших трубку сразу");
    looks("board-ru");
    assertThat(onAWall("[data-queue=orders] canvas", "board-tv")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aWallHasRoomForSixQueues() throws Exception {
    day("delivery", "complaints", "доставка-и-возврат", "after-hours");
    enter("vera", Role.SUPERVISOR, Locale.ENGLISH, Optional.empty(), "/board");
    browser.await("#board-log", "raised the priority");
    assertThat(onAWall("[data-queue='after-hours'] .value", "board-tv-six")).isEmpty();
  }

  /** What is not whole on a screen that nobody scrolls: 1920 x 1080. */
  private String onAWall(String awaited, String picture) throws Exception {
    browser.screen(1920, 1080);
    browser.open(rig.uri("/board?tv"));
    browser.await("html[data-tv] " + awaited);
    TimeUnit.MILLISECONDS.sleep(1500);
    browser.screenshot(picture);
    return (String)
        browser.run(
            """
            const cut = [];
            const within = (outer, inner) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1
                && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
            const screen = {left: 0, top: 0, right: innerWidth, bottom: innerHeight};
            const each = (selector, of) => document.querySelectorAll(selector).forEach(of);
            if (document.documentElement.scrollHeight > innerHeight) cut.push('the page is higher');
            each('.alarm, #board-queues > *, #board-waiting, #board-log, #board-agents', part => {
              if (!within(screen, part.getBoundingClientRect())) cut.push(part.id + ' leaves the screen');
            });
            each('#board-queues > *', tile => tile.querySelectorAll('.value, .note, .promise, canvas').forEach(part => {
              const box = part.getBoundingClientRect();
              if (box.width && !within(tile.getBoundingClientRect(), box)) cut.push(tile.id + ': ' + part.textContent);
            }));
            const list = document.querySelector('#board-waiting').getBoundingClientRect();
            const rows = [...document.querySelectorAll('#board-waiting tbody tr')]
                .filter(row => within(list, row.getBoundingClientRect())).length;
            if (rows < 4) cut.push(rows + ' of those who wait are seen');
            return cut.join('; ');
            """);
  }

  @Test
  void aSupervisorSaysThatAnAlarmIsKnownAndGetsIntoATalk() throws Exception {
    day();
    enter("vera", Role.SUPERVISOR, Locale.ENGLISH, Optional.of("PJSIP/120"), "/board");
    browser.await(".alarm button").click();
    browser.awaitGone(".alarm");
    browser.await("#alarms-seen summary").click();
    browser.await("#alarms-seen", "known to Vera <b>Наумова</b> since");
    assertThat(memory.trail().getLast().act()).isEqualTo(org.dozvon.people.Act.ALARM_ACKNOWLEDGED);

    browser.await("button[data-person$='PJSIP%2F101']").click();
    browser.await(".board-person", "Anna Ivanova");
    browser.await(".board-person button[value=listen]").click();
    browser.await("[data-listening='PJSIP/101']", "listens to Anna Ivanova");
    browser.await(".board-person", "You listen to Anna Ivanova");
    assertThat(rig.asked())
        .containsExactly(new BoardRig.Asked("PJSIP/120", "PJSIP/101", ListenLine.Way.LISTEN));
    assertThat(memory.trail().getLast().act()).isEqualTo(org.dozvon.people.Act.LISTENED);
    assertThat(memory.trail().getLast().subject()).isEqualTo("PJSIP/101");
    TimeUnit.MILLISECONDS.sleep(700);
    browser.screenshot("board-listening");
    browser.await(".board-person button.danger").click();
    browser.awaitGone("[data-listening]");
    assertThat(browser.complaints()).isEmpty();

    String before = memory.trail().toString();
    enter("root", Role.ADMIN, Locale.ENGLISH, Optional.of("PJSIP/121"), "/board");
    browser.await("button[data-person$='PJSIP%2F102']").click();
    browser.await(".board-person", "Boris");
    assertThat(browser.driver().findElements(By.cssSelector(".board-person [name=way]"))).isEmpty();
    Object status =
        browser.run(
            "const r = new XMLHttpRequest(); r.open('POST', '/board/listen', false);"
                + "r.setRequestHeader('X-CSRF-Token', document.querySelector('[name=csrf-token]').content);"
                + "r.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');"
                + "r.send('phone=PJSIP%2F102&way=listen'); return r.status;");
    assertThat(status).isEqualTo(403L);
    assertThat(memory.trail().toString()).isNotEqualTo(before);
    assertThat(memory.trail().getLast().act()).isEqualTo(org.dozvon.people.Act.REFUSED);
    assertThat(rig.asked()).hasSize(1);

    enter("anna", Role.AGENT, Locale.ENGLISH, Optional.of("PJSIP/101"), "/board");
    browser.await("main", "Your role may not do that");
  }

  @Test
  void afterARestartItGoesOnByItself() throws Exception {
    day();
    enter("vera", Role.SUPERVISOR, Locale.ENGLISH, Optional.empty(), "/board");
    browser.await(".alarm", "waiting");
    browser.run("window.stayed = true");
    String today = browser.await("[data-queue=support] [data-figure=today] .note").getText();
    TimeUnit.SECONDS.sleep(6);
    int port = rig.port();
    rig.close();
    browser.await("#stale", "Not live: the data is as of");
    assertThat(
            browser.run("return getComputedStyle(document.querySelector('.while-live')).display"))
        .isEqualTo("none");
    assertThat(browser.run("return document.querySelector('.board').dataset.zone"))
        .as("times are told where the queue is")
        .isEqualTo("UTC");
    // As old as the banner says, however long the line is cut.
    String waits = browser.await("#board-waiting tbody time").getText();
    TimeUnit.SECONDS.sleep(3);
    assertThat(browser.await("#board-waiting tbody time").getText()).isEqualTo(waits);
    browser.screenshot("board-stale");
    rig = new BoardRig(folder, port, RULES, memory);
    rig.everything(List.of(rig.member("support", 101, "Back again", false, "")));
    browser.awaitGone("#stale");
    browser.await("#board-agents", "Back again");
    browser.awaitTrue("window.stayed");
    browser.awaitTrue("getComputedStyle(document.querySelector('.while-live')).display !== 'none'");
    assertThat(browser.await("[data-queue=support] [data-figure=today] .note").getText())
        .as("what was counted before is counted on")
        .isEqualTo(today);
    browser.await("#board-log", "raised the priority");
    assertThat(browser.driver().getPageSource()).contains("waiting 4 (over 3)");
  }
}
