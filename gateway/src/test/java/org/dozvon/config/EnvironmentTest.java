package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private final Problems problems = new Problems();
  private final Environment environment = new Environment(Map.of("SECRET", "a$1\\b"));

  private String expand(String value) {
    YamlNode tree = YamlNode.parse("dozvon.yaml", "key: \"" + value + "\"", problems).orElseThrow();
    return environment.expand(tree, problems).fields(problems).text("key", "");
  }

  @Test
  void aSetVariableIsPutInAsItIs() {
    assertThat(expand("x${SECRET}y")).isEqualTo("xa$1\\by");
  }

  @Test
  void anUnsetVariableTakesItsDefault() {
    assertThat(expand("${OTHER:-fallback}")).isEqualTo("fallback");
  }

  @Test
  void anUnsetVariableWithoutDefaultIsReportedWhereItStands() {
    assertThat(expand("${OTHER}")).isEmpty();
    assertThat(problems.toString())
        .isEqualTo("dozvon.yaml:1:6: environment variable OTHER is not set");
  }
}
