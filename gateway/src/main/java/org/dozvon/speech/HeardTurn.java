package org.dozvon.speech;

import java.util.regex.Pattern;

/** What was heard since a voice perhaps began; counts frames. Confined to one thread. */
final class HeardTurn {
  /** Unvoiced frames that do not break a run of voiced ones: a consonant. */
  private static final int CONSONANT = 5;

  private static final Pattern LONG_WORD = Pattern.compile("\\S{3,}");

  /** A sound so far below the caller's own voice is not the caller: 16 dB. */
  private static final double BELOW_VOICE = Math.pow(10, -16 / 20.0);

  /** A caller may become softer: 3 dB a second. */
  private static final double FADING = Math.pow(10, -3 / 20.0 / 50);

  private double voiceLevel;
  private int run;
  private int longestRun;
  private int unvoiced;
  private int quiet;
  private int length;
  private boolean words;
  private boolean knownWords;
  private boolean overBot;
  private boolean inNoise;
  private int longWords;
  private int something;
  private Completeness completeness = Completeness.OPEN;

  /** A turn that begins in the middle of a sound that held no words. */
  static HeardTurn inNoise() {
    HeardTurn turn = new HeardTurn();
    turn.inNoise = true;
    return turn;
  }

  /**
   * Takes the next frame.
   *
   * @param loud whether it lies over the noise floor
   * @param voiced whether it is loud and periodic
   */
  void hear(double rms, boolean loud, boolean voiced) {
    length++;
    voiceLevel = Math.max(voiceLevel * FADING, voiced ? rms : 0);
    quiet = loud && rms > voiceLevel * BELOW_VOICE ? 0 : quiet + 1;
    unvoiced = voiced ? 0 : unvoiced + 1;
    run = unvoiced > CONSONANT ? 0 : run + (voiced ? 1 : 0);
    longestRun = Math.max(longestRun, run);
    something = saysSomething() ? something + 1 : 0;
  }

  /** Takes what the recogniser makes of it. */
  void hear(TurnInput.Words heard) {
    knownWords = !heard.text().isBlank();
    longWords = (int) LONG_WORD.matcher(heard.text()).results().count();
    words = knownWords || heard.unknown() > 0;
    completeness = heard.completeness();
  }

  /** Voiced frames of the longest stretch that only consonants interrupt. */
  int voiced() {
    return longestRun;
  }

  /** Frames since the caller was last heard. */
  int quiet() {
    return quiet;
  }

  /** Frames in all. */
  int length() {
    return length;
  }

  /** Whether any word was heard, be it one outside the grammar. */
  boolean hasWords() {
    return words;
  }

  boolean hasKnownWords() {
    return knownWords;
  }

  /** Whether words were heard that say something, other than "um" and "mhm". */
  boolean saysSomething() {
    return knownWords && completeness != Completeness.EMPTY;
  }

  /** Frames for which the words have said something all along: a first guess may be withdrawn. */
  int somethingFor() {
    return something;
  }

  /** Whether the words are a whole answer, or so many have more than two letters. */
  boolean saysAsMuchAs(int many) {
    return completeness == Completeness.COMPLETE || (saysSomething() && longWords >= many);
  }

  boolean is(Completeness state) {
    return completeness == state;
  }

  /** Whether by its words more must come. */
  boolean isToGoOn() {
    return completeness.isToGoOn();
  }

  /** Whether only words, no sound, show that somebody speaks. */
  boolean isInNoise() {
    return inNoise;
  }

  /** The bot speaks meanwhile. */
  void bot() {
    overBot = true;
  }

  /** Whether any of it fell into the bot's words. */
  boolean isOverBot() {
    return overBot;
  }
}
