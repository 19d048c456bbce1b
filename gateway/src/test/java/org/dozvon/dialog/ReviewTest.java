package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dozvon.audio.Clip;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;
import org.dozvon.testing.ToneSynthesizer;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;

/** What is wrong with a hotline as a whole is named where it stands. */
class ReviewTest {
  private static final String DIALOG =
      """
      intent: parking
      about: {en: parking, ru: парковка}
      examples: {en: [where is the parking place], ru: [где парковка]}
      steps:
        floor:
          ask: {en: "Which floor?", ru: "Какой этаж?"}
          again: {en: "Type the floor.", ru: "Наберите этаж."}
          expect: digits 1
          into: floor
        tell:
          say: {en: "Floor {floor|digits}.", ru: "Этаж {floor|digits}."}
          go: anything-else
      """;

  private record Found(List<String> problems, List<String> warnings) {}

  @Test
  void aSoundDialogIsSound() {
    assertThat(review(DIALOG, Surroundings.UNKNOWN)).isEqualTo(new Found(List.of(), List.of()));
  }

  @Test
  void aDialogWithoutAWayOutIsNamedAtEachOfItsSteps() {
    assertThat(review(DIALOG.replace("go: anything-else", "go: floor")).problems())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("dialogs/parking.yaml:5:3: no way leads out of \"floor\"");
  }

  @Test
  void aCircleInWhichNothingIsAskedIsNamedWithItsSteps() {
    String circle =
        DIALOG.replace("    go: anything-else\n", "")
            + """
              more:
                when: floor
                is: {"1": tell}
                otherwise: anything-else
            """;
    assertThat(review(circle).problems())
        .containsExactly(
            "dialogs/parking.yaml:10:3: a circle in which nothing is asked: tell -> more -> tell"
                + " (let one of them go elsewhere)");
  }

  @Test
  void wordsNoVoiceCanSayAreAProblemAndLongOnesAWarning() {
    assertThat(review(DIALOG.replace("Which floor?", "Какой этаж?")).problems())
        .containsExactly(
            "dialogs/parking.yaml:6:15: no voice of \"en\" can say \"Какой\""
                + " (write it in the letters of the language)");
    assertThat(review(DIALOG.replace("Which floor?", "...")).problems())
        .containsExactly(
            "dialogs/parking.yaml:6:15: there is nothing in it that a voice could say");
    assertThat(review(DIALOG.replace("Which floor?", "Which floor ".repeat(20))).warnings())
        .singleElement()
        .asString()
        .startsWith("dialogs/parking.yaml:6:15: about 19 s for a gentle caller (at most 10)");
  }

  @Test
  void aQuestionWithoutKeysAndTooManyOptionsAreWarnings() {
    String phrase =
        DIALOG
            .replace("expect: digits 1", "expect: phrase\n    list: places")
            .replace("{floor|digits}", "{floor}");
    assertThat(review(phrase).warnings())
        .containsExactly(
            "dialogs/parking.yaml:5:3: this question cannot be answered by keys: who is not heard"
                + " gets a person (keys: 3 offers the first three of the list)");
    String many =
        DIALOG
            .replace(
                "expect: digits 1",
                "expect: one-of\n    options: {a: {en: red, ru: красный}, b: {en: blue, ru: синий},"
                    + " c: {en: green, ru: зелёный}, d: {en: black, ru: чёрный}}")
            .replace("{floor|digits}", "{floor}");
    assertThat(review(many).warnings()).singleElement().asString().contains("4 options");
  }

  @Test
  void aListThatACallWouldFeelIsAWarning() {
    String names =
        IntStream.rangeClosed(1, 10_001)
            .mapToObj(i -> "street " + i)
            .collect(Collectors.joining(", "));
    Map<String, String> files =
        files(
            DIALOG
                .replace("expect: digits 1", "expect: phrase\n    keys: 3\n    list: streets")
                .replace("{floor|digits}", "{floor}"));
    files.compute(
        "hotline.yaml",
        (file, text) ->
            text.replace(
                "\nlists:\n", "\nlists:\n  streets: {en: [" + names + "], ru: [улица]}\n"));
    Problems warnings = new Problems();
    new Review(files, Surroundings.UNKNOWN).of(hotline(files), new Problems(), warnings);
    assertThat(texts(warnings))
        .singleElement()
        .asString()
        .startsWith("dialogs/parking.yaml:5:3: a list of 10001 phrases");
  }

  @Test
  void examplesThatLeadElsewhereAreWarnings() {
    assertThat(review(DIALOG.replace("where is the", "how is the person of the")).warnings())
        .singleElement()
        .asString()
        .startsWith("dialogs/parking.yaml:3:")
        .contains("is taken for wanting a person, before anything else");
    assertThat(review(DIALOG.replace("[где парковка]", "[где парковка, помедленнее]")).warnings())
        .singleElement()
        .asString()
        .contains("\"помедленнее\" means \"slower\" at every moment");
    assertThat(review(DIALOG.replace("[где парковка]", "[где парковка, это так]")).warnings())
        .singleElement()
        .asString()
        .contains("\"это так\"");
  }

  @Test
  void aWordTheRecogniserLacksIsNamedWithAnotherFormOfItNotWithALookalike() {
    Hotline hotline = hotline(files(DIALOG));
    Set<String> words =
        Stream.concat(
                hotline.grammarWords(Locale.ENGLISH).stream().filter(w -> !w.equals("parking")),
                Stream.of("barking", "parked"))
            .collect(Collectors.toSet());
    Surroundings around =
        new Surroundings(Map.of(Locale.ENGLISH, words), Optional.empty(), Optional.empty());
    assertThat(review(DIALOG, around).warnings())
        .containsExactly(
            "dialogs/parking.yaml:3:17: the recogniser has no word \"parking\" (en) and will not"
                + " hear it (it knows \"parked\")");
  }

  @Test
  void routesAndQueuesThatAreNotThereAreProblems() {
    Surroundings around =
        new Surroundings(
            Map.of(),
            Optional.of(Set.of("support", "complaint")),
            Optional.of(
                Map.of(
                    "routes/a.camel.yaml", "- route:\n    from:\n      uri: direct:card-balance")));
    String handOver =
        DIALOG.replace("go: anything-else", "go: out")
            + "  out: {hand-over: {en: a, ru: б}, queue: complaints}\n";
    List<String> problems = review(handOver, around).problems();
    assertThat(problems)
        .contains(
            "dialogs/parking.yaml:13:3: Asterisk has no queue \"complaints\" (did you mean \"complaint\"?)")
        .anyMatch(
            problem ->
                problem.startsWith("hotline.yaml:")
                    && problem.contains("no file in routes/ begins with direct:nearest-shop"))
        .noneMatch(problem -> problem.contains("direct:card-balance "));
  }

  @Test
  void whatTheVoiceSaysIsMeasuredAndSilenceIsAProblem() {
    try (ToneSynthesizer tones = new ToneSynthesizer()) {
      Voice voice = new Voice(Locale.ENGLISH, "slt", 1);
      Surroundings studio =
          Surroundings.UNKNOWN.with(new Studio(tones, Map.of(Locale.ENGLISH, voice)));
      String text = "a ".repeat(90) + "b.";
      assertThat(review(DIALOG.replace("Which floor?", text), studio).warnings())
          .containsExactly(
              "dialogs/parking.yaml:6:15: 11.4 s for a gentle caller (at most 10): make it"
                  + " shorter, or two steps");
      assertThat(
              review(DIALOG.replace("Which floor?", "abcdefghij ".repeat(20)), studio).warnings())
          .as("long to write, short to say")
          .isEmpty();
      assertThat(review(DIALOG.replace("Which floor?", "mute"), studio).problems())
          .singleElement()
          .asString()
          .startsWith("dialogs/parking.yaml:6:15: the voice fails: no voice");
    }
  }

  @Test
  void aPromptWithoutAnySoundIsAProblem() {
    Voice voice = new Voice(Locale.ENGLISH, "slt", 1);
    Synthesizer silent =
        new Synthesizer() {
          @Override
          public Clip speak(String text, Voice wanted) {
            return Clip.silence(Duration.ofMillis(text.contains("Which floor") ? 500 : 0));
          }

          @Override
          public void close() {}
        };
    Surroundings studio =
        Surroundings.UNKNOWN.with(new Studio(silent, Map.of(Locale.ENGLISH, voice)));
    assertThat(review(DIALOG, studio).problems())
        .contains(
            "dialogs/parking.yaml:6:15: the voice \"slt\" gives no sound for \"Which floor?\"",
            "dialogs/parking.yaml:7:17: the voice \"slt\" gives no sound for \"Type the floor.\"");
  }

  @Test
  void anUnknownVoiceIsNamedAndTheHotlinesVoiceIsTaken() {
    Map<String, String> files = files(DIALOG);
    files.merge(
        "hotline.yaml", "\nvoice: {en: {name: cmu-slt, pace: 0.9}, ru: elena}\n", String::concat);
    Hotline hotline = hotline(files);
    assertThat(hotline.voice(new Voice(Locale.ENGLISH, "cmu-slt-hsmm", 1)))
        .isEqualTo(new Voice(Locale.ENGLISH, "cmu-slt", 0.9));
    assertThat(hotline.voice(new Voice(Locale.of("ru"), "anna", 1)).name()).isEqualTo("elena");
    Problems problems = new Problems();
    Surroundings around =
        new Surroundings(
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(Locale.ENGLISH, Set.of("cmu-slt-hsmm")),
            Optional.empty());
    new Review(files, around).of(hotline, problems, new Problems());
    assertThat(texts(problems))
        .singleElement()
        .asString()
        .startsWith("hotline.yaml:")
        .contains("there is no voice \"cmu-slt\"");
    files.merge("hotline.yaml", "", (text, none) -> text.replace("pace: 0.9", "pace: 9"));
    Problems pace = new Problems();
    assertThat(new HotlineReader().read("x", files, pace)).isEmpty();
    assertThat(texts(pace))
        .singleElement()
        .asString()
        .contains("pace: \"9\" (expected: a number 0.6..1.5)");
  }

  private static Found review(String dialog) {
    return review(dialog, Surroundings.UNKNOWN);
  }

  /** Only what concerns the dialog, and problems of the main file. */
  private static Found review(String dialog, Surroundings around) {
    Map<String, String> files = files(dialog);
    Problems problems = new Problems();
    Problems warnings = new Problems();
    new Review(files, around).of(hotline(files), problems, warnings);
    return new Found(texts(problems), texts(warnings));
  }

  private static List<String> texts(Problems problems) {
    return problems.list().stream().map(Object::toString).toList();
  }

  private static Hotline hotline(Map<String, String> files) {
    Problems problems = new Problems();
    Optional<Hotline> hotline = new HotlineReader().read("x", files, problems);
    assertThat(problems.list()).isEmpty();
    return hotline.orElseThrow();
  }

  /** The shipped hotline with this dialog beside its own. */
  private static Map<String, String> files(String dialog) {
    Map<String, String> files = new TreeMap<>(GroceryFiles.texts());
    files.keySet().removeIf(name -> name.startsWith("tests/") || name.startsWith("routes/"));
    files.put("dialogs/parking.yaml", dialog);
    return files;
  }
}
