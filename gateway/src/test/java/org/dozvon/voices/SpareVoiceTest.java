package org.dozvon.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.dozvon.audio.Clip;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpareVoiceTest {
  private static final Voice VOICE = new Voice(Locale.ENGLISH, "remote-voice", 0.8);
  private static final Clip REMOTE = Clip.of(8000, new short[] {1, 1, 1});
  private static final Clip LOCAL = Clip.of(8000, new short[] {2, 2, 2});

  @TempDir Path folder;
  private final AtomicLong now = new AtomicLong();
  private final Engine remote = new Engine(REMOTE);
  private final Engine local = new Engine(LOCAL);

  @Test
  void whileTheFirstOneFailsTheOtherSpeaksInItsOwnVoiceAtTheSamePace() throws Exception {
    try (SpareVoice voice = spare()) {
      assertThat(voice.speak("one", VOICE)).isEqualTo(REMOTE);
      remote.isDown = true;
      assertThat(voice.speak("two", VOICE)).isEqualTo(LOCAL);
      assertThat(local.asked).containsExactly("two with \"\" at 0.8");
      assertThat(voice.spoken()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatFailedIsLeftAloneForAWhile() throws Exception {
    try (SpareVoice voice = spare()) {
      remote.isDown = true;
      for (int i = 0; i < 5; i++) {
        assertThat(voice.speak("text " + i, VOICE)).isEqualTo(LOCAL);
      }
      assertThat(remote.asked).hasSize(1);
      remote.isDown = false;
      assertThat(voice.speak("still spared", VOICE)).isEqualTo(LOCAL);
      now.addAndGet(Duration.ofSeconds(10).toNanos());
      assertThat(voice.speak("asked again", VOICE)).isEqualTo(REMOTE);
      assertThat(voice.speak("and again", VOICE)).isEqualTo(REMOTE);
    }
  }

  @Test
  void whatTheSpareOneSpokeIsNotTakenForTheFirstOnesLater() throws Exception {
    try (SpareVoice voice = spare()) {
      remote.isDown = true;
      assertThat(voice.speak("hello", VOICE)).isEqualTo(LOCAL);
      remote.isDown = false;
      now.addAndGet(Duration.ofSeconds(10).toNanos());
      assertThat(voice.speak("hello", VOICE)).isEqualTo(REMOTE);
      // And what the first one spoke stays its own while it is away.
      remote.isDown = true;
      assertThat(voice.speak("hello", VOICE)).isEqualTo(REMOTE);
    }
  }

  @Test
  void whenBothFailItIsAFailure() {
    try (SpareVoice voice = spare()) {
      remote.isDown = true;
      local.isDown = true;
      assertThatThrownBy(() -> voice.speak("x", VOICE)).isInstanceOf(SynthesisException.class);
    }
  }

  private SpareVoice spare() {
    PromptCacheSettings settings = new PromptCacheSettings(folder, 1_000_000, 10);
    InstantSource clock = InstantSource.system();
    return new SpareVoice(
        new PromptCache(
            SpareVoice.sparing(remote, "remote", Duration.ofSeconds(10), now::get),
            "remote",
            settings,
            clock),
        new PromptCache(local, "local", settings, clock));
  }

  private static final class Engine implements Synthesizer {
    private final Clip sound;
    private final List<String> asked = new ArrayList<>();
    private boolean isDown;

    Engine(Clip sound) {
      this.sound = sound;
    }

    @Override
    public Clip speak(String text, Voice voice) throws SynthesisException {
      asked.add("%s with \"%s\" at %s".formatted(text, voice.name(), voice.rate()));
      if (isDown) {
        throw new SynthesisException("down");
      }
      return sound;
    }

    @Override
    public void close() {}
  }
}
