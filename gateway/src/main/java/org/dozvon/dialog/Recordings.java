package org.dozvon.dialog;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.PcmFrame;
import org.dozvon.audio.Resampler;
import org.dozvon.audio.Wav;
import org.dozvon.audio.WavException;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;

/**
 * Recorded prompts, brought to the line's rate and loudness once for each reading of a hotline.
 * Confined to one reading.
 */
final class Recordings {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** dBov: softer than this nothing is to be heard. */
  private static final double SILENCE = -60;

  private final Map<String, byte[]> files;
  private final Map<String, Clip> known = new HashMap<>();

  /**
   * @param files path inside the hotline's folder to content
   */
  Recordings(Map<String, byte[]> files) {
    this.files = Map.copyOf(files);
  }

  /** The sound of a file; a problem at the place, and empty, when it cannot be played. */
  Optional<Clip> read(Place place, String path, Problems problems) {
    if (known.containsKey(path)) {
      return Optional.of(known.get(path));
    }
    byte[] content = files.get(path);
    if (content == null) {
      problems.add(
          place,
          "there is no file \""
              + path
              + "\" in the hotline's folder"
              + (path.startsWith("prompts/")
                  ? Nearest.hint(path, files.keySet())
                  : " (recordings lie in prompts/)"));
      return Optional.empty();
    }
    try {
      Clip clip = playable(Wav.read(content));
      known.put(path, clip);
      return Optional.of(clip);
    } catch (WavException e) {
      problems.add(place, path + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Clip playable(Clip clip) throws WavException {
    if (clip.rate() < PcmFrame.RATE) {
      throw new WavException(clip.rate() + " Hz (expected: 8000 Hz or more)");
    }
    if (clip.length().compareTo(LONGEST) > 0) {
      throw new WavException(
          clip.length().toSeconds() + " s (expected: at most " + LONGEST.toSeconds() + " s)");
    }
    Clip telephone = Resampler.toTelephone(clip);
    if (Loudness.activeLevel(telephone) < SILENCE) {
      throw new WavException("nothing is to be heard in it");
    }
    return Loudness.DEFAULT.level(telephone);
  }
}
