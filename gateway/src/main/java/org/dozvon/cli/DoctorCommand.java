package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.dozvon.ami.AmiSettings;
import org.dozvon.ami.AsteriskProbe;
import org.dozvon.audio.Clip;
import org.dozvon.cli.doctor.AsteriskChecks;
import org.dozvon.cli.doctor.Finding;
import org.dozvon.cli.doctor.Room;
import org.dozvon.cli.doctor.TestCall;
import org.dozvon.config.Configuration;
import org.dozvon.dialog.Hotline;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.publishing.HotlineFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dozvon doctor}: an installation looked at from end to end. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at an installation from end to end: files, voices, disk, the gateway, and Asterisk",
      "through its manager, last by a call that rings nobody. One line each, with what to do.",
      "Changes nothing. Exit code: 0 callers are served, 1 something is to be mended, 2 wrong use."
    })
public final class DoctorCommand extends Tool {
  @Option(names = "--no-call", description = "without the test call")
  private boolean noCall;

  private final Map<Finding.Level, Integer> counts = new EnumMap<>(Finding.Level.class);

  @Override
  int run() throws ToolException, IOException {
    Configuration configuration = configuration();
    try {
      look(configuration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ToolException.CANNOT;
    }
    int bad = counts.getOrDefault(Finding.Level.FAIL, 0);
    int odd = counts.getOrDefault(Finding.Level.WARN, 0);
    out()
        .println(
            bad == 0 && odd == 0 ? "all is well" : bad + " to be mended, " + odd + " to look at");
    return bad == 0 ? 0 : ToolException.FOUND;
  }

  private void look(Configuration configuration) throws IOException, InterruptedException {
    tell(Finding.ok("settings", "dozvon.yaml is read"));
    List<String> hotlines = new ArrayList<>();
    Collection<String> queues = new TreeSet<>();
    for (HotlineFiles files : HotlineFiles.in(configuration.hotlines())) {
      try {
        Hotline hotline = read(files);
        hotlines.add(hotline.name());
        queues.addAll(hotline.queues());
      } catch (ToolException e) {
        tell(Finding.fail("hotlines", files.name() + ": mistakes", "./dozvon check"));
      }
    }
    tell(
        hotlines.isEmpty()
            ? Finding.fail("hotlines", "none in " + configuration.hotlines(), "./dozvon new NAME")
            : Finding.ok("hotlines", String.join(", ", hotlines)));
    Room.check(folders(configuration)).forEach(this::tell);
    List<DoctorVoices> voices =
        configuration.voices().keySet().stream()
            .sorted(Comparator.comparing(Locale::toLanguageTag))
            .map(language -> new DoctorVoices(configuration, language, new Random()))
            .toList();
    for (DoctorVoices voice : voices) {
      tell(voice.check());
    }
    DoctorGateway gateway = new DoctorGateway(configuration);
    gateway.check().forEach(this::tell);
    if (!gateway.isRunning()) {
      tell(database(configuration.database()));
    }
    asterisk(configuration, gateway.isRunning(), hotlines, queues, voices);
  }

  private static Map<String, Path> folders(Configuration configuration) {
    Map<String, Path> folders = new LinkedHashMap<>();
    if (configuration.database().url().isEmpty()) {
      folders.put("database", configuration.database().folder());
    }
    folders.put("prompt-cache", configuration.promptCache());
    folders.put("outbox", configuration.outbox());
    folders.put("recordings", configuration.recordings());
    folders.put("history", configuration.history());
    return folders;
  }

  /** A running gateway tells of its own. */
  private static Finding database(DatabaseSettings settings) {
    try {
      Database.probe(settings);
      return Finding.ok("database", settings.where());
    } catch (DatabaseException e) {
      return Finding.fail(
          "database",
          e.getMessage(),
          e.isInUse()
              ? "a gateway that is just starting has it: ask again when it is ready"
              : "the block database: in dozvon.yaml");
    }
  }

  private void asterisk(
      Configuration configuration,
      boolean gatewayRuns,
      Collection<String> hotlines,
      Collection<String> queues,
      List<DoctorVoices> voices)
      throws IOException, InterruptedException {
    Optional<AmiSettings> settings = configuration.ami();
    if (settings.isEmpty()) {
      tell(
          Finding.warn(
              "manager",
              "dozvon.yaml names none, so Asterisk cannot be looked at, nor its queues be kept",
              "a block ami:, and the user of manager-dozvon.conf"));
      return;
    }
    try (AsteriskProbe asterisk = AsteriskProbe.open(settings.get())) {
      tell(Finding.ok("manager", "logged in as " + settings.get()));
      AsteriskChecks checks = new AsteriskChecks(asterisk, InstantSource.system());
      checks.run(queues, hotlines).forEach(this::tell);
      if (noCall) {
        tell(Finding.skip("call", "--no-call"));
      } else {
        call(configuration, gatewayRuns, asterisk, voices, checks);
      }
    } catch (AsteriskProbe.RefusedException e) {
      tell(
          Finding.fail(
              "manager",
              e.getMessage(),
              "ami.user and ami.secret as in manager.conf; permit= must hold this machine's"
                  + " address; manager reload"));
    } catch (IOException e) {
      tell(
          Finding.fail(
              "manager",
              settings.get() + ": " + e.getMessage(),
              "is Asterisk up, [general] enabled = yes, bindaddr reachable from here?"));
    }
  }

  private void call(
      Configuration configuration,
      boolean gatewayRuns,
      AsteriskProbe asterisk,
      List<DoctorVoices> voices,
      AsteriskChecks checks)
      throws IOException, InterruptedException {
    Optional<DoctorVoices> speaks =
        voices.stream().filter(voice -> voice.said().isPresent()).findFirst();
    if (speaks.isEmpty()) {
      tell(Finding.skip("call", "there is no voice to say something"));
      return;
    }
    Clip words = speaks.get().said().orElseThrow();
    TestCall call =
        new TestCall(
            asterisk,
            new TestCall.Gateway(
                configuration.agi(),
                configuration.audio(),
                configuration.ivr().audioAddress(),
                configuration.agiAllow(),
                gatewayRuns));
    TestCall.Course course = call.run(words.frames());
    call.findings(course).forEach(this::tell);
    if (!course.heard().isEmpty()) {
      tell(speaks.get().echo(words, course));
    }
    if (course.failure().isEmpty()) {
      tell(checks.events());
    }
  }

  private void tell(Finding finding) {
    counts.merge(finding.level(), 1, Integer::sum);
    out().println(finding.line());
    out().flush();
  }
}
