package org.dozvon.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dozvon.audio.Clip;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;
import org.dozvon.testing.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptCacheTest {
  private static final Voice VOICE = new Voice(Locale.ENGLISH, "", 1);

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock();
  private final AtomicInteger spoken = new AtomicInteger();

  @Test
  void aTextIsSpokenOnceAlsoAfterARestart() throws Exception {
    Clip first = cache(folder).speak("hello", VOICE);
    assertThat(cache(folder).speak("hello", VOICE)).isEqualTo(first);
    assertThat(spoken).hasValue(1);
    cache(folder).speak("hello", new Voice(Locale.ENGLISH, "", 1.2));
    assertThat(spoken).hasValue(2);
  }

  @Test
  void aCorruptFileIsRenderedAnew() throws Exception {
    Clip first = cache(folder).speak("hello", VOICE);
    Files.writeString(files().getFirst(), "nonsense");
    assertThat(cache(folder).speak("hello", VOICE)).isEqualTo(first);
    assertThat(cache(folder).speak("hello", VOICE)).isEqualTo(first);
    assertThat(spoken).hasValue(2);
  }

  @Test
  void anEngineThatHangsDoesNotHoldUpTheStart() {
    AtomicInteger tried = new AtomicInteger();
    Synthesizer hangs =
        new Synthesizer() {
          @Override
          public Clip speak(String text, Voice voice) throws SynthesisException {
            tried.incrementAndGet();
            clock.pass(Duration.ofSeconds(3));
            throw new SynthesisException("gave up");
          }

          @Override
          public void close() {}
        };
    PromptCache cache =
        new PromptCache(hangs, "fake", new PromptCacheSettings(folder, 2000, 1), clock);
    cache.prerender(List.of("one", "two", "three", "four"), VOICE, count -> {});
    assertThat(tried).hasValue(2);
  }

  @Test
  void aFolderThatCannotBeWrittenDoesNotStopSpeech() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(cache(file.resolve("below")).speak("hello", VOICE).size()).isPositive();
  }

  @Test
  void theFolderStaysWithinItsSize() throws Exception {
    PromptCache cache =
        new PromptCache(new Engine(), "fake", new PromptCacheSettings(folder, 2000, 1), clock);
    for (int i = 0; i < 10; i++) {
      cache.speak("text " + i, VOICE);
    }
    assertThat(files()).hasSize(5);
  }

  @Test
  void whatWasUnusedForLongestGoesFirst() throws Exception {
    PromptCache cache =
        new PromptCache(new Engine(), "fake", new PromptCacheSettings(folder, 800, 1), clock);
    for (String text : List.of("old", "new", "old", "newest")) {
      cache.speak(text, VOICE);
      clock.pass(Duration.ofMinutes(1));
    }
    int before = spoken.get();
    cache(folder).speak("old", VOICE);
    assertThat(spoken).as("used again a minute ago").hasValue(before);
    cache(folder).speak("new", VOICE);
    assertThat(spoken).hasValue(before + 1);
  }

  @Test
  void manyThreadsWantingOneTextHaveItSpokenOnce() throws Exception {
    PromptCache cache = cache(folder);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Clip>> clips = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        clips.add(threads.submit(() -> cache.speak("hello", VOICE)));
      }
      for (Future<Clip> clip : clips) {
        assertThat(clip.get().size()).isPositive();
      }
    }
    assertThat(spoken).hasValue(1);
  }

  @Test
  void prerenderingTellsItsProgressAndLeavesFailuresOut() {
    List<Integer> progress = new ArrayList<>();
    int there = cache(folder).prerender(List.of("a", "bad", "c"), VOICE, progress::add);
    assertThat(there).isEqualTo(2);
    assertThat(progress).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> cache(folder).speak("bad", VOICE)).hasMessage("bad text");
  }

  private PromptCache cache(Path where) {
    return new PromptCache(new Engine(), "fake", PromptCacheSettings.in(where), clock);
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private final class Engine implements Synthesizer {
    @Override
    public Clip speak(String text, Voice voice) throws SynthesisException {
      if (text.equals("bad")) {
        throw new SynthesisException("bad text");
      }
      short[] samples = new short[160];
      samples[spoken.incrementAndGet() % 2] = 0;
      samples[7] = 1000;
      return Clip.of(8000, samples);
    }

    @Override
    public void close() {}
  }
}
