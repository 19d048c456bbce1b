package org.dozvon.scale;

/**
 * What one processor carries. The defaults are from our own benchmarks with room left
 * (docs/scale.md says which and how much); measure your own machines and say so.
 *
 * @param conversations talks with the bot that one processor of a gateway carries with good turns
 * @param legs SIP legs that one processor of an Asterisk carries, G.711 without transcoding
 * @param gatewayCores processors of one gateway's machine
 * @param asteriskCores processors of one Asterisk's machine
 * @param mostLegs at one Asterisk, however many processors it has: one queue is one lock
 */
public record Measured(
    int conversations, int legs, int gatewayCores, int asteriskCores, int mostLegs) {
  /** Derived in docs/scale.md. */
  public static final Measured DEFAULTS = new Measured(30, 100, 4, 8, 800);

  /** Checks. */
  public Measured {
    atLeastOne("conversations of a processor", conversations);
    atLeastOne("legs of a processor", legs);
    atLeastOne("processors of a gateway", gatewayCores);
    atLeastOne("processors of an Asterisk", asteriskCores);
    atLeastOne("legs of an Asterisk", mostLegs);
  }

  /** Talks that one gateway carries. */
  public int conversationsOfGateway() {
    return conversations * gatewayCores;
  }

  /** Legs that one Asterisk carries. */
  public int legsOfAsterisk() {
    return Math.min(mostLegs, legs * asteriskCores);
  }

  private static void atLeastOne(String what, int value) {
    if (value < 1 || value > 1_000_000) {
      throw new IllegalArgumentException(what + ": " + value + " (expected: 1 to 1,000,000)");
    }
  }
}
