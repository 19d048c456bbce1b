package org.dozvon.phonebank.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.phonebank.asterisk.FreePorts;
import org.dozvon.phonebank.demo.CallEvents;

/** Crowds of SIPp on one lab, one after the other. */
final class LoadRun {
  private static final Duration ARRIVAL = Duration.ofSeconds(10);
  private static final Duration AFTERWARDS = Duration.ofSeconds(40);
  private static final int SETTLED_S = 3;
  private static final int LEFT_S = 10;

  /** Somebody whom the demo's data knows, so that the bot asks little and answers much. */
  private static final String NUMBER = "+74950004471";

  private static final String ENGLISH = "200";

  private final LoadLab lab;
  private final Sipp sipp;
  private final int rtp;

  LoadRun(LoadLab lab, SipTools tools, Path root) throws IOException {
    this.lab = lab;
    // A folder of its own: what SIPp wrote is deleted before each level.
    Path folder = Files.createDirectories(lab.folder().resolve("sipp"));
    CallerSound.write(root.resolve("voice-models/callers/en/woman"), folder.resolve("caller.ulaw"));
    this.sipp = new Sipp(tools, root.resolve("phonebank/load/caller.xml"), folder);
    this.rtp = FreePorts.rtpBlock(LoadLab.CALLERS);
  }

  /**
   * So many callers who come one after the other and stay.
   *
   * @param hold how long each call lasts
   */
  LoadLevel level(int calls, Duration hold) throws IOException, InterruptedException {
    Duration arrival = ARRIVAL.compareTo(hold) < 0 ? ARRIVAL : hold.dividedBy(2);
    Health punctual = Health.ask(lab.api());
    Process callers =
        sipp.start(
            new Sipp.Crowd(calls, arrival, hold),
            LoadLab.CALLERS,
            FreePorts.udp(LoadLab.CALLERS),
            lab.sip(),
            ENGLISH,
            NUMBER,
            rtp);
    // A reader that falls behind is cut off by the gateway: each level listens anew.
    try (CallEvents events = lab.api().follow(event -> {})) {
      TimeUnit.MILLISECONDS.sleep(arrival.toMillis());
      TimeUnit.SECONDS.sleep(SETTLED_S);
      Map<String, ProcessHandle> programs = new HashMap<>(lab.programs());
      programs.put("callers", callers.toHandle());
      Load before = Load.now(programs);
      Whereabouts middle = lab.callers();
      TimeUnit.MILLISECONDS.sleep(hold.minus(arrival).minusSeconds(2L * SETTLED_S).toMillis());
      Load after = Load.now(programs);
      Sipp.Result result = sipp.await(callers, hold.plus(AFTERWARDS));
      Whereabouts left = leftBehind();
      return new LoadLevel(
          result,
          middle,
          left,
          Stages.of(events.since(0, "TurnTaken")),
          Health.ask(lab.api()).since(punctual),
          after.since(before),
          after.residentKb(),
          troubles(events),
          after.average());
    } finally {
      callers.destroyForcibly();
    }
  }

  /** Channels need a moment to go. */
  private Whereabouts leftBehind() throws IOException, InterruptedException {
    Whereabouts left = lab.callers();
    for (int i = 0; i < LEFT_S && left.all() > 0; i++) {
      TimeUnit.SECONDS.sleep(1);
      left = lab.callers();
    }
    return left;
  }

  private Map<String, Long> troubles(CallEvents events) {
    Stream<String> lost = told(events.since(0, "HearingLost"), "hearing lost");
    Stream<String> over = told(events.since(0, "HandedOver"), "handed over");
    return Stream.concat(lost, over)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static Stream<String> told(List<JsonNode> events, String what) {
    return events.stream().map(event -> what + ": " + event.path("reason").asText());
  }
}
