package org.dozvon.console.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.journal.AgentTables;
import org.dozvon.journal.CallNoteTable;
import org.dozvon.journal.Database;
import org.dozvon.journal.Journal;
import org.dozvon.journal.JournalSettings;
import org.dozvon.journal.StoredCalls;
import org.dozvon.journal.StoredQueues;
import org.dozvon.journal.StoredTopics;
import org.dozvon.operator.CallNotes;
import org.dozvon.operator.CallRow;
import org.dozvon.operator.TopicDesk;
import org.dozvon.people.Act;
import org.dozvon.people.MachinePass;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;
import org.dozvon.people.Role;
import org.dozvon.people.Session;
import org.dozvon.people.SignIn;
import org.dozvon.testing.Databases;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.PlainPasswords;
import org.dozvon.testing.SampleCalls;

/** The journal's pages over the real port with a real database and people who may look. */
final class JournalDesk implements AutoCloseable {
  static final String PASSWORD = "four words that differ";
  static final String EVIL =
      "<script>document.title='taken'</script><img src=x onerror=alert(1)>\"'";

  final MemoryPeople memory = new MemoryPeople();
  final Instant now = InstantSource.system().instant();
  private final People people =
      new People(memory.stores(), new PlainPasswords(), PeopleSettings.DEFAULTS, new Random(3));
  private final Path folder;
  private final Database database;
  private final HttpListener port;

  JournalDesk(Path folder) throws Exception {
    this.folder = folder;
    database = Database.open(Databases.H2.fresh(folder.resolve("data")));
    keep();
    InstantSource clock = InstantSource.system();
    Entrance entrance = new Entrance(people, "token-of-the-machine", clock);
    Frame frame = new Frame(clock, "");
    StoredCalls calls = new StoredCalls(database.dataSource());
    StoredTopics topics = new StoredTopics(database.dataSource());
    TopicDesk desk = new TopicDesk(topics, (subject, about, text) -> {});
    desk.look(now);
    port =
        new HttpListener(
            HttpSettings.DEFAULTS.on(0),
            entrance,
            frame,
            List.of(
                new JournalRoutes(
                    calls,
                    new StoredQueues(database.dataSource()),
                    entrance,
                    frame,
                    () -> ZoneOffset.UTC,
                    new RecordingFiles(folder.resolve("recordings"))),
                new TopicRoutes(desk, topics, calls, entrance, frame, () -> ZoneOffset.UTC)));
    add("chief", Role.ADMIN, Optional.empty(), Locale.ENGLISH);
    add("vera", Role.SUPERVISOR, Optional.empty(), Locale.ENGLISH);
    add("anna", Role.AGENT, Optional.of("PJSIP/101"), Locale.of("ru"));
    add("late", Role.AGENT, Optional.empty(), Locale.ENGLISH);
  }

  int port() {
    return port.address().getPort();
  }

  /** Takes somebody's phone; who they were. */
  Person take(String login) throws Exception {
    Person before = people.person(login).orElseThrow();
    phone(login, Optional.empty());
    return before;
  }

  /** Makes somebody as they were, with everything that their phone took. */
  void put(Person before) throws Exception {
    memory.stores().accounts().update(before);
  }

  /** Gives somebody a phone now. */
  void give(String login, String phone) throws Exception {
    phone(login, Optional.of(phone));
  }

  private void phone(String login, Optional<String> phone) throws Exception {
    Person old = people.person(login).orElseThrow();
    Person changed = new Person(login, old.name(), old.role(), phone, old.language(), true);
    people.change(new MachinePass("test"), changed, "console", InstantSource.system().instant());
  }

  List<Act> acts() {
    return memory.trail().stream().map(entry -> entry.act()).toList();
  }

  @Override
  public void close() {
    port.close();
    database.close();
  }

  private void add(String login, Role role, Optional<String> phone, Locale language)
      throws Exception {
    Person bare = Person.of(login, login, role);
    Person person = new Person(login, bare.name(), role, phone, language, true);
    // Whose phone is given only now sees none of the calls before.
    Instant given = now.minus(Duration.ofDays(90));
    PersonChange.Done added =
        (PersonChange.Done) people.add(new MachinePass("test"), person, "console", given);
    SignIn.SignedIn in =
        (SignIn.SignedIn) people.signIn(login, added.password().orElseThrow(), "127.0.0.1", now);
    Session session = people.session(in.token(), now).orElseThrow();
    people.changePassword(session, added.password().get(), PASSWORD, "127.0.0.1", now);
  }

  private void keep() throws Exception {
    try (Journal journal = new Journal(database.dataSource(), JournalSettings.DEFAULTS)) {
      SampleCalls made = new SampleCalls(11);
      for (int i = 0; i < 70; i++) {
        made.call(i, now.minus(Duration.ofMinutes(20L + i * 7L))).forEach(journal);
      }
      for (int week = 1; week <= 5; week++) {
        for (int i = 0; i < 9; i++) {
          Instant at = now.minus(Duration.ofDays(7L * week)).minus(Duration.ofMinutes(5L + i * 6L));
          made.call(1000 * week + i, at).forEach(journal);
        }
      }
      made.call(9000, now.minus(Duration.ofDays(60))).forEach(journal);
      for (int i = 0; i < 12; i++) {
        card(journal, i);
      }
      evil(journal);
    }
    new CallNoteTable(database.dataSource())
        .write(
            new CallNotes.Note(new CallId("evil"), "anna", now, "=2+2 wants a new card " + EVIL));
    new AgentTables(database.dataSource())
        .answered("PJSIP/101", "+79990000001", Optional.of(new CallId("evil")), "support", now);
    Files.createDirectories(folder.resolve("recordings"));
    Files.write(folder.resolve("recordings").resolve("evil.wav"), wav(8000));
  }

  /** Many come with the same matter: a spike. */
  private void card(Journal journal, int number) {
    CallId id = new CallId("card-" + number);
    Instant at = now.minus(Duration.ofMinutes(3L * number + 1));
    journal.accept(
        new CallEvent.Started(
            id,
            at,
            new Caller("+7911000" + number, "", "600"),
            "grocery",
            Locale.ENGLISH,
            "9." + number));
    journal.accept(
        new CallEvent.CallerSaid(
            id, at.plusSeconds(4), "terminal declined my card", 0.9, "payment"));
    journal.accept(new CallEvent.IntentFound(id, at.plusSeconds(4), "payment"));
    journal.accept(new CallEvent.ValueCollected(id, at, CallRow.SCORE, "" + (number % 5 + 1)));
    journal.accept(
        new CallEvent.Ended(
            id, at.plusSeconds(20), new Ending(Ending.Result.SERVED, Ending.Party.BOT, "served")));
  }

  /** A caller whose every word is hostile, served by everybody. */
  private void evil(Journal journal) {
    CallId id = new CallId("evil");
    Instant at = now.minus(Duration.ofMinutes(4));
    journal.accept(
        new CallEvent.Started(
            id, at, new Caller("+79990000001", EVIL, "600"), "grocery", Locale.ENGLISH, "17.66"));
    journal.accept(
        new CallEvent.ProfileChosen(
            id, at, new ProfileChoice(Profile.GENTLE, "caller record: " + EVIL)));
    journal.accept(new CallEvent.ValueCollected(id, at, "recording", "yes"));
    journal.accept(new CallEvent.BotSaid(id, at.plusSeconds(1), "Good day! How can I help you?"));
    journal.accept(
        new CallEvent.CallerSaid(id, at.plusSeconds(9), EVIL + " my card is broken", 0.42, EVIL));
    journal.accept(
        new CallEvent.BotSaid(
            id, at.plusSeconds(10), "I am sorry. Please say or type the card's last four digits."));
    journal.accept(
        new CallEvent.BargedIn(id, at.plusSeconds(13), "I am sorry. Please say ...", "or"));
    journal.accept(new CallEvent.CallerPressed(id, at.plusSeconds(16), "4711"));
    journal.accept(
        new CallEvent.RouteCalled(
            id,
            at.plusSeconds(18),
            "card-balance",
            Map.of("card", "4711"),
            "ok",
            Map.of("points", EVIL),
            Duration.ofMillis(1700)));
    journal.accept(new CallEvent.ValueCollected(id, at.plusSeconds(18), "points", EVIL));
    journal.accept(
        new CallEvent.CallerSaid(
            id,
            at.plusSeconds(25),
            "\u202Eabc مرحبا this is useless and awful i want a person",
            0.81,
            ""));
    journal.accept(new CallEvent.IntentFound(id, at.plusSeconds(25), EVIL));
    journal.accept(
        new CallEvent.HandedOver(
            id, at.plusSeconds(26), "support", "card " + EVIL, "angry words: useless, awful"));
    journal.accept(new CallEvent.JoinedQueue(id, at.plusSeconds(27), "support", 3));
    journal.accept(SampleCalls.answered(id, at.plusSeconds(61), "Anna " + EVIL));
    journal.accept(
        new CallEvent.Ended(
            id,
            at.plusSeconds(171),
            new Ending(Ending.Result.HANDED_OVER, Ending.Party.AGENT, EVIL)));
    journal.accept(new CallEvent.WrappedUp(id, at.plusSeconds(180), "PJSIP/101", "=1+1", EVIL));
    journal.accept(new CallEvent.ValueCollected(id, at.plusSeconds(175), CallRow.SCORE, "2"));
    journal.accept(
        new CallEvent.ValueCollected(
            id, at.plusSeconds(175), CallRow.REMARK, "=cmd|' /C calc'!A0"));
  }

  private static byte[] wav(int samples) {
    byte[] file = new byte[44 + samples * 2];
    java.nio.ByteBuffer head =
        java.nio.ByteBuffer.wrap(file).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    head.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
    head.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(16);
    head.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
    head.putShort((short) 2).putShort((short) 16);
    for (int i = 44; i < file.length; i++) {
      file[i] = (byte) i;
    }
    head.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(samples * 2);
    return file;
  }
}
