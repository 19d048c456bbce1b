package org.dozvon.console.dialogs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.dozvon.chat.Chat;
import org.dozvon.chat.ChatRoutes;
import org.dozvon.chat.ChatScreen;

/** One person's chat with a hotline. Whoever comes while a line is answered waits. */
final class ChatSession implements AutoCloseable {
  private static final int MOST_LINES = 400;

  /** Longer than anybody says in one breath. */
  private static final int LONGEST = 500;

  private final String id;
  private final String hotline;
  private final ChatRoutes routes;
  private final Instant began;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<ChatLine> lines = new ArrayList<>();
  private final Chat chat;
  private volatile Instant used;

  /**
   * @param chat made with the screen that it shows itself on
   */
  ChatSession(
      String id, String hotline, ChatRoutes routes, Instant now, Function<ChatScreen, Chat> chat) {
    this.id = id;
    this.hotline = hotline;
    this.routes = routes;
    this.began = now;
    this.used = now;
    this.chat = chat.apply(new Screen());
  }

  String id() {
    return id;
  }

  String hotline() {
    return hotline;
  }

  boolean isOver(Instant now, Duration idle, Duration longest) {
    return now.isAfter(used.plus(idle)) || now.isAfter(began.plus(longest));
  }

  /** The call comes in from that number; empty: withheld. */
  void begin(String caller, String note) {
    lock.lock();
    try {
      add(new ChatLine(ChatLine.Kind.NOTE, "", note));
      chat.open(caller);
    } finally {
      lock.unlock();
    }
  }

  /** What was typed; see {@link Chat#take}. */
  void take(String typed, Instant now) {
    String line = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    lock.lock();
    try {
      used = now;
      boolean isCommand = line.startsWith("/") && !line.strip().equals("/mumble");
      add(new ChatLine(isCommand ? ChatLine.Kind.NOTE : ChatLine.Kind.CALLER, "", line.strip()));
      chat.take(line);
    } finally {
      lock.unlock();
    }
  }

  /** What is seen of it now. */
  ChatView view() {
    lock.lock();
    try {
      return new ChatView(id, hotline, lines, chat.isOver());
    } finally {
      lock.unlock();
    }
  }

  private void add(ChatLine line) {
    if (lines.size() >= MOST_LINES) {
      lines.removeFirst();
    }
    lines.add(line);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      routes.close();
    } finally {
      lock.unlock();
    }
  }

  private final class Screen implements ChatScreen {
    @Override
    public void bot(String text) {
      add(new ChatLine(ChatLine.Kind.BOT, "", text));
    }

    @Override
    public void behind(String kind, String text) {
      add(new ChatLine(ChatLine.Kind.BEHIND, kind, text));
    }

    @Override
    public void note(String text) {
      add(new ChatLine(ChatLine.Kind.NOTE, "", text));
    }
  }
}
