package org.dozvon.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dozvon.speech.Recognition;

/** What was heard of one utterance so far, out of Vosk's JSON. Confined to one thread. */
final class Utterance {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNKNOWN = "[unk]";

  private final List<Recognition.Word> words = new ArrayList<>();
  private Readings readings = Readings.NOTHING;
  private int unknown;
  private String lastPartial = "";
  private String lastGuess = "";

  /** Takes a settled part. */
  void settle(String result) {
    JsonNode part = read(result);
    readings = readings.then(part.path("alternatives"));
    for (JsonNode node : part.path("result")) {
      String word = node.path("word").asText();
      if (word.equals(UNKNOWN)) {
        unknown++;
      } else {
        words.add(new Recognition.Word(word, node.path("conf").asDouble()));
      }
    }
  }

  /** Takes a guess at the rest; returns what is new about it. */
  Optional<Recognition> guess(String partial) {
    if (partial.equals(lastPartial)) {
      return Optional.empty();
    }
    lastPartial = partial;
    String guess = read(partial).path("partial").asText().strip();
    if (guess.equals(lastGuess)) {
      return Optional.empty();
    }
    lastGuess = guess;
    return Optional.of(withGuess(guess));
  }

  /** The last word on it. */
  Recognition.Final last() {
    List<List<Recognition.Word>> all =
        readings.likeliestFirst().stream().map(Readings.Reading::words).toList();
    return words.isEmpty()
        ? new Recognition.Final(all.getFirst(), unknown, all.subList(1, all.size()))
        : new Recognition.Final(words, unknown);
  }

  private Recognition withGuess(String guess) {
    List<String> heard =
        new ArrayList<>(last().words().stream().map(Recognition.Word::text).toList());
    int strange = unknown;
    for (String word : guess.isEmpty() ? new String[0] : guess.split(" ", -1)) {
      if (word.equals(UNKNOWN)) {
        strange++;
      } else {
        heard.add(word);
      }
    }
    return new Recognition.Partial(String.join(" ", heard), strange);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Vosk's answer is no JSON: " + json, e);
    }
  }
}
