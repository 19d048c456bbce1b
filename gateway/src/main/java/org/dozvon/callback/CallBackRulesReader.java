package org.dozvon.callback;

import java.time.Duration;
import java.util.Map;
import org.dozvon.yaml.Fields;

/** Reads the block {@code call-back} of a queue; what is not said is as usual. */
public final class CallBackRulesReader {
  private CallBackRulesReader() {}

  /** The rules; mistakes are told to the fields' problems. */
  public static CallBackRules read(Fields block) {
    CallBackRules usual = CallBackRules.DEFAULTS;
    CallBackRules read =
        new CallBackRules(
            block.choice(
                "first",
                Map.of("agent", CallBackRules.First.AGENT, "caller", CallBackRules.First.CALLER),
                usual.first()),
            block.integer("tries", 1, 10, usual.tries()),
            block.duration("pause", Duration.ofSeconds(30), Duration.ofHours(2), usual.pause()),
            block.duration("ring", Duration.ofSeconds(5), Duration.ofMinutes(2), usual.ring()),
            block.duration("expires", Duration.ofMinutes(1), Duration.ofHours(24), usual.expires()),
            block.flag("confirm", usual.confirm()),
            block.flag("other-number", usual.otherNumber()),
            block.integer("most", 0, 10_000, usual.most()),
            usual.talk());
    block.done();
    return read;
  }
}
