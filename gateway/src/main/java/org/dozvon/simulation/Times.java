package org.dozvon.simulation;

import java.time.Duration;
import java.util.Optional;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * Reads how a time varies: {@code 20s}, {@code {exponential: 5m}}, {@code {weibull: 6m, shape:
 * 0.8}} or {@code {lognormal: 160s, cv: 0.8}}.
 */
record Times(Problems problems) {
  private static final Duration MOST = Duration.ofHours(24);

  Distribution read(Fields fields, String name, Distribution otherwise) {
    Optional<YamlNode> node = fields.node(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    if (node.get() instanceof YamlNode.Text) {
      return new Distribution.Fixed(fields.duration(name, Duration.ZERO, MOST, Duration.ZERO));
    }
    Fields block = node.get().fields(problems);
    Distribution read = distribution(block, otherwise);
    block.done();
    return read;
  }

  private Distribution distribution(Fields block, Distribution otherwise) {
    if (block.node("exponential").isPresent()) {
      return new Distribution.Exponential(time(block, "exponential"));
    }
    if (block.node("weibull").isPresent()) {
      return new Distribution.Weibull(time(block, "weibull"), block.number("shape", 0.1, 10, 1));
    }
    if (block.node("lognormal").isPresent()) {
      return new Distribution.LogNormal(time(block, "lognormal"), block.number("cv", 0.01, 10, 1));
    }
    problems.add(
        block.place(), "a time (expected: such as 20s, or exponential, weibull or lognormal)");
    return otherwise;
  }

  private static Duration time(Fields block, String name) {
    return block.duration(name, Duration.ofMillis(1), MOST, Duration.ofMinutes(1));
  }
}
