package org.dozvon.dialog;

/**
 * Takes the keys that a caller pressed for what they mean at this moment. Confined to the
 * conversation's thread.
 */
final class Keys {
  private static final String PERSON = "0";
  private static final String REPEAT = "*";
  private static final String MORE = "9";
  private static final String YES = "1";

  private final Hotline hotline;
  private final Answers answers;
  private final Treatment treatment;
  private final Asides asides;
  private final Course course;

  Keys(Hotline hotline, Answers answers, Treatment treatment, Asides asides, Course course) {
    this.hotline = hotline;
    this.answers = answers;
    this.treatment = treatment;
    this.asides = asides;
    this.course = course;
  }

  /** Whether the keys changed anything; the caller is listened to anew then. */
  boolean pressed(DialogInput.Pressed pressed) {
    String keys = pressed.keys();
    if (keys.equals(PERSON)) {
      return course.person("pressed 0");
    }
    if (course.waiting() instanceof Waiting.Reply reply) {
      return reply.isPersonOffered()
          && keys.equals(YES)
          && course.person("a person instead of waiting for " + reply.call().route());
    }
    treatment.responded(pressed.waited());
    CallerSign.PressedSlowly.in(pressed.gap()).ifPresent(treatment::saw);
    if (keys.equals(REPEAT)) {
      return asides.follow(Lexicon.Aside.REPEAT);
    }
    return meant(keys);
  }

  /** What the keys mean where the conversation stands. */
  private boolean meant(String keys) {
    return switch (course.waiting()) {
      case Waiting.Open open -> menu(keys);
      case Waiting.Guess guess ->
          answers
              .press(new Expects.YesNo(), keys)
              .map(reply -> course.settle(guess, reply))
              .orElseGet(() -> course.missed("a key without meaning"));
      case Waiting.Choice choice ->
          switch (keys) {
            case "1" -> course.begin(choice.first(), choice.said());
            case "2" -> course.begin(choice.second(), choice.said());
            default -> course.missed("a key without meaning");
          };
      case Waiting.Answer answer ->
          answers
              .press(answer.ask().expects(), keys)
              .map(value -> course.answer(answer, value, ""))
              .orElseGet(() -> course.missed("keys without meaning"));
      case Waiting.Confirmation confirmation ->
          answers
              .press(new Expects.YesNo(), keys)
              .map(reply -> course.settle(confirmation, reply))
              .orElseGet(() -> course.missed("a key without meaning"));
      case Waiting.Reply reply -> false;
      case Waiting.Survey survey -> false;
      case Waiting.Over over -> false;
    };
  }

  private boolean menu(String keys) {
    if (keys.equals(MORE)) {
      return course.nextPage();
    }
    return hotline.menu().stream()
        .filter(choice -> keys.equals(Integer.toString(choice.key())))
        .findFirst()
        .map(choice -> course.begin(choice, ""))
        .orElseGet(() -> course.missed("a key without meaning"));
  }
}
