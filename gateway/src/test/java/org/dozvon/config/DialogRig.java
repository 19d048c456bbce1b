package org.dozvon.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.dozvon.audio.Wav;
import org.dozvon.call.CallContext;
import org.dozvon.call.Profile;
import org.dozvon.camel.RoutesException;
import org.dozvon.chat.ChatRoutes;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.console.dialogs.DialogRoutes;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.Surroundings;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteSet;
import org.dozvon.ivr.HotlineService;
import org.dozvon.ivr.ProfileRules;
import org.dozvon.journal.DatabaseException;
import org.dozvon.operator.QueueRecords;
import org.dozvon.people.MachinePass;
import org.dozvon.people.PasswordChange;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;
import org.dozvon.people.Role;
import org.dozvon.people.Session;
import org.dozvon.people.SignIn;
import org.dozvon.publishing.History;
import org.dozvon.publishing.HotlineCheck;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.publishing.HotlineWatch;
import org.dozvon.publishing.Published;
import org.dozvon.publishing.Publisher;
import org.dozvon.publishing.RefusedException;
import org.dozvon.publishing.Snapshot;
import org.dozvon.publishing.Stage;
import org.dozvon.publishing.Workbench;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Rendition;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Voice;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.Outcomes;
import org.dozvon.testing.PlainPasswords;
import org.dozvon.testing.ToneSynthesizer;

/**
 * The pages of hotlines over the real port: the shipped hotline in a folder that is really watched,
 * the real checker, chats with the real routes on demo data. Voices are tones.
 */
public final class DialogRig implements AutoCloseable {
  static final Path SHIPPED = Path.of("../dialplans/hotlines/grocery");
  private static final String LONG = "four words that differ";

  final Path folder;
  final Publisher publisher;
  final Workbench workbench;
  final MemoryPeople memory = new MemoryPeople();
  final List<Outcome> outcomes = new ArrayList<>();
  private final InstantSource clock = InstantSource.system();
  private final People people =
      new People(memory.stores(), new PlainPasswords(), PeopleSettings.DEFAULTS, new Random(9));
  private final HotlineWatch watch;
  private final DialogRoutes routes;
  private final HttpListener port;

  /**
   * @param home an empty folder
   * @param tests whether the hotline's tests are there, too
   */
  public DialogRig(Path home, int number, boolean tests) throws IOException {
    folder = home.resolve("hotlines").resolve("grocery");
    copy(SHIPPED, folder, tests);
    History history = new History(home.resolve("history"), 200);
    HotlineCheck check = new HotlineCheck(Surroundings.UNKNOWN);
    publisher =
        new Publisher(home.resolve("hotlines"), check::check, history, new BareStage(), clock);
    List<String> problems = publisher.open(clock.instant());
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
    watch = new HotlineWatch(publisher, clock);
    workbench =
        new Workbench(
            home.resolve("hotlines"),
            home.resolve("drafts"),
            publisher,
            history,
            () -> check,
            clock);
    Entrance entrance = new Entrance(people, "token-of-the-machine", clock);
    Frame frame = new Frame(clock, "");
    ToneSynthesizer tones = new ToneSynthesizer();
    routes =
        new DialogRoutes(
            new DialogRoutes.Parts(
                workbench,
                this::demo,
                ProfileRules.DEFAULTS,
                (hotline, language, prompt, gentle) -> {
                  try {
                    return Wav.write(
                        Rendition.of(
                            prompt,
                            tones,
                            new Voice(language, "", 1),
                            gentle ? Delivery.GENTLE : Delivery.USUAL));
                  } catch (SynthesisException e) {
                    throw new IOException(e);
                  }
                },
                new Kept()),
            entrance,
            frame);
    port = new HttpListener(HttpSettings.DEFAULTS.on(number), entrance, frame, List.of(routes));
  }

  private static void copy(Path from, Path to, boolean tests) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = from.relativize(file).toString();
        if (tests || !path.startsWith("tests/")) {
          Path target = to.resolve(path);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  private ChatRoutes demo(String hotline, Map<String, String> texts) throws IOException {
    try {
      return DemoRoutes.start(new HotlineFiles(hotline, folder).scripts(), texts);
    } catch (RoutesException | DatabaseException e) {
      throw new IOException(e);
    }
  }

  /** An address. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port.address().getPort() + path);
  }

  /** Somebody signs in for good; gives the cookie's value. */
  public String signIn(String login, Role role, Locale language) throws Exception {
    Instant now = clock.instant();
    if (people.persons().isEmpty()) {
      people.firstRun(now);
    }
    Person person =
        new Person(login, "Vera <b>Наумова</b>", role, Optional.empty(), language, true);
    PersonChange.Done added =
        (PersonChange.Done) people.add(new MachinePass("test"), person, "127.0.0.1", now);
    SignIn.SignedIn first =
        (SignIn.SignedIn) people.signIn(login, added.password().orElseThrow(), "127.0.0.1", now);
    Session session = people.session(first.token(), now).orElseThrow();
    PasswordChange.Changed changed =
        (PasswordChange.Changed)
            people.changePassword(session, added.password().orElseThrow(), LONG, "127.0.0.1", now);
    return changed.session().token();
  }

  /** The form's secret of a session. */
  public String csrf(String cookie) throws Exception {
    return people.session(cookie, clock.instant()).orElseThrow().csrf();
  }

  /** Yesterday at the hotline: too few people about noon. */
  void yesterday(int callers, int phones) {
    ZoneId zone = ZoneId.of("Europe/Moscow");
    LocalDate day = clock.instant().atZone(zone).toLocalDate().minusDays(1);
    Random random = new Random(4);
    for (int i = 0; i < callers; i++) {
      double hour = 9 + 10 * (random.nextDouble() + random.nextDouble()) / 2;
      Instant joined =
          day.atTime(LocalTime.MIDNIGHT).atZone(zone).toInstant().plusSeconds((long) (hour * 3600));
      boolean noon = hour > 12.5 && hour < 15.5;
      double waited = random.nextDouble() * (noon ? 150 : 15);
      boolean gaveUp = waited > 100 && random.nextBoolean();
      Instant end = joined.plusMillis((long) (waited * 1000));
      String caller = (random.nextInt(6) == 0 ? "g" : "s") + i;
      outcomes.add(
          Outcomes.wait(
              "support",
              caller,
              end,
              waited,
              gaveUp ? Outcome.Wait.End.ABANDONED : Outcome.Wait.End.ANSWERED));
      if (!gaveUp) {
        long talked = 60L + random.nextInt(240);
        outcomes.add(
            new Outcome.Talk(
                end.plusSeconds(talked),
                "support",
                caller,
                "PJSIP/" + (101 + random.nextInt(phones)),
                java.time.Duration.ofSeconds(talked),
                java.time.Duration.ofSeconds(8)));
      }
    }
    outcomes.sort(java.util.Comparator.comparing(Outcome::at));
  }

  @Override
  public void close() {
    port.close();
    routes.close();
    watch.close();
    publisher.close();
  }

  private final class Kept implements QueueRecords {
    @Override
    public List<Figures> quarters(Interval time) {
      return List.of();
    }

    @Override
    public List<Outcome> outcomes(Interval time) {
      return outcomes.stream()
          .filter(o -> !o.at().isBefore(time.from()) && o.at().isBefore(time.to()))
          .toList();
    }
  }

  /** Live routes answer nothing: no call comes in here. */
  private static final class BareStage implements Stage {
    @Override
    public RouteSet open(Snapshot files) throws RefusedException {
      return new NoRoutes();
    }

    @Override
    public void prepare(Hotline dialogs) {}

    @Override
    public HotlineService service(Hotline dialogs, BackOffice backOffice, Runnable over) {
      HotlineService.Talks talks =
          new HotlineService.Talks() {
            @Override
            public Talk begin(Locale language, Profile profile, Map<String, String> known) {
              return new Conversation(dialogs, language, profile, known);
            }

            @Override
            public Voice voice(Locale language) {
              return new Voice(language, "", 1);
            }
          };
      return new HotlineService(
          dialogs.name(), List.of(Locale.ENGLISH), dialogs.queue(), talks, backOffice, over);
    }

    @Override
    public void live(Hotline dialogs, Published version) {}

    @Override
    public void refused(String hotline) {}
  }

  private static final class NoRoutes implements RouteSet {
    @Override
    public Map<String, String> call(
        String route, Map<String, String> arguments, java.time.Duration limit) {
      return Map.of();
    }

    @Override
    public void handOver(CallContext context, java.time.Duration limit) {}

    @Override
    public void alarm(String subject, String text) {}

    @Override
    public void onlyForCalls() {}

    @Override
    public void close() {}
  }
}
