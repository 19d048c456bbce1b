package org.dozvon.config;

import java.time.Duration;
import java.util.List;
import org.dozvon.queue.AgentRules;

/**
 * The block {@code agents} of dozvon.yaml.
 *
 * @param token that who posts for people must show; empty: nobody may
 * @param lastAgent who talked with a caller within this time is rung first; zero: off
 * @param topics what the first digit of a wrap-up code means, 1 first
 * @param outcomes what the second means
 */
public record AgentChoices(
    String token,
    AgentRules rules,
    Duration lastAgent,
    List<String> topics,
    List<String> outcomes) {
  /** Copies. */
  public AgentChoices {
    topics = List.copyOf(topics);
    outcomes = List.copyOf(outcomes);
  }

  /** The word for a digit of a wrap-up code; what has none stays as it is. */
  static String word(List<String> words, String typed) {
    boolean isDigit = typed.length() == 1 && Character.isDigit(typed.charAt(0));
    int place = isDigit ? typed.charAt(0) - '1' : -1;
    return place >= 0 && place < words.size() ? words.get(place) : typed;
  }

  @Override
  public String toString() {
    return "AgentChoices[" + rules + ", lastAgent=" + lastAgent + "]";
  }
}
