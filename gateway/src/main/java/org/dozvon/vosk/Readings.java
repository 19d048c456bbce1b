package org.dozvon.vosk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dozvon.speech.Recognition;

/**
 * What one utterance may have been, each with its log-likelihood, out of Vosk's alternatives.
 * Immutable.
 */
record Readings(List<Reading> likeliestFirst) {
  /** How many are kept. */
  static final int MOST = 10;

  /** So much less likely than the best is out of the question: a twentieth. */
  private static final double FARTHEST = 3;

  /** Nothing was said. */
  static final Readings NOTHING = new Readings(List.of(new Reading(List.of(), 0)));

  record Reading(List<Recognition.Word> words, double likelihood) {}

  private record Timed(String word, double start, double end) {
    boolean is(Timed other) {
      return word.equals(other.word) && start < other.end && other.start < end;
    }
  }

  private record Alternative(List<Timed> words, double likelihood) {}

  /** These, followed by what a settled part may have been; Vosk's JSON list of alternatives. */
  Readings then(JsonNode alternatives) {
    List<Reading> parts = read(alternatives);
    if (parts.isEmpty()) {
      return this;
    }
    List<Reading> all = new ArrayList<>();
    for (Reading before : likeliestFirst) {
      for (Reading part : parts) {
        List<Recognition.Word> words = new ArrayList<>(before.words());
        words.addAll(part.words());
        all.add(new Reading(words, before.likelihood() + part.likelihood()));
      }
    }
    all.sort(Comparator.comparingDouble(reading -> -reading.likelihood()));
    double least = all.getFirst().likelihood() - FARTHEST;
    return new Readings(
        all.stream().filter(reading -> reading.likelihood() >= least).limit(MOST).toList());
  }

  private static List<Reading> read(JsonNode alternatives) {
    List<Alternative> all = new ArrayList<>();
    for (JsonNode node : alternatives) {
      List<Timed> words = new ArrayList<>();
      for (JsonNode word : node.path("result")) {
        words.add(
            new Timed(
                word.path("word").asText(),
                word.path("start").asDouble(),
                word.path("end").asDouble()));
      }
      all.add(new Alternative(words, node.path("confidence").asDouble()));
    }
    return all.stream().map(one -> reading(one, all)).toList();
  }

  /** A word is as sure as all alternatives together that have it at that time. */
  private static Reading reading(Alternative one, List<Alternative> all) {
    List<Recognition.Word> words = new ArrayList<>();
    double total = all.stream().mapToDouble(other -> weight(other, one)).sum();
    for (Timed word : one.words()) {
      double with =
          all.stream()
              .filter(other -> other.words().stream().anyMatch(word::is))
              .mapToDouble(other -> weight(other, one))
              .sum();
      words.add(new Recognition.Word(word.word(), with / total));
    }
    return new Reading(words, one.likelihood());
  }

  private static double weight(Alternative alternative, Alternative base) {
    return Math.exp(alternative.likelihood() - base.likelihood());
  }
}
