package org.dozvon.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.audio.PcmFrame;
import org.dozvon.testing.Recordings;

/**
 * A recorded caller with one wish: waits until the bot has been silent for a moment, then says what
 * the last question wants, each thing twice at most. Its line is quiet, not silent.
 */
final class EarsCaller {
  private static final int MOST_TRIES = 2;
  private static final int BEFORE_SPEAKING = 25;

  private final Locale language;
  private final String voice;
  private final EarsTask task;
  private final List<PcmFrame> quiet = Recordings.quiet(97);
  private final List<String> heard = new ArrayList<>();
  private final Map<EarsQuestion, Integer> tries = new EnumMap<>(EarsQuestion.class);
  private final Deque<PcmFrame> saying = new ArrayDeque<>();
  private EarsQuestion question = EarsQuestion.WISH;
  private int botSilent;
  private int frames;
  private boolean mayAnswer;
  private boolean tired;

  EarsCaller(Locale language, String voice, EarsTask task) {
    this.language = language;
    this.voice = voice;
    this.task = task;
  }

  /** The bot begins to say this. */
  void hear(String sentence) {
    heard.add(sentence);
    mayAnswer = true;
  }

  /** The bot's next 20 ms. */
  void hear(PcmFrame frame) {
    botSilent = frame.equals(PcmFrame.SILENCE) ? botSilent + 1 : 0;
  }

  /** The caller's next 20 ms. */
  PcmFrame speak() {
    frames++;
    if (saying.isEmpty() && mayAnswer && botSilent >= BEFORE_SPEAKING) {
      begin();
    }
    PcmFrame next = saying.poll();
    return next == null ? quiet.get(frames % quiet.size()) : next;
  }

  boolean isSpeaking() {
    return !saying.isEmpty();
  }

  /** Whether something was asked for a third time, or there is nothing more to say. */
  boolean isTired() {
    return tired;
  }

  private void begin() {
    mayAnswer = false;
    EarsQuestion.last(heard).ifPresent(asked -> question = asked);
    EarsQuestion answered =
        question == EarsQuestion.RIGHT && !isRight() ? EarsQuestion.WRONG : question;
    heard.clear();
    Optional<String> line = task.line(answered);
    tired |= line.isEmpty() || tries.merge(question, 1, Integer::sum) > MOST_TRIES;
    if (!tired) {
      saying.addAll(Recordings.caller(language, voice, line.get()).frames());
    }
  }

  /** Whether what is read back or guessed holds what was said. */
  private boolean isRight() {
    String said = String.join(" ", heard).replaceAll("[^\\p{L} ]", "").toLowerCase(Locale.ROOT);
    boolean guess = said.contains("is this about") || said.contains("правильно ли");
    return guess
        ? said.contains(topic())
        : said.contains(Recordings.lines(language).getOrDefault(task.digitsLine(), "-"));
  }

  private String topic() {
    boolean english = language.getLanguage().equals("en");
    return switch (task) {
      case BALANCE -> english ? "your bonus points" : "баланс баллов";
      case SHOP -> english ? "the nearest shop" : "ближайший магазин";
      case HOURS -> english ? "opening hours" : "часы работы";
      case ACTIVATE -> english ? "activating a card" : "активация карты";
      case ORDER -> english ? "your order" : "ваш заказ";
      case OPERATOR -> "-";
    };
  }
}
