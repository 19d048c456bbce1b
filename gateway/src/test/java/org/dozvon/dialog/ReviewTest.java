package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  void aWordTheRecogniserLacksIsNamedWithTheNearestOne() {
    Hotline hotline = hotline(files(DIALOG));
    Set<String> words =
        Stream.concat(
                hotline.grammarWords(Locale.ENGLISH).stream().filter(w -> !w.equals("parking")),
                Stream.of("barking"))
            .collect(java.util.stream.Collectors.toSet());
    Surroundings around =
        new Surroundings(Map.of(Locale.ENGLISH, words), Optional.empty(), Optional.empty());
    assertThat(review(DIALOG, around).warnings())
        .containsExactly(
            "dialogs/parking.yaml:3:17: the recogniser has no word \"parking\" (en) and will not"
                + " hear it (it knows \"barking\")");
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
