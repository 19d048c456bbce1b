package org.dozvon.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.dozvon.testing.Recordings;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;

/**
 * The recorded callers talk to the grocery hotline, each line at the question that it answers and
 * under that question's grammar. A line is understood when the hotline takes what was heard for the
 * same as the line as it is written.
 */
class CallersUnderstoodTest {
  private static final double LEAST_UNDERSTOOD = 0.8;
  private static final int BEFORE = 15;
  private static final int AFTER = 25;

  /** The hotline asks for no telephone number. */
  private static final String NOT_ASKED = "digits-phone";

  /** The meaning of nothing. */
  private static final List<String> NOT_UNDERSTOOD = List.of("");

  /** The noises that are voices or a tune; that they do not become a turn is not Vosk's work. */
  private static final String LIKE_SPEECH = "(?s).*(babble|hold-music).*";

  private static final String YES_OR_NO = "(yes|no)(-2)?";

  private final Hotline hotline = grocery();

  @Test
  void fourOfFiveLinesOfEveryVoiceAreUnderstood() throws IOException {
    StringBuilder table = new StringBuilder("language voice  lines understood  not\n");
    List<Double> shares = new ArrayList<>();
    for (Locale language : Recordings.LANGUAGES) {
      try (LoadedModel model = new LoadedModel(Recordings.model(language))) {
        for (String voice : Recordings.VOICES) {
          List<String> missed = missed(model, language, voice);
          int lines = Recordings.lines(language).size() - 1;
          shares.add(1 - (double) missed.size() / lines);
          table.append(
              String.format(
                  Locale.ROOT,
                  "%-8s %-6s %5d %8.1f %%  %s%n",
                  language,
                  voice,
                  lines,
                  100 * shares.getLast(),
                  missed));
        }
      }
    }
    System.out.println(table);
    assertThat(shares).allMatch(share -> share >= LEAST_UNDERSTOOD);
  }

  @Test
  void noiseIsNoWishUnlessItIsVoicesOrATune() throws IOException {
    StringBuilder table = new StringBuilder("noises: what is heard at which question\n");
    List<String> taken = new ArrayList<>();
    for (Locale language : Recordings.LANGUAGES) {
      try (LoadedModel model = new LoadedModel(Recordings.model(language))) {
        for (String noise : Recordings.noises()) {
          for (String question : List.of("help", "street-1", "digits-1234", "yes")) {
            Turn turn = at(language, question);
            Recognition.Final heard = heard(model, turn, Recordings.noise(noise).frames());
            String what =
                String.format("%s %-10s %-11s: %s%n", language, noise, question, heard.text());
            table.append(heard.text().isEmpty() ? "" : what);
            if (!turn.say(heard.text(), heard.confidence()).equals(NOT_UNDERSTOOD)) {
              taken.add(what);
            }
          }
        }
      }
    }
    System.out.println(table);
    assertThat(taken).hasSizeLessThanOrEqualTo(4).allMatch(what -> what.matches(LIKE_SPEECH));
  }

  @Test
  void theModelsKnowEveryWordOfTheHotline() throws IOException {
    for (Locale language : Recordings.LANGUAGES) {
      ModelWords words = ModelWords.in(Recordings.model(language));
      assertThat(words.unknownWords(hotline.grammarWords(language))).isEmpty();
      assertThat(words.unknownWords(List.of("[unk] qwertyish"))).containsExactly("qwertyish");
    }
  }

  private List<String> missed(LoadedModel model, Locale language, String voice) throws IOException {
    List<String> missed = new ArrayList<>();
    for (Map.Entry<String, String> line : Recordings.lines(language).entrySet()) {
      if (line.getKey().equals(NOT_ASKED)) {
        continue;
      }
      Turn turn = at(language, line.getKey());
      List<PcmFrame> frames = Recordings.caller(language, voice, line.getKey()).frames();
      Recognition.Final heard = heard(model, turn, frames);
      Turn same = at(language, line.getKey());
      if (!turn.say(heard.text(), heard.confidence()).equals(same.say(line.getValue(), 1))) {
        missed.add(line.getKey() + ": " + heard.text());
      }
    }
    return missed;
  }

  private static Recognition.Final heard(LoadedModel model, Turn turn, List<PcmFrame> frames)
      throws IOException {
    List<PcmFrame> all = new ArrayList<>(Recordings.quiet(BEFORE));
    all.addAll(frames);
    all.addAll(Recordings.quiet(AFTER));
    Utterance utterance = new Utterance();
    try (Decoder decoder = model.make(turn.grammar)) {
      for (PcmFrame frame : all) {
        if (decoder.accept(frame)) {
          utterance.settle(decoder.result());
        }
      }
      utterance.settle(decoder.finish());
    }
    return utterance.last();
  }

  /** A conversation that has come to the question that a line answers. */
  private Turn at(Locale language, String line) {
    Map<String, String> lines = Recordings.lines(language);
    Turn turn = new Turn(hotline, language);
    if (line.startsWith("digits") || line.matches(YES_OR_NO)) {
      turn.say(lines.get("activate-1"), 1);
    }
    if (line.equals("digits-correct") || line.matches(YES_OR_NO)) {
      turn.say(lines.get("digits-1234"), 1);
    }
    if (line.startsWith("street")) {
      turn.say(lines.get("shop-1"), 1);
    }
    return turn;
  }

  private static Hotline grocery() {
    Problems problems = new Problems();
    try {
      HotlineFiles files = HotlineFiles.in(Recordings.folder("dialplans/hotlines")).getFirst();
      return new HotlineReader().read(files.name(), files.texts(), problems).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A conversation and what it listens for. */
  private static final class Turn {
    private final Conversation conversation;
    private Grammar grammar = Grammar.OPEN;

    Turn(Hotline hotline, Locale language) {
      conversation = new Conversation(hotline, language, Profile.STANDARD, Map.of());
      take(new DialogInput.Started());
    }

    /** What the hotline takes these words for. */
    List<String> say(String text, double confidence) {
      return take(new DialogInput.Heard(text, confidence));
    }

    private List<String> take(DialogInput input) {
      List<String> meanings = new ArrayList<>();
      for (DialogAction action : conversation.on(input, Instant.EPOCH)) {
        switch (action) {
          case DialogAction.Listen listen -> grammar = listen.expectation().grammar();
          case DialogAction.Understood understood -> meanings.add(understood.meaning());
          case DialogAction.FoundIntent found -> meanings.add(found.intent());
          case DialogAction.Collected value -> meanings.add(value.name() + "=" + value.value());
          case DialogAction.HandOver handOver -> meanings.add(handOver.queue());
          default -> {}
        }
      }
      return meanings;
    }
  }
}
