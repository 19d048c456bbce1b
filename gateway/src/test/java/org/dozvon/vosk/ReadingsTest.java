package org.dozvon.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dozvon.speech.Recognition;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final String FOUR_OR_TWO =
      """
      {"alternatives": [
        {"confidence": 80.0, "text": "four one", "result": [
          {"word": "four", "start": 0.0, "end": 0.4}, {"word": "one", "start": 0.4, "end": 0.8}]},
        {"confidence": 79.0, "text": "four four one", "result": [
          {"word": "four", "start": 0.0, "end": 0.2}, {"word": "four", "start": 0.2, "end": 0.4},
          {"word": "one", "start": 0.4, "end": 0.8}]},
        {"confidence": 70.0, "text": "person", "result": [
          {"word": "person", "start": 0.0, "end": 0.8}]}]}
      """;

  private static final String SEVEN =
      """
      {"alternatives": [
        {"confidence": 50.0, "text": "seven", "result": [
          {"word": "seven", "start": 1.0, "end": 1.4}]},
        {"confidence": 49.5, "text": "six", "result": [
          {"word": "six", "start": 1.0, "end": 1.4}]}]}
      """;

  @Test
  void theLikeliestIsTheResultAndTheOthersFollowWithoutTheFarFetched() {
    Utterance utterance = new Utterance();
    utterance.settle(FOUR_OR_TWO);
    assertThat(texts(utterance.last())).containsExactly("four one", "four four one");
  }

  @Test
  void aWordIsAsSureAsAllReadingsThatHaveItThen() {
    Utterance utterance = new Utterance();
    utterance.settle(SEVEN);
    List<Recognition.Final> readings = utterance.last().readings();
    assertThat(readings.get(0).confidence()).isBetween(0.62, 0.63);
    assertThat(readings.get(1).confidence()).isBetween(0.37, 0.38);
    utterance.settle(FOUR_OR_TWO);
    assertThat(utterance.last().words().get(1).confidence()).isGreaterThan(0.99);
  }

  @Test
  void partsFollowEachOtherAndAllPairsAreRanked() {
    Utterance utterance = new Utterance();
    utterance.settle(FOUR_OR_TWO);
    utterance.settle(SEVEN);
    assertThat(texts(utterance.last()))
        .containsExactly(
            "four one seven", "four one six", "four four one seven", "four four one six");
  }

  @Test
  void silenceHasOneReadingWithoutWords() {
    Utterance utterance = new Utterance();
    utterance.settle("{\"alternatives\": [{\"confidence\": 3.0, \"text\": \"\"}]}");
    assertThat(utterance.last()).isEqualTo(new Recognition.Final(List.of(), 0));
  }

  private static List<String> texts(Recognition.Final last) {
    return last.readings().stream().map(Recognition.Final::text).toList();
  }
}
