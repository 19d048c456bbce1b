package org.dozvon.cli.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dozvon.ami.AsteriskProbe;

/** What Asterisk itself tells through its manager. */
public final class AsteriskChecks {
  private static final Duration APART = Duration.ofSeconds(2);

  private final AsteriskProbe asterisk;
  private final InstantSource clock;

  /** For one Asterisk. */
  public AsteriskChecks(AsteriskProbe asterisk, InstantSource clock) {
    this.asterisk = asterisk;
    this.clock = clock;
  }

  /** All of them. */
  public List<Finding> run(Collection<String> queues, Collection<String> hotlines)
      throws IOException {
    List<Finding> found = new ArrayList<>();
    found.add(rights());
    found.add(clock());
    found.addAll(Modules.check(this::loaded));
    found.addAll(dialplan(hotlines));
    found.addAll(queues(queues));
    return found;
  }

  private Finding rights() throws IOException {
    return asterisk
        .missingWrite()
        .map(
            missing ->
                Finding.fail(
                    "rights",
                    missing.replaceAll("\\s*\\(expected in.*", ""),
                    "write = call,agent,originate in the user's section, then manager reload"))
        .orElseGet(() -> Finding.ok("rights", "the manager user may act at the queues and call"));
  }

  /** Waits are told with Asterisk's clock and compared with ours. */
  private Finding clock() throws IOException {
    Optional<String> epoch = asterisk.value("EPOCH");
    if (epoch.filter(text -> text.matches("\\d{1,12}")).isEmpty()) {
      return Finding.skip("clock", "Asterisk does not tell its time");
    }
    Duration apart =
        Duration.between(Instant.ofEpochSecond(Long.parseLong(epoch.get())), clock.instant()).abs();
    return apart.compareTo(APART) <= 0
        ? Finding.ok("clock", "Asterisk's and this machine's agree")
        : Finding.fail(
            "clock",
            "Asterisk's is " + apart.toSeconds() + " s from this machine's",
            "set both by NTP (timedatectl set-ntp true): waits are reckoned across them");
  }

  private Optional<Boolean> loaded(String module) throws IOException {
    return asterisk.value("IFMODULE(" + module + ")").map("1"::equals);
  }

  private List<Finding> dialplan(Collection<String> hotlines) throws IOException {
    if (!exists("dozvon-queue", "default")) {
      return List.of(
          Finding.fail(
              "dialplan",
              "extensions-dozvon.conf is not part of it",
              "./dozvon install-dialplan, add the #include lines that it tells, dialplan reload"));
    }
    List<Finding> found = new ArrayList<>();
    for (String hotline : hotlines) {
      if (!exists("dozvon-hotline", hotline)) {
        found.add(
            Finding.fail(
                "dialplan",
                "no way to the hotline \"" + hotline + "\"",
                "a hotline's name begins with a small letter and has two characters or more"));
      }
    }
    if (!exists("dozvon-doctor", "call")) {
      found.add(
          Finding.warn(
              "dialplan",
              "extensions-dozvon.conf is of an older version",
              "./dozvon install-dialplan --write, dialplan reload"));
    }
    if (found.isEmpty()) {
      found.add(Finding.ok("dialplan", "included" + list("; ways to ", hotlines)));
    }
    return found;
  }

  /** Whether a step is there; true when Asterisk does not tell (func_dialplan.so). */
  private boolean exists(String context, String extension) throws IOException {
    return asterisk
        .value("DIALPLAN_EXISTS(" + context + "," + extension + ",1)")
        .map("1"::equals)
        .orElse(true);
  }

  private List<Finding> queues(Collection<String> wanted) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String queue : wanted) {
      if (!asterisk.value("QUEUE_EXISTS(" + queue + ")").map("1"::equals).orElse(false)) {
        missing.add(queue);
      }
    }
    List<Finding> found = new ArrayList<>();
    Optional<String> otherwise = asterisk.value("DOZVON_DEFAULT_QUEUE");
    String last = otherwise.orElse("support");
    if (!asterisk.value("QUEUE_EXISTS(" + last + ")").map("1"::equals).orElse(false)) {
      found.add(
          Finding.fail(
              "queues",
              "the queue of last resort, \"" + last + "\", is not in Asterisk",
              "name one that is there: DOZVON_DEFAULT_QUEUE in [globals]"));
    }
    if (!missing.isEmpty()) {
      found.add(
          Finding.fail(
              "queues",
              "not in Asterisk: " + String.join(", ", missing),
              "make them there (queue reload all), or name others in the hotlines' files"));
    }
    if (found.isEmpty()) {
      found.add(Finding.ok("queues", "last resort: " + last + list("; named and there: ", wanted)));
    }
    return found;
  }

  private static String list(String before, Collection<String> names) {
    return names.isEmpty() ? "" : before + String.join(", ", names);
  }

  /** After a call of ours: which classes of events reach the manager user. */
  public Finding events() {
    List<String> missing =
        List.of("call", "user").stream().filter(one -> !asterisk.seen().contains(one)).toList();
    if (!missing.isEmpty()) {
      return Finding.fail(
          "events",
          "the manager user is not told of: " + String.join(", ", missing),
          "read = call,agent,user in the user's section, then manager reload");
    }
    return asterisk.tellsTimes()
        ? Finding.ok("events", "the manager user is told of calls and of the dialplan's own events")
        : Finding.warn(
            "events",
            "the manager does not say when things happened",
            "timestampevents = yes under [general] of manager.conf, so that waits are exact");
  }
}
