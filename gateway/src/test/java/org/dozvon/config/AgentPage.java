package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.AmiSettings;
import org.dozvon.ami.FakeManager;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.console.agent.AgentParts;
import org.dozvon.console.agent.AgentRoutes;
import org.dozvon.console.browser.Browser;
import org.dozvon.operator.CallNotes;
import org.dozvon.operator.LiveContexts;
import org.dozvon.people.MachinePass;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;
import org.dozvon.people.Role;
import org.dozvon.queue.CallReader;
import org.dozvon.testing.Doings;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.PlainPasswords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The agent's page as it runs, in a real Chromium; a fake manager says what happens at the queues.
 * Whatever a test does, no page asks somebody else than the gateway.
 */
abstract class AgentPage {
  static final String PHONE = "PJSIP/101";
  static final String LONG = "four words that differ";

  final InstantSource clock = InstantSource.system();
  final MemoryPeople memory = new MemoryPeople();
  final People people =
      new People(memory.stores(), new PlainPasswords(), PeopleSettings.DEFAULTS, new Random(3));
  final LiveContexts live = new LiveContexts(1_000);
  final Queues queues = new Queues(clock);
  final Doings doings = new Doings();
  final List<String> did = doings.did();
  final CallDesk desk = new CallDesk(queues, () -> Optional.of(doings.moves()), clock).open();
  final List<CallContext> past = new CopyOnWriteArrayList<>();
  final Map<String, CallNotes.Note> notes = new ConcurrentHashMap<>();
  final Consumer<CallEvent> told =
      ((Consumer<CallEvent>) live).andThen(queues.reading(new CallReader(hotline -> "support")));
  FakeManager manager;
  AmiLink link;
  HttpListener port;
  Browser browser;
  int rung;

  @BeforeEach
  void open() throws Exception {
    var unused = people.firstRun(clock.instant()); // without an admin nobody can be added
    queues.start();
    manager = new FakeManager();
    manager.standing =
        List.of(
            new String[] {"Event: QueueParams", "Queue: support"},
            new String[] {"Event: QueueParams", "Queue: complaints"},
            new String[] {
              "Event: QueueMember",
              "Queue: support",
              "Name: Anna",
              "Location: " + PHONE,
              "StateInterface: " + PHONE,
              "Membership: dynamic",
              "Penalty: 0",
              "CallsTaken: 0",
              "LastCall: 0",
              "InCall: 0",
              "Status: 1",
              "Paused: 0",
              "PausedReason: ",
              "Wrapuptime: 30"
            });
    link =
        new AmiLink(
            AmiSettings.of("127.0.0.1", manager.port(), "dozvon", "sesame"), clock, told, queues);
    link.start();
    await().until(link::isUp);
    await().until(() -> queues.board().find("support").isPresent());
    Entrance entrance = new Entrance(people, "", clock);
    Frame frame = new Frame(clock, "");
    AgentParts parts =
        new AgentParts(
            desk,
            doings.desk(),
            live,
            (number, most) -> past,
            new Notes(),
            doings.followUps(),
            List.of("balance", "card", "shop"),
            List.of("done", "call back", "complaint"),
            "https://crm.example/card/{card}");
    port =
        new HttpListener(
            HttpSettings.DEFAULTS.on(0),
            entrance,
            frame,
            List.of(new AgentRoutes(parts, entrance, frame, 20)));
    browser = Browser.start();
  }

  @AfterEach
  void close() throws IOException {
    List<String> strangers = browser.traffic().strangers(uri("/"));
    browser.close();
    port.close();
    link.close();
    manager.close();
    queues.close();
    assertThat(strangers).as("asked of somebody else than the gateway").isEmpty();
  }

  private final class Notes implements CallNotes {
    @Override
    public List<Note> of(CallId call) {
      return notes.values().stream().filter(note -> note.call().equals(call)).toList();
    }

    @Override
    public void write(Note note) {
      notes.put(note.login() + note.call(), note);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port.address().getPort() + path);
  }

  void signIn(String login, Role role, Optional<String> phone, String language) throws Exception {
    Person person = new Person(login, "Anna", role, phone, Locale.of(language), true);
    Instant given = clock.instant().minus(Duration.ofDays(30));
    PersonChange added = people.add(new MachinePass("test"), person, "console", given);
    String once = ((PersonChange.Done) added).password().orElseThrow();
    browser.driver().manage().deleteAllCookies();
    browser.open(uri("/sign-in"));
    browser.await("[name=login]").sendKeys(login);
    browser.await("[name=password]").sendKeys(once);
    browser.await("form .primary").click();
    browser.await("[name=old]").sendKeys(once);
    browser.await("[name=fresh]").sendKeys(LONG);
    browser.await("[name=again]").sendKeys(LONG);
    browser.await("form .primary").click();
    browser.awaitTrue("location.pathname !== '/password'");
  }

  /** Somebody has talked with the bot and waits. */
  CallId waits(String name, String unique, String said, String value) throws IOException {
    CallId call = new CallId("call-" + unique.replace('.', '-'));
    AgentStory.of(call, name, unique, said, value, clock.instant().minusSeconds(48))
        .forEach(told.andThen(link));
    manager.event(
        "Event: QueueCallerJoin",
        "Uniqueid: " + unique,
        "Channel: PJSIP/line-" + unique,
        "Queue: support",
        "Position: 1");
    return call;
  }

  void rings(String unique) throws IOException {
    manager.event(
        "Event: AgentCalled",
        "Uniqueid: " + unique,
        "Channel: PJSIP/line-" + unique,
        "Queue: support",
        "MemberName: Anna",
        "Interface: " + PHONE,
        "DestChannel: PJSIP/101-" + unique);
  }

  void answers(String unique) throws IOException {
    anna("AgentConnect", unique, "RingTime: 3");
  }

  void ends(String unique) throws IOException {
    anna("AgentComplete", unique, "TalkTime: 60\r\nReason: caller");
  }

  void anna(String event, String unique, String more) throws IOException {
    manager.event(
        "Event: " + event,
        "Uniqueid: " + unique,
        "Channel: PJSIP/line-" + unique,
        "Queue: support",
        "MemberName: Anna",
        "Interface: " + PHONE,
        "HoldTime: 24",
        more);
  }
}
