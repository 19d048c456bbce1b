package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a ladder did is taken back, remembered and, in a dry run, only said. */
class LadderUndoTest {
  @Test
  void aDryRunSaysOnceWhatItWouldDoAndDoesNothing() {
    Hall hall = Hall.widening();
    Rules rules =
        new Rules(
            Rules.Mode.DRY_RUN,
            Map.of(
                "support",
                QueueRules.DEFAULT.with(
                    List.of(Rung.of("more people", Hall.LEVEL_LOW, new Act.Widen(2)))),
                "complaints",
                QueueRules.DEFAULT));
    hall.rules(rules);
    hall.level("support", 0.5);
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(5);
    hall.gentle("support", "g");
    hall.seconds(300);
    assertThat(hall.steps).isNotEmpty().allMatch(Step::dry);
    assertThat(hall.order("support")).containsExactly("a", "g");
    assertThat(hall.find("support", "late").orElseThrow().penalty()).isEqualTo(5);
    assertThat(hall.done().stream().filter(Intervention.Prioritise.class::isInstance)).hasSize(1);
    hall.level("support", 0.95);
    hall.seconds(100);
    assertThat(hall.steps.getLast().undoes()).isPresent();
    hall.level("support", 0.5);
    hall.seconds(20);
    int said = hall.steps.size();
    hall.rules(rules.in(Rules.Mode.ACT));
    hall.seconds(20);
    assertThat(hall.steps.subList(said, hall.steps.size()))
        .isNotEmpty()
        .noneMatch(Step::dry)
        .allMatch(step -> step.undoes().isEmpty());
    assertThat(hall.order("support")).containsExactly("g", "a");
    hall.rules(rules);
    hall.seconds(1);
    assertThat(hall.steps.getLast().what())
        .isEqualTo(new Intervention.SetPenalty("support", "late", 5));
    assertThat(hall.steps.getLast().dry()).isFalse();
  }

  @Test
  void whatARungDidIsUndoneWhenItIsTakenOutOfTheFile() {
    Hall hall = Hall.widening();
    hall.level("support", 0.5);
    hall.seconds(60);
    hall.rules(Hall.rules());
    hall.seconds(1);
    assertThat(hall.find("support", "late").orElseThrow().penalty()).isEqualTo(5);
    assertThat(hall.find("support", "PJSIP/anna")).isEmpty();
    assertThat(hall.state.rungs()).isEmpty();
  }

  @Test
  void aRestartForgetsNothing() {
    Hall hall = Hall.widening();
    hall.level("support", 0.5);
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(5);
    hall.gentle("support", "g");
    hall.seconds(60);
    KeeperState read = KeeperMemory.read(KeeperMemory.write(hall.state));
    assertThat(read).isEqualTo(hall.state);
    hall.state = read;
    int before = hall.steps.size();
    hall.seconds(10);
    assertThat(hall.steps).hasSize(before);
    hall.level("support", 0.95);
    hall.seconds(100);
    assertThat(hall.find("support", "late").orElseThrow().penalty()).isEqualTo(5);
    assertThat(hall.find("support", "PJSIP/anna")).isEmpty();
  }

  @Test
  void somethingThatHadNoEffectIsFoundOut() {
    Hall hall = Hall.widening();
    hall.obeys = false;
    hall.level("support", 0.5);
    hall.seconds(25);
    assertThat(hall.notes.stream().map(Note::text)).contains("had no effect");
    assertThat(hall.done()).containsOnly(new Intervention.SetPenalty("support", "late", 0));
  }
}
