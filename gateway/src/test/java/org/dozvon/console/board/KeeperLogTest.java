package org.dozvon.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dozvon.operator.KeeperDiary;
import org.dozvon.operator.KeptStep;
import org.junit.jupiter.api.Test;

class KeeperLogTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final String RAISE = "goes forward (priority 7)";

  private final KeeperDiary diary = new KeeperDiary(List.of());

  @Test
  void whatIsDoneToSeveralCallersAtATimeIsOneLine() {
    did(1, 0, "a", RAISE, "predicted 27 s (over 15 s)", Optional.empty());
    did(2, 1, "b", RAISE, "predicted 27 s (over 15 s)", Optional.empty());
    did(3, 20, "c", "goes forward (priority 9)", "predicted 27 s (over 15 s)", Optional.empty());
    did(
        4,
        21,
        "d",
        RAISE,
        "keeps the place before callers whose priority was raised",
        Optional.empty());
    List<KeeperLog.Line> lines = KeeperLog.of(diary.entries(), 10);
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().callers()).isEqualTo(3);
    assertThat(lines.getFirst().at()).isEqualTo(NOON);
    assertThat(lines.getFirst().predicted()).hasValue(27);
  }

  @Test
  void aCallerWhoIsRaisedTwiceIsOneCaller() {
    did(1, 0, "a", RAISE, "x", Optional.empty());
    did(2, 5, "a", RAISE, "x", Optional.empty());
    assertThat(KeeperLog.of(diary.entries(), 10).getFirst().callers()).isEqualTo(1);
  }

  @Test
  void aMinuteLaterIsAnotherLineAndTheNewestIsFirst() {
    did(1, 0, "a", RAISE, "x", Optional.empty());
    did(2, 90, "b", RAISE, "y", Optional.empty());
    assertThat(KeeperLog.of(diary.entries(), 10))
        .extracting(KeeperLog.Line::reason)
        .containsExactly("y", "x");
  }

  @Test
  void whatWasTakenBackIsMarkedWhereItStands() {
    did(1, 0, "", "Anna (PJSIP/1) helps out", "x", Optional.empty());
    did(2, 30, "", "PJSIP/1 helps no more", "over", Optional.of(1L));
    List<KeeperLog.Line> lines = KeeperLog.of(diary.entries(), 10);
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().undone()).hasValue(NOON.plusSeconds(30));
  }

  @Test
  void whatAsteriskRefusedIsTold() {
    did(1, 0, "a", RAISE, "x", Optional.empty());
    diary.became(1, "refused: no such channel");
    assertThat(KeeperLog.of(diary.entries(), 10).getFirst().problem()).contains("no such channel");
    diary.became(1, "done");
    assertThat(KeeperLog.of(diary.entries(), 10).getFirst().problem()).isEmpty();
  }

  private void did(
      long number, int second, String caller, String what, String reason, Optional<Long> undoes) {
    diary.did(
        new KeptStep(
            number,
            NOON.plusSeconds(second),
            "support",
            caller,
            "",
            "gentle first",
            what,
            reason,
            false,
            undoes),
        caller.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(28.0 - (double) number));
  }
}
