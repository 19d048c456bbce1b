package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;

/** Mistakes in a hotline's files are all named at once, each where it stands. */
class HotlineReaderTest {
  private static final String BALANCE =
      """
      intent: balance
      about: {en: points, ru: баллы}
      examples: {en: [balance], ru: [баланс]}
      steps:
        card:
          ask: {en: "Digits?", ru: "Цифры?"}
          again: {en: "Type.", ru: "Наберите."}
          expect: digits 4
          into: card
        look:
          call: card-balance
          with: {card: "{card}"}
        tell:
          say: {en: "{points|count:point,points}", ru: "{points|count:балл,балла,баллов}"}
          go: anything-else
      """;

  @Test
  void aCorrectHotlineIsRead() {
    assertThat(problems(BALANCE)).isEmpty();
  }

  @Test
  void aMisspelledStepIsNamedWithTheNearestOne() {
    assertThat(problems(BALANCE.replace("go: anything-else", "go: lok")))
        .containsExactly("dialogs/a.yaml:15:9: there is no step \"lok\" (did you mean \"look\"?)");
  }

  @Test
  void aMissingTranslationIsNamedWhereItIsMissing() {
    assertThat(problems(BALANCE.replace("{en: \"Digits?\", ru: \"Цифры?\"}", "{en: \"Digits?\"}")))
        .containsExactly("dialogs/a.yaml:6:10: the translation \"ru\" is missing");
  }

  @Test
  void unknownRoutesArgumentsAndValuesAreAllNamedAtOnce() {
    String wrong =
        BALANCE
            .replace("call: card-balance", "call: card-balanse")
            .replace("with: {card", "with: {crd")
            .replace("{points|count:point,points}", "{pints}");
    assertThat(problems(wrong))
        .hasSize(4)
        .anyMatch(
            p ->
                p.startsWith(
                    "dialogs/a.yaml:11:11: there is no route \"card-balanse\" (did you mean"))
        .anyMatch(p -> p.startsWith("dialogs/a.yaml:12:12: route card-balanse takes no \"crd\""))
        .anyMatch(p -> p.startsWith("dialogs/a.yaml:14:15: there is no value \"pints\" here"))
        .anyMatch(p -> p.startsWith("dialogs/a.yaml:14:") && p.contains("\"points\""));
  }

  @Test
  void aRouteArgumentThatTheRouteDoesNotTakeIsNamed() {
    assertThat(problems(BALANCE.replace("with: {card", "with: {crd")))
        .containsExactly(
            "dialogs/a.yaml:12:12: route card-balance takes no \"crd\" (did you mean \"card\"?)");
  }

  @Test
  void aCountWithTheWrongNumberOfFormsIsNamed() {
    assertThat(problems(BALANCE.replace("балл,балла,баллов", "балл,баллов")))
        .containsExactly(
            "dialogs/a.yaml:14:50: 2 forms of a counted word (expected: 3 in this language)");
  }

  @Test
  void aDeadEndAndAStepNobodyReachesAreNamed() {
    assertThat(problems(BALANCE.replace("    go: anything-else\n", "")))
        .containsExactly(
            "dialogs/a.yaml:14:5: the last step leads nowhere (expected: go: anything-else, person,"
                + " end or a step)");
    assertThat(problems(BALANCE.replace("    into: card", "    into: card\n    go: tell")))
        .containsExactly("dialogs/a.yaml:11:3: no step leads to \"look\"");
  }

  @Test
  void anUnknownFieldAndAStepOfTwoKindsAreNamed() {
    assertThat(problems(BALANCE.replace("again:", "agian:")))
        .containsExactly(
            "dialogs/a.yaml:6:5: \"again\" is missing",
            "dialogs/a.yaml:7:5: unknown name \"agian\" (did you mean \"again\"?)");
    assertThat(
            problems(BALANCE.replace("    into: card", "    into: card\n    say: {en: a, ru: б}")))
        .anyMatch(p -> p.contains("this one has say and ask"));
  }

  @Test
  void anExpectationThatIsNotKnownIsNamed() {
    assertThat(problems(BALANCE.replace("digits 4", "four digits")))
        .containsExactly(
            "dialogs/a.yaml:8:13: expect: \"four digits\" (expected: digits 4, digits 3..8, number,"
                + " number 1..10, money, money 1..500, date, date future, date past, time, yes-no,"
                + " one-of, phrase, street or free)");
  }

  @Test
  void everyKindOfAnswerIsRead() {
    for (String kind :
        List.of(
            "digits 3..8",
            "number",
            "number 1..10",
            "money",
            "money 1..500",
            "date",
            "date future",
            "date past",
            "time",
            "free",
            "yes-no")) {
      assertThat(problems(BALANCE.replace("digits 4", kind))).as(kind).isEmpty();
    }
    assertThat(problems(BALANCE.replace("digits 4", "number 10..1")))
        .containsExactly("dialogs/a.yaml:8:13: number 10..1 (expected: the smaller number first)");
    assertThat(problems(BALANCE.replace("digits 4", "date tomorrow"))).hasSize(1);
  }

  @Test
  void aConfirmationThatIsNeverAskedIsNamed() {
    String into = "    into: card";
    assertThat(problems(BALANCE.replace(into, into + "\n    confirm-when: unsure")))
        .containsExactly("dialogs/a.yaml:10:5: \"confirm-when\" needs \"confirm\": what is asked?");
    String confirmed = into + "\n    confirm: {en: \"Right?\", ru: \"Верно?\"}";
    assertThat(problems(BALANCE.replace(into, confirmed + "\n    confirm-below: 0.5")))
        .containsExactly("dialogs/a.yaml:11:5: \"confirm-below\" needs \"confirm-when: unsure\"");
    assertThat(problems(BALANCE.replace(into, confirmed + "\n    confirm-when: sometimes")))
        .singleElement()
        .asString()
        .startsWith("dialogs/a.yaml:11:19: confirm-when:");
    String implicit = "\n    implicit: {en: \"Card {card}.\", ru: \"Карта {card}.\"}";
    assertThat(problems(BALANCE.replace(into, confirmed + implicit)))
        .singleElement()
        .asString()
        .startsWith("dialogs/a.yaml:11:5: \"implicit\" is never said:");
    assertThat(problems(BALANCE.replace(into, confirmed + "\n    confirm-when: unsure" + implicit)))
        .isEmpty();
    assertThat(problems(BALANCE.replace(into, into + implicit))).isEmpty();
  }

  @Test
  void anUnknownMoneyAndAnUnknownTimeZoneAreNamed() {
    assertThat(problems(BALANCE.replace("{en: \"Digits?\"", "{en: \"{card|money:yen}\"")))
        .singleElement()
        .asString()
        .contains("dialogs/a.yaml:6:15: {card|money:yen}: which money? (expected: money:dollars");
    String main = GroceryFiles.texts().get("hotline.yaml");
    assertThat(
            problems(main.replace("queue: support", "queue: support\ntime-zone: Moscow"), BALANCE))
        .singleElement()
        .asString()
        .contains("time-zone: \"Moscow\" (expected: a zone such as Europe/Moscow)");
  }

  @Test
  void aBracketWithoutItsPartnerIsNamed() {
    assertThat(problems(BALANCE.replace("\"Digits?\"", "\"Digits{?\"")))
        .containsExactly("dialogs/a.yaml:6:15: a curly bracket without its partner: \"Digits{?\"");
  }

  @Test
  void aMissingMainFileAndBrokenYamlAreNamed() {
    Problems problems = new Problems();
    assertThat(new HotlineReader().read("x", Map.of(), problems)).isEmpty();
    assertThat(problems.toString()).isEqualTo("hotline.yaml:1:1: the file is missing");
    assertThat(problems("intent: [")).hasSize(1).first().asString().contains("not valid YAML");
  }

  @Test
  void anUnknownMoodAndAMoodWithoutATranslationAreNamed() {
    String main = GroceryFiles.texts().get("hotline.yaml");
    assertThat(problems(main.replace("\n  angry:\n", "\n  angri:\n"), BALANCE))
        .singleElement()
        .asString()
        .contains("unknown name \"angri\" (did you mean \"angry\"?)");
    assertThat(
            problems(
                main.replaceFirst("(?s)    ru:\n      - это безобразие.*?\n  dis", "  dis"),
                BALANCE))
        .singleElement()
        .asString()
        .contains("the translation \"ru\" is missing");
  }

  @Test
  void aHotlineNeedsNoMoods() {
    String main = GroceryFiles.texts().get("hotline.yaml");
    assertThat(problems(main.replaceFirst("(?s)\nmoods:.*?\nphrases:", "\nphrases:"), BALANCE))
        .isEmpty();
  }

  private static List<String> problems(String dialog) {
    return problems(GroceryFiles.texts().get("hotline.yaml"), dialog);
  }

  private static List<String> problems(String main, String dialog) {
    Map<String, String> files = new TreeMap<>();
    files.put("hotline.yaml", main);
    files.put("dialogs/a.yaml", dialog);
    Problems problems = new Problems();
    Optional<Hotline> hotline = new HotlineReader().read("x", files, problems);
    assertThat(hotline.isPresent()).isEqualTo(problems.isEmpty());
    return problems.list().stream().map(Object::toString).toList();
  }
}
