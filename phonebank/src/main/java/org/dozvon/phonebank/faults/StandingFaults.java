package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dozvon.phonebank.asterisk.FreePorts;

/** What is broken before the first call. */
final class StandingFaults {
  private StandingFaults() {}

  /**
   * All of them.
   *
   * @param strange leads nowhere: connections to it are reset
   * @param mute takes connections and says nothing
   */
  static List<Fault> all(FaultLab lab, Proxy strange, Proxy mute) throws IOException {
    Path folder = Files.createDirectories(lab.lab().folder().resolve("broken"));
    Files.createDirectories(folder.resolve("model/am"));
    Files.writeString(folder.resolve("model/am/final.mdl"), "nonsense");
    Path file = Files.writeString(folder.resolve("file"), "");
    return List.of(
        new Fault(
            "gateway not running",
            Map.of(),
            FaultLab::stopGateway,
            FaultLab::startGateway,
            Fault.Callers.STAY),
        audio(lab, "AudioSocket refused", FreePorts.tcp()),
        audio(lab, "AudioSocket reset", strange.port()),
        audio(lab, "AudioSocket mute", mute.port()),
        Fault.standing(
            "decoder pool full (one stream)",
            Map.of("recognition", "{threads: 1, streams-per-thread: 1}")),
        models("model missing", folder.resolve("none")),
        models("model broken", folder.resolve("model")),
        voice("voice engine fails", folder, "false"),
        voice("voice engine hangs", folder, "sleep, \"30\""),
        Fault.standing(
            "prompt cache unwritable", Map.of("prompt-cache", "{folder: " + file + "/no}")));
  }

  private static Fault audio(FaultLab lab, String name, int port) {
    String block =
        "{listen: \"127.0.0.1:%d\", advertise: \"127.0.0.1:%d\"}"
            .formatted(lab.lab().plan().audio(), port);
    return Fault.standing(name, Map.of("audiosocket", block));
  }

  private static Fault voice(String name, Path folder, String command) {
    String voice = "{engine: command, voice: v, command: [" + command + "]}";
    return Fault.standing(
        name,
        Map.of(
            "voices", "{en: " + voice + ", ru: " + voice + "}",
            "prompt-cache", "{folder: " + folder.resolve(command.substring(0, 5)) + "}"));
  }

  private static Fault models(String name, Path folder) {
    return Fault.standing(name, Map.of("models", "{en: " + folder + ", ru: " + folder + "}"));
  }
}
