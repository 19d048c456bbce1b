package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.ServiceLevelFormula;
import org.dozvon.queue.WaitClock;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What queues.yaml says, and where its mistakes are. */
class RulesReaderTest {
  private static final KnownQueues KNOWN =
      new KnownQueues(Map.of("support", Set.of("cards"), "claims", Set.of()), false);

  private final Problems problems = new Problems();

  private Rules read(String text) {
    return new RulesReader(KNOWN, ZoneOffset.UTC, problems).read(text);
  }

  private List<String> mistakes(String text) {
    read(text);
    return problems.list().stream().map(Object::toString).toList();
  }

  @Test
  void everythingIsRead() {
    Rules rules =
        read(
            """
            mode: dry-run
            queues:
              support:
                answer: 85.5% within 25s
                talk: 4m
                promise: nobody waits over 2m without a choice
                short-abandon: 3s
                formula: all-callers
                clock: from-answer
                hours: {days: {mon: 09:00-18:00}, holidays: {2026-11-30: closed}}
                reserve: 2
                most-per-minute: 30
                members:
                  PJSIP/101: {name: Anna, level: 3, skills: [cards], helps: {claims: 2}}
                priorities: {gentle: 7, at-most: 9, a-point-is: 20s}
                ladder:
                  - name: more
                    when: [level under 80%, free under 2]
                    until: level over 90%
                    do: widen
                    helpers: 5
                    hold: 7s
                    least: 3m
                    every: 11s
                    most-per-minute: 2
                  - when: predicted over 2m
                    do: overflow to claims
              claims:
            """);
    assertThat(problems.list()).isEmpty();
    assertThat(rules.mode()).isEqualTo(Rules.Mode.DRY_RUN);
    QueueRules support = rules.queues().get("support");
    assertThat(support.target().share()).isEqualTo(0.855);
    assertThat(support.target().within()).isEqualTo(Duration.ofSeconds(25));
    assertThat(support.target().shortAbandon()).isEqualTo(Duration.ofSeconds(3));
    assertThat(support.talk()).isEqualTo(Duration.ofMinutes(4));
    assertThat(support.promise()).contains(Duration.ofMinutes(2));
    assertThat(support.formula()).isEqualTo(ServiceLevelFormula.ALL_CALLERS);
    assertThat(support.clock()).isEqualTo(WaitClock.SINCE_ANSWER);
    assertThat(support.reserve()).isEqualTo(2);
    assertThat(support.mostPerMinute()).isEqualTo(30);
    assertThat(support.members())
        .containsExactly(
            new Colleague("PJSIP/101", "Anna", 3, Set.of("cards"), Map.of("claims", 2)));
    assertThat(support.priorities().points()).containsEntry(PriorityReason.Kind.GENTLE, 7);
    assertThat(support.priorities().longestHeadStart()).isEqualTo(Duration.ofMinutes(3));
    Rung more = support.ladder().getFirst();
    assertThat(more)
        .isEqualTo(
            new Rung(
                "more",
                List.of(
                    new Trigger(Trigger.Figure.LEVEL, Trigger.Side.UNDER, 0.8),
                    new Trigger(Trigger.Figure.FREE, Trigger.Side.UNDER, 2)),
                new Trigger(Trigger.Figure.LEVEL, Trigger.Side.OVER, 0.9),
                new Act.Widen(5),
                Duration.ofSeconds(7),
                Duration.ofMinutes(3),
                Duration.ofSeconds(11),
                2));
    assertThat(support.ladder().get(1).name()).isEqualTo("overflow 2");
    assertThat(support.ladder().get(1).until())
        .isEqualTo(new Trigger(Trigger.Figure.PREDICTED, Trigger.Side.UNDER, 90));
    assertThat(rules.queues().get("claims")).isEqualTo(QueueRules.DEFAULT);
    OpenHours hours = support.hours().orElseThrow();
    assertThat(hours.isOpen(Instant.parse("2026-11-23T09:00:00Z"))).isTrue();
    assertThat(hours.isOpen(Instant.parse("2026-11-23T18:00:00Z"))).isFalse();
    assertThat(hours.isOpen(Instant.parse("2026-11-30T12:00:00Z"))).as("a holiday").isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level under 80%|LEVEL OVER 0.85",
        "level under 98%|LEVEL OVER 0.99",
        "level over 90%|LEVEL UNDER 0.85",
        "wait over 40s|WAIT UNDER 30.0",
        "waiting over 0|WAITING UNDER 1.0",
        "waiting over 8|WAITING UNDER 7.0",
        "free under 1|FREE OVER 1.0"
      })
  void aRungIsLeftWithAMargin(String when, String until) {
    Rules rules = read(ladder("- {when: " + when + ", do: alarm}"));
    assertThat(problems.list()).isEmpty();
    Trigger margin = rules.queues().get("support").ladder().getFirst().until();
    assertThat(margin.figure() + " " + margin.side() + " " + margin.value()).isEqualTo(until);
  }

  private static String ladder(String rung) {
    return "queues:\n  support:\n    ladder:\n      " + rung + "\n  claims:\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "- {when: level under 0%, do: alarm}|never so: \"level under 0%\"",
        "- {when: free under 0, do: alarm}|never so: \"free under 0\"",
        "- {when: [level under 50%, level over 60%], do: alarm}|never both:",
        "- {when: level under 80%, until: level over 75%, do: alarm}|can hold at once",
        "- {when: level under 80%, until: level under 90%, do: alarm}|(expected: level over a value)",
        "- {when: level under 80%, until: level over 100%, do: alarm}|never left",
        "- {when: level under 80%, until: free over 1, do: alarm}|(expected: a figure of \"when\")",
        "- {when: level under 80%, do: raise-priority}|raise-priority needs to know whose",
        "- {when: wait under 80s, do: comfort}|(expected: wait over a time)",
        "- {when: level under 80%, do: widen}|widen never does anything",
        "- {when: wait over 1m, do: overflow}|overflow: where to?",
        "- {when: wait over 1m, do: overflow to support}|is the own queue",
        "- {when: wait over 1m, do: overflow to clams}|no such queue in this file (did you mean \"claims\"?)",
        "- {when: wait over 1m, do: comfrot}|(did you mean \"comfort\"?)",
        "- {when: wiat over 1m, do: comfort}|there is no figure \"wiat\" (did you mean \"wait\"?)",
        "- {do: comfort}|\"when\" is missing",
        "- {when: wait over 1m}|\"do\" is missing",
        "- {when: wait over 1m, do: comfort, points: 3}|unknown name \"points\""
      })
  void aRungThatMakesNoSenseIsRefused(String rung, String message) {
    assertThat(mistakes(ladder(rung))).singleElement().asString().contains(message);
    assertThat(problems.list().getFirst().place().file()).isEqualTo("queues.yaml");
    assertThat(problems.list().getFirst().place().line()).isBetween(2, 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "queues: {suport: }|1:10: hotline.yaml has no queue \"suport\" (did you mean",
        "queues: {support: {answer: 120% within 20s}}|1:28: answer:",
        "queues: {support: {short-abandon: 30s}}|1:35: short-abandon: 30 s is not below the 20 s",
        "queues: {support: {answer: 80% within 5m, promise: nobody waits over 2m without a choice}}|1:10: the promise of a choice after 2 min comes before the 5 min",
        "queues: {support: {priorities: {gentle: 50}}}|1:41: gentle: 50 points are over \"at-most\": 24",
        "queues: {support: {members: {PJSIP/1: {skills: [crads]}}}}|1:49: hotline.yaml has no skill \"crads\" for \"support\"",
        "queues: {support: {members: {PJSIP/1: {helps: [support]}}}}|1:48: helps: \"support\" is the own queue",
        "queues: {support: {members: {PJSIP/1: {helps: {clams: 1}}}}}|1:48: hotline.yaml has no queue \"clams\"",
        "queues: {support: {ladder: [{when: wait over 1m, do: overflow to claims}]}, claims: {ladder: [{when: wait over 1m, do: overflow to support}]}}|1:77: overflow goes round: claims -> support -> claims",
        "{}|1:1: \"queues\" is missing"
      })
  void aContradictionIsToldWithItsPlace(String text, String message) {
    assertThat(mistakes(text)).singleElement().asString().startsWith("queues.yaml:" + message);
  }
}
