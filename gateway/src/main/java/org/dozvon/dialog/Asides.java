package org.dozvon.dialog;

/**
 * Does what a caller may ask for at any time: to hear it again, help, another beginning. Such words
 * bring the call no further; who needs them often needs a person. Confined to the conversation's
 * thread.
 */
final class Asides {
  private final Mouth mouth;
  private final KeyHelp keyHelp;
  private final Patience patience;
  private final Treatment treatment;
  private final Course course;

  Asides(Mouth mouth, KeyHelp keyHelp, Patience patience, Treatment treatment, Course course) {
    this.mouth = mouth;
    this.keyHelp = keyHelp;
    this.patience = patience;
    this.treatment = treatment;
    this.course = course;
  }

  /** Does it; always an answer. */
  boolean follow(Lexicon.Aside aside) {
    if (aside == Lexicon.Aside.GOODBYE) {
      return course.end();
    }
    if (patience.aside()) {
      return course.person("asked for help or repetition too often");
    }
    switch (aside) {
      case REPEAT -> repeat(new CallerSign.AskedAgain());
      case SLOWER -> repeat(new CallerSign.AskedSlower());
      case LOUDER -> repeat(new CallerSign.AskedLouder());
      case HELP -> help();
      case BACK -> course.back();
      case START_OVER -> course.startOver();
      case WAIT, GOODBYE -> {}
    }
    return true;
  }

  /** The same words, and from here on in another manner. */
  private void repeat(CallerSign sign) {
    treatment.saw(sign);
    mouth.repeat();
  }

  private void help() {
    mouth.say(StockPhrase.HELP);
    keyHelp.say(course.waiting());
  }
}
