package org.dozvon.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is in a file, its mistake has a place, and reading it ends. */
@Timeout(30)
class BadInputTest {
  private final Problems problems = new Problems();

  @Test
  void aMarkOfTheByteOrderIsNoMistake() {
    assertThat(read("\uFEFFqueue: desk\n").fields(problems).text("queue")).isEqualTo("desk");
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void linesMayEndAsOnWindows() {
    assertThat(read("a: 1\r\nqueue: desk\r\n").fields(problems).text("queue")).isEqualTo("desk");
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void anEmptyFileIsAnEmptyBlock() {
    assertThat(read("")).isInstanceOf(YamlNode.Entries.class);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void aBombOfAliasesIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      for (int j = 0; j < 9; j++) {
        bomb.append(j == 0 ? "*a" : ", *a").append(i - 1);
      }
      bomb.append("]\n");
    }
    assertRefused(bomb.toString());
  }

  @Test
  void aFewAliasesOfMuchAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [" + "x,".repeat(100_000) + "x]\n");
    for (int i = 1; i < 7; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s, %s, %s]%n".formatted(i, i, before, before, before));
    }
    assertRefused(bomb.toString());
  }

  @Test
  void anAliasOfItselfIsRefused() {
    assertRefused("a: &a [*a]\n");
  }

  @Test
  void tabsNamesTwiceDeepNestingAndControlCharactersAreRefused() {
    assertRefused("a:\n\tb: 1\n");
    assertRefused("a:\n  b: 1\n  b: 2\n");
    assertRefused("a: " + "[".repeat(5000) + "]".repeat(5000));
    assertRefused("a: x\u0001y\n");
    assertRefused("a: x\u0000y\n");
    assertRefused("a: " + "x".repeat(4_000_000));
  }

  private YamlNode read(String text) {
    return YamlNode.parse("a.yaml", text, problems).orElseThrow();
  }

  private static void assertRefused(String text) {
    Problems found = new Problems();
    Optional<YamlNode> node = YamlNode.parse("a.yaml", text, found);
    assertThat(found.list()).as("read as %s", node.map(YamlNode::kind)).isNotEmpty();
    assertThat(found.list()).allMatch(p -> p.toString().matches("(?s)a\\.yaml:\\d+:\\d+: .+"));
  }
}
