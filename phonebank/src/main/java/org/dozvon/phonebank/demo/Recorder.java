package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dozvon.audio.Clip;
import org.dozvon.audio.PcmFrame;
import org.dozvon.audio.Wav;
import org.dozvon.phonebank.line.CallerLine;

/** Keeps what was heard and said at each end of the line, when somebody wants it kept. */
record Recorder(Optional<Path> folder) {
  private static final int RATE = PcmFrame.SAMPLES * 50;

  /** Writes {@code en-balance-caller-heard.wav} and {@code ...-said.wav}, both from one start. */
  void keep(Scenario scenario, String who, CallerLine line) throws IOException {
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
      String name = scenario.name().replace('/', '-') + "-" + who;
      write(name + "-heard.wav", line.ears().samples());
      write(name + "-said.wav", line.mouth().samples());
    }
  }

  private void write(String name, short[] samples) throws IOException {
    Files.write(folder.orElseThrow().resolve(name), Wav.write(Clip.of(RATE, samples)));
  }
}
