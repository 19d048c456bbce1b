package org.dozvon.console.dialogs;

import java.util.List;

/** What is seen of a chat. */
public record ChatView(String id, String hotline, List<ChatLine> lines, boolean isOver) {
  /** Copies. */
  public ChatView {
    lines = List.copyOf(lines);
  }
}
