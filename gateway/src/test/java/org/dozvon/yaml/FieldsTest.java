package org.dozvon.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private final Problems problems = new Problems();

  private Fields fields(String text) {
    return YamlNode.parse("a.yaml", text, problems).orElseThrow().fields(problems);
  }

  @Test
  void readsEveryKindOfValue() {
    Fields fields = fields("name: no\ncount: 3\nwait: 1.5s\non: yes\nlist: [a, b]\nrate: 0.8\n");
    assertThat(fields.text("name")).isEqualTo("no");
    assertThat(fields.integer("count", 1, 5, 1)).isEqualTo(3);
    assertThat(fields.duration("wait", Duration.ZERO, Duration.ofMinutes(1), Duration.ZERO))
        .isEqualTo(Duration.ofMillis(1500));
    assertThat(fields.flag("on", false)).isTrue();
    assertThat(fields.texts("list")).containsExactly("a", "b");
    assertThat(fields.number("rate", 0, 1, 1)).isEqualTo(0.8);
    fields.done();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void reportsAllMistakesAtOnceWithTheirPlaces() {
    Fields fields = fields("count: nine\nwait: 5 days\nnmae: x\n");
    fields.text("name");
    fields.integer("count", 1, 5, 1);
    fields.duration("wait", Duration.ZERO, Duration.ofMinutes(1), Duration.ZERO);
    fields.done();
    assertThat(problems.list())
        .extracting(Problems.Problem::toString)
        .containsExactly(
            "a.yaml:1:1: \"name\" is missing",
            "a.yaml:1:8: count: \"nine\" (expected: a whole number 1..5)",
            "a.yaml:2:7: wait: \"5 days\" (expected: a duration 0s..60s, such as 800ms, 1.5s or 3m)",
            "a.yaml:3:1: unknown name \"nmae\" (did you mean \"name\"?)");
  }

  @Test
  void aWordOutsideTheChoicesIsNamedWithThem() {
    Fields fields = fields("engine: festival\n");
    assertThat(fields.choice("engine", Map.of("a", 1, "b", 2), 1)).isEqualTo(1);
    assertThat(problems.toString())
        .isEqualTo("a.yaml:1:9: engine: \"festival\" (expected: one of a, b)");
  }

  @Test
  void syntaxErrorsAndDuplicateNamesHaveAPlace() {
    assertThat(YamlNode.parse("b.yaml", "a: [1,\nb: 2", problems)).isEmpty();
    assertThat(problems.list().getFirst().place().file()).isEqualTo("b.yaml");
    Problems others = new Problems();
    YamlNode.parse("c.yaml", "a: 1\na: 2\n", others);
    assertThat(others.toString()).isEqualTo("c.yaml:2:1: \"a\" stands twice in this block");
  }

  @Test
  void nestingAndAliasBombsAreRefused() {
    YamlNode.parse("d.yaml", "[".repeat(200) + "]".repeat(200), problems);
    assertThat(problems.isEmpty()).isFalse();
    Problems bomb = new Problems();
    StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 30; i++) {
      String ref = "*a" + (i - 1);
      text.append(
          "a"
              + i
              + ": &a"
              + i
              + " ["
              + String.join(",", java.util.Collections.nCopies(10, ref))
              + "]\n");
    }
    YamlNode.parse("e.yaml", text.toString(), bomb);
    assertThat(bomb.isEmpty()).isFalse();
  }
}
