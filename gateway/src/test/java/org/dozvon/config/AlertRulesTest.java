package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;
import org.junit.jupiter.api.Test;

/** The rules of alarms ask for figures that there are, and raise what they should. */
class AlertRulesTest {
  private static final String RULES = "docker/prometheus/rules/alerts.yml";
  private static final String TESTS = "docker/prometheus/tests/alerts.test.yml";

  /** A figure and, where there is one, what is asked of its labels. */
  private static final Pattern ASKED =
      Pattern.compile("\\b((?:dozvon|jvm|process|logback)_[a-z_0-9]+)(?:\\{([^}]*)\\})?");

  private record Rule(String name, String expression, String severity, String texts) {}

  @Test
  void everyFigureAndLabelOfARuleStandsInTheCatalogue() throws IOException {
    MetricCatalogue catalogue = MetricCatalogue.ofDocument();
    assertThat(rules()).isNotEmpty();
    for (Rule rule : rules()) {
      Matcher asked = ASKED.matcher(rule.expression());
      while (asked.find()) {
        String figure = asked.group(1);
        assertThat(catalogue.has(figure)).as(rule.name() + ": " + figure).isTrue();
        Matcher label = Pattern.compile("([a-z_]+)\\s*[=!]").matcher(nothing(asked.group(2)));
        while (label.find()) {
          assertThat(catalogue.labelsOf(figure)).as(figure).contains(label.group(1));
        }
      }
      assertThat(rule.severity()).isIn("critical", "warning", "info");
    }
  }

  @Test
  void everyRuleIsTriedAndEveryTextNamesAPageThatIsThere() throws IOException {
    String tests = Files.readString(MetricCatalogue.above(TESTS));
    Set<String> raised = new TreeSet<>();
    Matcher one = Pattern.compile("alertname=\"(\\w+)\"").matcher(tests);
    while (one.find()) {
      raised.add(one.group(1));
    }
    assertThat(rules().stream().map(Rule::name))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(raised);
    for (Rule rule : rules()) {
      Matcher page = Pattern.compile("docs/[a-z-]+\\.md").matcher(rule.texts());
      while (page.find()) {
        assertThat(MetricCatalogue.above(page.group())).as(rule.name()).exists();
      }
    }
  }

  @Test
  void promtoolFindsThatTheyRaiseWhatTheyShouldAndNothingOnAGoodDay() throws Exception {
    String environment = System.getenv("DOZVON_PROMETHEUS_ENV");
    assumeTrue(environment != null, "no Prometheus here");
    Properties found = new Properties();
    try (InputStream file = Files.newInputStream(Path.of(environment))) {
      found.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    Process promtool =
        new ProcessBuilder(
                found.getProperty("PROMTOOL_BIN"),
                "test",
                "rules",
                MetricCatalogue.above(TESTS).toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(told).isZero();
  }

  private static List<Rule> rules() throws IOException {
    Problems problems = new Problems();
    Path file = MetricCatalogue.above(RULES);
    YamlNode page = YamlNode.parse(RULES, Files.readString(file), problems).orElseThrow();
    List<Rule> rules =
        page.fields(problems).node("groups").orElseThrow().items().stream()
            .flatMap(group -> group.fields(problems).node("rules").orElseThrow().items().stream())
            .map(rule -> rule(rule.fields(problems)))
            .toList();
    assertThat(problems.list()).isEmpty();
    return rules;
  }

  private static Rule rule(Fields rule) {
    Fields texts = rule.fields("annotations");
    return new Rule(
        rule.text("alert", ""),
        rule.text("expr", ""),
        rule.fields("labels").text("severity", ""),
        texts.text("summary", "") + " " + texts.text("description", ""));
  }

  private static String nothing(String text) {
    return text == null ? "" : text;
  }
}
