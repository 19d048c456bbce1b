package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.CallContext;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.Surroundings;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteSet;
import org.dozvon.ivr.HotlineService;
import org.dozvon.speech.Voice;
import org.dozvon.testing.ManualClock;

/** A copy of the shipped hotline in a folder, the desk that watches it, and time by hand. */
final class PublishingRig implements Stage {
  static final Path SHIPPED = Path.of("../dialplans/hotlines/grocery");
  static final String GREETING = "Hello, this is the grocery hotline.";

  final Path folder;
  final Path grocery;
  final History history;
  final ManualClock clock = new ManualClock();
  final List<Routes> opened = new ArrayList<>();
  final List<Published> live = new ArrayList<>();
  int refusals;
  Publisher publisher;

  PublishingRig(Path home) throws IOException {
    folder = home.resolve("hotlines");
    grocery = folder.resolve("grocery");
    history = new History(home.resolve("history"), 200);
    for (Map.Entry<String, byte[]> file :
        new HotlineFiles("grocery", SHIPPED).read().files().entrySet()) {
      if (!file.getKey().startsWith("tests/")) { // they know the greeting by heart
        write(file.getKey(), file.getValue());
      }
    }
    restart();
  }

  /** The gateway is started anew. */
  List<String> restart() throws IOException {
    publisher =
        new Publisher(folder, new HotlineCheck(Surroundings.UNKNOWN)::check, history, this, clock);
    return publisher.open(clock.instant());
  }

  /** Time goes on in polls. */
  void pass(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 250) {
      clock.pass(Duration.ofMillis(250));
      publisher.poll(clock.instant());
    }
  }

  /** Long enough for a change to go live. */
  void settle() {
    pass(Duration.ofSeconds(1));
  }

  void write(String path, byte[] content) throws IOException {
    Path file = grocery.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  void change(String path, String before, String after) throws IOException {
    String text = Files.readString(grocery.resolve(path));
    if (!text.contains(before)) {
      throw new AssertionError(path + " has no " + before);
    }
    Files.writeString(grocery.resolve(path), text.replace(before, after));
  }

  HotlineService call() {
    return publisher.find("grocery").orElseThrow();
  }

  /** What the bot says first in this call. */
  String greeting(HotlineService call) {
    Talk talk = call.talks().begin(Locale.ENGLISH, Profile.STANDARD, Map.of());
    return talk.on(new DialogInput.Started(), clock.instant()).stream()
        .filter(DialogAction.Say.class::isInstance)
        .map(action -> ((DialogAction.Say) action).sentences().getFirst())
        .findFirst()
        .orElseThrow();
  }

  /** The hotline as GET /hotlines shows it. */
  @SuppressWarnings("unchecked")
  Map<String, Object> state() {
    List<Object> hotlines = (List<Object>) publisher.state().get("hotlines");
    return (Map<String, Object>) hotlines.getFirst();
  }

  /** The problems of the change that was refused, none when none was. */
  List<String> problems() {
    return publisher.state().toString().contains("refused=")
        ? ((List<?>) ((Map<?, ?>) state().get("refused")).get("problems"))
            .stream().map(Object::toString).toList()
        : List.of();
  }

  @Override
  public RouteSet open(Snapshot files) throws RefusedException {
    for (Map.Entry<String, String> file : files.routes().entrySet()) {
      if (file.getValue().contains("kaffka:")) {
        throw new RefusedException(file.getKey() + ":1:1: no component kaffka", null);
      }
    }
    Routes routes = new Routes(files.routes());
    opened.add(routes);
    return routes;
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
  public void live(Hotline dialogs, Published version) {
    live.add(version);
  }

  @Override
  public void refused(String hotline) {
    refusals++;
  }

  /** Routes that do nothing but know which text they were made of. */
  static final class Routes implements RouteSet {
    final Map<String, String> texts;
    volatile boolean onlyForCalls;
    volatile boolean closed;

    Routes(Map<String, String> texts) {
      this.texts = texts;
    }

    @Override
    public Map<String, String> call(String route, Map<String, String> arguments, Duration limit) {
      return Map.of("text", texts.get("routes/" + route + ".camel.yaml"));
    }

    @Override
    public void handOver(CallContext context, Duration limit) {}

    @Override
    public void alarm(String subject, String text) {}

    @Override
    public void onlyForCalls() {
      onlyForCalls = true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
