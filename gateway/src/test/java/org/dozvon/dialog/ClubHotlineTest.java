package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What steps can do beside asking and telling, and the mistakes that can be made with it. */
class ClubHotlineTest {
  private static final Map<String, String> FILES = ClubFiles.texts();
  private static final Hotline HOTLINE = ClubFiles.hotline();

  @TestFactory
  Stream<DynamicTest> conversationsGoAsTheirScriptsSay() {
    return TestHotline.conversations(HOTLINE, FILES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "if: points > 100     | if: pints > 100        | 20:11: if: there is no value \"pints\"",
        "and tier ==          | and teir ==            | 16:31: if: there is no value \"teir\"",
        "if: points > 100     | if: points = 100       | 20:18: if: \"=\" (write ==",
        "then: gold           | then: gould            | there is no step \"gould\" (did you",
        "skill: gold          | skill: golden          | queue desk has no skill \"golden\" (did",
        "queue: claims        | queue: clams           | there is no queue \"clams\" (did you",
        "- intent: points     | - intent: point        | there is no intent \"points\" (did you",
        "set: {offer:         | set: {open:            | \"open\" comes from the schedule",
        "set: {offer:         | set: {Offer:           | expected: the name of a value",
        "{offer: \"{points}    | {offer: \"{pints}       | there is no value \"pints\" here",
        "if: open             | if: opened             | there is no value \"opened\"",
        "then: see you        | then: other            | no step leads to \"see you\"",
        "reason: swapped      | reasn: swapped         | unknown name \"reasn\"",
        "mon-fri: 09          | mon-fry: 09            | days: \"mon-fry\" (expected",
        "09:00-18:00          | 9-18                   | hours: \"9-18\" (expected",
        "2027-01-01: closed   | 1 January: closed      | holidays: \"1 January\"",
        "then: message        | then: queue            | with \"then: message\" only",
        "then: message        | then: sleep            | then: \"sleep\" (expected: one of",
        "queue: desk          | queue: disk            | \"disk\" is not among \"queues\"",
      })
  void aMistakeIsNamedWhereItStands(String right, String wrong, String expected) {
    assertThat(problems(right, wrong)).anyMatch(problem -> problem.contains(expected));
  }

  @Test
  void intentsThatGoToEachOtherWithoutAQuestionAreACircle() {
    String right =
        """
              hand-over: {en: "Sorry.", ru: "Простите."}
              queue: claims
        """;
    assertThat(reviewed(right, "      intent: claim\n"))
        .anyMatch(p -> p.contains("a circle of intents in which nothing is asked: claim -> claim"));
    assertThat(reviewed(right, right)).isEmpty();
  }

  @Test
  void intentsThatLeadOnlyToEachOtherHaveNoWayOut() {
    String right =
        """
              then: see you
              otherwise: other
            see you:
              say: {en: "See you.", ru: "До встречи."}
              go: anything-else
            other:
              intent: points
        """;
    String wrong =
        """
              then: other
            other:
              intent: visit
        """;
    assertThat(reviewed(right, wrong)).anyMatch(p -> p.contains("no way leads out of \"visit\""));
  }

  private static List<String> problems(String right, String wrong) {
    Problems problems = new Problems();
    new HotlineReader().read("club", changed(right, wrong), problems);
    return problems.list().stream().map(Problems.Problem::toString).toList();
  }

  private static List<String> reviewed(String right, String wrong) {
    Problems problems = new Problems();
    Map<String, String> files = changed(right, wrong);
    Hotline hotline = new HotlineReader().read("club", files, problems).orElseThrow();
    new JumpCheck(hotline.intents(), problems).check();
    hotline.intents().forEach(intent -> new PathCheck(intent, problems).check());
    return problems.list().stream().map(Problems.Problem::toString).toList();
  }

  private static Map<String, String> changed(String right, String wrong) {
    Map<String, String> files = new HashMap<>(FILES);
    files.replaceAll((name, text) -> text.replace(right, wrong));
    return files;
  }
}
