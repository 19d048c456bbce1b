package org.dozvon.marytts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import marytts.LocalMaryInterface;
import marytts.MaryInterface;
import marytts.config.MaryConfig;
import marytts.exceptions.MaryConfigurationException;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.Resampler;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MaryTTS in this process. It starts at the first text or {@link #warmUp()} (3-7 s, about 275 MB).
 * Texts are spoken on threads of its own: a caller that is interrupted leaves at once, while the
 * engine's stream is still read to its end, as an unread one leaks a thread.
 */
public final class MaryLocal implements Synthesizer {
  private static final Logger log = LoggerFactory.getLogger(MaryLocal.class);
  private static final int LONGEST = 1000;

  private final MarySettings settings;
  private final Loudness loudness;
  private final ExecutorService threads;
  private final BlockingQueue<MaryInterface> idle;
  private int made;

  /** Starts nothing yet. */
  public MaryLocal(MarySettings settings) {
    this.settings = settings;
    this.loudness = new Loudness(settings.target());
    this.idle = new ArrayBlockingQueue<>(settings.workers());
    this.threads =
        Executors.newFixedThreadPool(
            settings.workers(), Thread.ofPlatform().daemon().name("mary-", 0).factory());
  }

  /** The names of the voices that are there; starts nothing. */
  public static Set<String> voices() {
    Set<String> names = new TreeSet<>();
    MaryConfig.getVoiceConfigs().forEach(voice -> names.add(voice.getName()));
    return names;
  }

  /** Starts MaryTTS in the background, so that the first caller does not wait for it. */
  public void warmUp() {
    threads.execute(
        () -> {
          try {
            idle.add(take());
          } catch (SynthesisException e) {
            log.warn("{}", e.getMessage());
          }
        });
  }

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new SynthesisException(
          "MaryTTS: text of " + text.length() + " characters (expected: 1.." + LONGEST + ")");
    }
    if (!voice.language().getLanguage().equals("en")) {
      throw new SynthesisException("MaryTTS: no voice for " + voice.language().toLanguageTag());
    }
    try {
      return await(threads.submit(() -> render(text, voice)));
    } catch (RejectedExecutionException e) {
      throw new SynthesisException("MaryTTS: closed", e);
    }
  }

  private static Clip await(Future<Clip> clip) throws SynthesisException {
    try {
      return clip.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SynthesisException("MaryTTS: interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SynthesisException known) {
        throw new SynthesisException(String.valueOf(known.getMessage()), known);
      }
      throw new SynthesisException("MaryTTS: " + e.getCause(), e);
    }
  }

  private Clip render(String text, Voice voice) throws SynthesisException {
    MaryInterface mary = take();
    try {
      String name = voice.name().isEmpty() ? settings.voice() : voice.name();
      if (!mary.getAvailableVoices().contains(name)) {
        throw new SynthesisException(
            "MaryTTS: no voice '" + name + "' (there are: " + mary.getAvailableVoices() + ")");
      }
      mary.setVoice(name);
      mary.setInputType("SSML");
      Clip clip = read(mary.generateAudio(Ssml.of(text, voice)));
      return loudness.level(Resampler.toTelephone(clip));
    } catch (SynthesisException e) {
      throw e;
    } catch (Exception e) {
      throw new SynthesisException("MaryTTS: " + e, e);
    } finally {
      idle.add(mary);
    }
  }

  /** At most one instance a worker is ever made, so there is always room in the queue. */
  private MaryInterface take() throws SynthesisException {
    MaryInterface ready = idle.poll();
    return ready == null ? make() : ready;
  }

  private synchronized MaryInterface make() throws SynthesisException {
    try {
      MaryInterface mary = new LocalMaryInterface();
      made++;
      log.info("MaryTTS is ready ({} of {})", made, settings.workers());
      return mary;
    } catch (MaryConfigurationException | RuntimeException e) {
      throw new SynthesisException("MaryTTS: does not start: " + e, e);
    }
  }

  /** To the end, in a loop: readAllBytes of this stream stops after its first 8 KB. */
  private static Clip read(AudioInputStream stream) throws IOException, SynthesisException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AudioFormat format = stream.getFormat();
    try (stream) {
      byte[] piece = new byte[8192];
      for (int n = stream.read(piece); n >= 0; n = stream.read(piece)) {
        bytes.write(piece, 0, n);
      }
    }
    if (format.getChannels() != 1 || format.getSampleSizeInBits() != 16) {
      throw new SynthesisException("MaryTTS: sound as " + format + " (expected: 16-bit mono)");
    }
    if (bytes.size() < 2) {
      throw new SynthesisException("MaryTTS: no sound for this text");
    }
    short[] samples = new short[bytes.size() / 2];
    ByteOrder order = format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer.wrap(bytes.toByteArray()).order(order).asShortBuffer().get(samples);
    return Clip.of((int) format.getSampleRate(), samples);
  }

  /** Lets texts under way end; speaks no more. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
