package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no number is told in the words of people, whatever the command. */
class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "scale --calls minus; '--calls': \"minus\" (expected: a number such as 12 or 0.5)",
        "scale --calls 1e9; expected: a number",
        "scale --calls NaN; expected: a number",
        "scale --talks-per-core 2.5; '--talks-per-core': \"2.5\" (expected: a whole number such as 12)",
        "scale --talks-per-core 99999999999; expected: a whole number",
        "simulate --agents many; --agents",
      })
  void wrongOnesAreToldInSentence(String arguments, String told) {
    ToolRun run = ToolRun.of(arguments.split(" "));

    assertThat(run.code()).as(run.out()).isEqualTo(2);
    assertThat(run.out()).contains(told).startsWith("dozvon: ").hasLineCount(1);
  }
}
