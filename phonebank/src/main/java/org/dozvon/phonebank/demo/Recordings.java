package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Wav;
import org.dozvon.audio.WavException;
import org.dozvon.phonebank.line.CallerLine;

/** What callers and agents say, as WAV files in a folder. */
public record Recordings(Path folder) {
  private static final int TRIES = 3;
  private static final int AUDIBLE_MS = 200;
  private static final int ON_THE_WAY_MS = 300;

  /**
   * Plays a file into a line and waits until it was said or the line was closed.
   *
   * @param speech whether an answer is expected, so that the wait for it is measured
   */
  public void play(CallerLine line, Path file, boolean speech)
      throws IOException, InterruptedException {
    try {
      line.mouth().say(clip(file), speech).get(1, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      // the line was closed: what is expected of the call says whether that was right
    }
  }

  /** Whether the ear hears what the mouth says, who says it again up to twice, as people do. */
  public boolean areHeard(CallerLine ear, CallerLine mouth, Path clip)
      throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      Duration before = ear.ears().voiceHeard();
      play(mouth, clip, false);
      TimeUnit.MILLISECONDS.sleep(ON_THE_WAY_MS);
      if (ear.ears().voiceHeard().minus(before).toMillis() >= AUDIBLE_MS) {
        return true;
      }
    }
    return false;
  }

  private Clip clip(Path file) throws IOException {
    try {
      return Wav.read(Files.readAllBytes(folder.resolve(file)));
    } catch (WavException e) {
      throw new IOException(folder.resolve(file) + ": " + e.getMessage(), e);
    }
  }
}
