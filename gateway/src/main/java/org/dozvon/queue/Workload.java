package org.dozvon.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Who has lately worked for which queue. Confined to one thread. */
final class Workload {
  /** Talks of one person that are remembered. */
  private static final int LATELY = 8;

  private static final int MOST_PHONES = 5000;

  private record Piece(String queue, double seconds) {}

  private final Map<String, Deque<Piece>> byPhone = new HashMap<>();

  void talked(Outcome.Talk talk) {
    if (byPhone.size() >= MOST_PHONES && !byPhone.containsKey(talk.phone())) {
      return;
    }
    Deque<Piece> pieces = byPhone.computeIfAbsent(talk.phone(), phone -> new ArrayDeque<>());
    double seconds = talk.talked().plus(talk.wrapUp()).toMillis() / 1000.0;
    pieces.add(new Piece(talk.queue(), Math.max(1, seconds)));
    if (pieces.size() > LATELY) {
      pieces.remove();
    }
  }

  /** The members who work, each by the share of their work that is of this queue. */
  double people(QueueView view) {
    double people = 0;
    for (Member member : view.members()) {
      if (member.isStaffed()) {
        people += share(member.phone(), view.queue());
      }
    }
    return people;
  }

  private double share(String phone, String queue) {
    Deque<Piece> pieces = byPhone.get(phone);
    if (pieces == null) {
      return 1;
    }
    double all = 0;
    double own = 0;
    for (Piece piece : pieces) {
      all += piece.seconds();
      own += piece.queue().equals(queue) ? piece.seconds() : 0;
    }
    return own / all;
  }
}
