package org.dozvon.config;

import java.util.Optional;
import org.dozvon.ami.AmiSettings;
import org.dozvon.yaml.Fields;

/**
 * Which of several gateways this one is: the block {@code node} of dozvon.yaml.
 *
 * @param name for people; the machine's name when not given
 * @param asterisk those who write the same watch the queues of the same Asterisk
 */
public record NodeSettings(String name, String asterisk) {
  private static final int LONGEST_NAME = 64;

  /** Reads it; what is not said is taken from the machine and the manager's address. */
  static NodeSettings read(Fields fields, Optional<AmiSettings> ami, String machine) {
    String name = fields.text("name", machine);
    String asterisk = fields.text("asterisk", ami.map(it -> asterisk(it, machine)).orElse(""));
    fields.done();
    return new NodeSettings(
        name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME), asterisk);
  }

  /** Loopback is another Asterisk on each machine. */
  private static String asterisk(AmiSettings ami, String machine) {
    boolean here = ami.host().startsWith("127.") || ami.host().equals("localhost");
    return (here ? machine + "/" : "") + ami.host() + ":" + ami.port();
  }
}
