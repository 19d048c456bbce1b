package org.dozvon.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dozvon.access.OidcSettings;
import org.dozvon.ami.AmiSettings;
import org.dozvon.console.agent.CrmLink;
import org.dozvon.ivr.IvrSettings;
import org.dozvon.ivr.ProfileRules;
import org.dozvon.journal.RetentionSettings;
import org.dozvon.people.PeopleSettings;
import org.dozvon.queue.AgentRules;
import org.dozvon.server.AddressRange;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** Reads dozvon.yaml; notes every mistake at once. Used once, by one thread. */
public final class ConfigReader {
  private static final int SHORTEST_TOKEN = 16;
  private static final int LONGEST_DAYS = 36_500;

  /** A source of the Content Security Policy: scheme, host, perhaps a port. */
  private static final Pattern EMBEDDER =
      Pattern.compile("https?://(\\*\\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?");

  private final Path base;
  private final Environment environment;
  private final Problems problems;

  /**
   * @param base the folder that relative paths are relative to
   */
  public ConfigReader(Path base, Map<String, String> environment, Problems problems) {
    this.base = base;
    this.environment = new Environment(environment);
    this.problems = problems;
  }

  /** The configuration; only of use when no problems were noted. */
  public Optional<Configuration> read(String file, String text) {
    return YamlNode.parse(file, text, problems)
        .map(node -> environment.expand(node, problems))
        .map(node -> read(node.fields(problems)));
  }

  private static RetentionSettings retention(Fields database) {
    RetentionSettings usual = RetentionSettings.DEFAULTS;
    return new RetentionSettings(
        database.integer("keep-calls-days", 0, LONGEST_DAYS, usual.calls()),
        database.integer("keep-figures-days", 0, LONGEST_DAYS, usual.figures()));
  }

  private Configuration read(Fields root) {
    Blocks blocks =
        new Blocks(
            root.fields("agi"),
            root.fields("audiosocket"),
            root.fields("http"),
            root.fields("recognition"),
            root.fields("prompt-cache"),
            root.fields("database"),
            root.fields("history"),
            root.fields("recordings"));
    Configuration configuration = read(root, blocks);
    blocks.done();
    root.done();
    return configuration;
  }

  /** The blocks of which several settings are made. */
  private record Blocks(
      Fields agi,
      Fields audio,
      Fields http,
      Fields recognition,
      Fields cache,
      Fields database,
      Fields history,
      Fields recordings) {
    void done() {
      List.of(agi, audio, http, recognition, cache, database, history, recordings)
          .forEach(Fields::done);
    }
  }

  private Configuration read(Fields root, Blocks in) {
    int maxCalls = in.agi.integer("max-calls", 1, 100_000, 400);
    Optional<AmiSettings> ami = root.node("ami").map(node -> ami(node.fields(problems)));
    HostPort audioListen = hostPort(in.audio, "listen", "127.0.0.1:9092");
    return new Configuration(
        hostPort(in.agi, "listen", "127.0.0.1:4573"),
        allow(in.agi),
        maxCalls,
        in.agi.integer("max-calls-per-address", 1, maxCalls, shareOf(maxCalls)),
        in.agi.duration("drain", Duration.ZERO, Duration.ofHours(1), Duration.ofSeconds(30)),
        audioListen,
        allow(in.audio),
        hostPort(in.http, "listen", "127.0.0.1:8080"),
        path(root, "hotlines", "dialplans/hotlines"),
        root.texts("asterisk-queues").stream().map(base::resolve).toList(),
        models(root.fields("models")),
        in.recognition.integer("threads", 0, 256, 0),
        in.recognition.integer("streams-per-thread", 1, 1000, 30),
        VoiceReader.all(root.fields("voices"), problems),
        path(in.cache, "folder", ".dozvon/prompts"),
        in.cache.integer("limit-mb", 1, 1_000_000, 500),
        DatabaseReader.read(in.database, base, problems),
        in.database.flag("demo-data", false),
        retention(in.database),
        path(root, "outbox", ".dozvon/outbox"),
        path(in.recordings, "folder", ".dozvon/recordings"),
        path(in.history, "folder", ".dozvon/history"),
        in.history.integer("versions", 1, 100_000, 200),
        ivr(in.audio, audioListen, root.fields("callers")),
        ami,
        agents(root.fields("agents")),
        people(root.fields("people")),
        console(root.fields("console")),
        NodeSettings.read(root.fields("node"), ami, environment.machine()),
        EventsReader.read(root.fields("events"), base, problems),
        EarsReader.read(in.recognition, problems),
        VisibilityReader.read(root, problems));
  }

  private AgentChoices agents(Fields fields) {
    AgentChoices choices =
        new AgentChoices(
            fields.text("token", ""),
            new AgentRules(
                fields.integer("missed-rings", 0, 100, AgentRules.DEFAULT.missedRings()),
                fields.flag("tell", AgentRules.DEFAULT.tell()),
                fields.duration("wrap-up", Duration.ZERO, Duration.ofMinutes(30), Duration.ZERO)),
            fields.duration("last-agent", Duration.ZERO, Duration.ofDays(31), Duration.ZERO),
            fields.texts("topics"),
            fields.texts("outcomes"));
    if (!choices.token().isEmpty() && choices.token().length() < SHORTEST_TOKEN) {
      problems.add(
          fields.place("token"),
          "token: of "
              + choices.token().length()
              + " characters (expected: at least "
              + SHORTEST_TOKEN
              + ", such as openssl rand -hex 24 makes)");
    }
    fields.done();
    return choices;
  }

  private static PeopleSettings people(Fields fields) {
    PeopleSettings otherwise = PeopleSettings.DEFAULTS;
    PeopleSettings settings =
        new PeopleSettings(
            fields.duration("idle", Duration.ofMinutes(2), Duration.ofHours(24), otherwise.idle()),
            fields.duration(
                "longest", Duration.ofMinutes(5), Duration.ofDays(7), otherwise.longest()),
            fields.duration(
                "token-life", Duration.ofHours(1), Duration.ofDays(3650), otherwise.tokenLife()));
    fields.done();
    return settings;
  }

  private ConsoleChoices console(Fields fields) {
    String crm = fields.text("crm-url", "");
    CrmLink.fault(crm)
        .ifPresent(
            fault ->
                problems.add(fields.place("crm-url"), "crm-url: \"" + crm + "\" (" + fault + ")"));
    List<String> embedders = fields.texts("embed-by");
    embedders.stream()
        .filter(who -> !EMBEDDER.matcher(who).matches())
        .forEach(
            who ->
                problems.add(
                    fields.place("embed-by"),
                    "embed-by: \"" + who + "\" (expected: https://crm.example.com)"));
    boolean proxy = fields.flag("behind-proxy", false);
    Optional<OidcSettings> oidc = OidcReader.read(fields.fields("oidc"), problems);
    fields.done();
    return new ConsoleChoices(crm, String.join(" ", embedders), proxy, oidc);
  }

  private AmiSettings ami(Fields fields) {
    HostPort address = hostPort(fields, "address", "127.0.0.1:5038");
    AmiSettings settings =
        AmiSettings.of(
                address.host(),
                address.port(),
                fields.text("user", "dozvon"),
                fields.text("secret", ""))
            .acting(fields.integer("actions-per-second", 1, 1000, AmiSettings.ACTIONS_PER_SECOND));
    fields.done();
    return settings;
  }

  private IvrSettings ivr(Fields audio, HostPort listen, Fields callers) {
    IvrSettings otherwise = IvrSettings.defaults(listen.toString());
    IvrSettings settings =
        new IvrSettings(
            hostPort(audio, "advertise", listen.toString()).toString(),
            audio.choice(
                "attach",
                Map.of(
                    "application", IvrSettings.Attach.APPLICATION,
                    "channel", IvrSettings.Attach.CHANNEL),
                IvrSettings.Attach.APPLICATION),
            otherwise.lookUpLimit(),
            otherwise.handOverLimit(),
            otherwise.reservationLimit(),
            new ProfileRules(
                numbers(callers, "gentle"),
                numbers(callers, "person"),
                callers.integer("gentle-age", 0, 120, ProfileRules.DEFAULTS.gentleAge())));
    callers.done();
    return settings;
  }

  private static ProfileRules.Numbers numbers(Fields callers, String profile) {
    return new ProfileRules.Numbers(
        plain(callers.texts(profile + "-numbers")), plain(callers.texts(profile + "-called")));
  }

  private static Set<String> plain(List<String> numbers) {
    return numbers.stream()
        .map(ProfileRules.Numbers::plain)
        .filter(number -> !number.isEmpty())
        .collect(Collectors.toSet());
  }

  private Map<Locale, Path> models(Fields block) {
    Map<Locale, Path> models = new LinkedHashMap<>();
    block
        .all()
        .forEach(
            (language, node) ->
                models.put(
                    Locale.forLanguageTag(language),
                    base.resolve(node.text(problems)).normalize()));
    return models;
  }

  private HostPort hostPort(Fields fields, String name, String otherwise) {
    String text = fields.text(name, otherwise);
    return HostPort.parse(text)
        .orElseGet(
            () -> {
              problems.add(
                  fields.place(name),
                  name + ": \"" + text + "\" (expected: host:port, port 0..65535)");
              return HostPort.parse(otherwise).orElseThrow();
            });
  }

  private Path path(Fields fields, String name, String otherwise) {
    return base.resolve(fields.text(name, otherwise)).normalize();
  }

  /** A runaway Asterisk must leave room for the others: three quarters, at least one. */
  private static int shareOf(int maxCalls) {
    return Math.max(1, maxCalls * 3 / 4);
  }

  /** Who may connect; this machine when the block does not say. */
  private List<AddressRange> allow(Fields block) {
    List<AddressRange> ranges = new ArrayList<>();
    for (YamlNode item : block.node("allow").map(YamlNode::items).orElse(List.of())) {
      try {
        ranges.add(AddressRange.parse(item.text(problems).strip()));
      } catch (IllegalArgumentException e) {
        problems.add(item.place(), "allow: " + e.getMessage());
      }
    }
    return ranges.isEmpty() ? AddressRange.LOOPBACK : ranges;
  }
}
