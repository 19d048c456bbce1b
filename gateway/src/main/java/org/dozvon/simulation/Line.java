package org.dozvon.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One queue as app_queue keeps it: callers in the order of service, members in a round. */
final class Line {
  /** What a penalty adds to a member's metric: more than any place in the round. */
  private static final long PENALTY = 1_000_000;

  /** Members whose turn has been come after those whose turn is still to come. */
  private static final int ROUND = 1000;

  final QueueSettings settings;
  final List<Standing> waiting = new ArrayList<>();
  final Map<String, Seat> seats = new LinkedHashMap<>();
  private final List<Seat> round = new ArrayList<>();
  private int place;
  private boolean goesRound;
  private long hold;
  private long ended;

  Line(QueueSettings settings) {
    this.settings = settings;
  }

  /** Behind everybody of the same or a higher priority. */
  void insert(Standing newcomer) {
    int at = 0;
    while (at < waiting.size() && waiting.get(at).priority >= newcomer.priority) {
      at++;
    }
    // a caller in front of whom somebody of less priority stands goes before that one
    waiting.add(at, newcomer);
  }

  Optional<Standing> find(String caller) {
    return waiting.stream().filter(s -> s.caller.id().equals(caller)).findFirst();
  }

  /** Everybody who could be rung now, whatever the queues' weights. */
  int available(long now) {
    int count = 0;
    for (Seat seat : round) {
      if (seat.isAvailable(now)) {
        count++;
        if (!settings.autofill()) {
          break;
        }
      }
    }
    return count;
  }

  /** There are fewer callers before this one, not being offered yet, than members to be rung. */
  boolean isTurn(Standing caller, long now) {
    int available = available(now);
    int before = 0;
    for (Standing other : waiting) {
      if (other == caller) {
        return before < available && (settings.autofill() || waiting.getFirst() == caller);
      }
      if (other.phase != Standing.Phase.CALLS) {
        before++;
      }
      if (before >= available) {
        return false;
      }
    }
    return false;
  }

  Seat add(Phone phone, int penalty) {
    Seat seat = new Seat(this, phone, penalty, seats.size());
    seats.put(phone.name, seat);
    round.add(seat);
    phone.seats.add(seat);
    return seat;
  }

  /** Those behind move up, and the round goes on with the member who would have been next. */
  void remove(Seat seat) {
    seats.remove(seat.phone.name);
    round.remove(seat);
    seat.phone.seats.remove(seat);
    if (seat.position < place) {
      place--;
    }
    round.stream().filter(s -> s.position > seat.position).forEach(s -> s.position--);
  }

  /** The members in the order in which they are to be rung now. */
  Attempt attempt(long now) {
    long[] metrics = new long[round.size()];
    for (int i = 0; i < metrics.length; i++) {
      Seat seat = round.get(i);
      metrics[i] = seat.penalty * PENALTY + metric(seat, now / 1000);
    }
    return new Attempt(round, metrics, now + settings.ring().toMillis());
  }

  private long metric(Seat seat, long second) {
    return switch (settings.strategy()) {
      case RRMEMORY -> {
        goesRound |= seat.position > place;
        yield seat.position < place ? ROUND + seat.position : seat.position;
      }
      case LEASTRECENT -> seat.lastCall == 0 ? 0 : PENALTY - (second - seat.lastCall);
      case FEWESTCALLS -> seat.calls;
    };
  }

  /** The next round begins with the best member who was not tried in this attempt. */
  void remember(Attempt attempt) {
    if (settings.strategy() != QueueSettings.Strategy.RRMEMORY) {
      return;
    }
    place =
        attempt.best().isPresent()
            ? (int) (attempt.best().getAsLong() % ROUND)
            : goesRound ? 0 : place + 1;
    goesRound = false;
  }

  /** The queue's own idea of the waiting time; whole seconds. */
  void answeredAfter(long seconds) {
    hold = ended == 0 ? seconds : (3 * hold + seconds) >> 2;
  }

  void ended() {
    ended++;
  }
}
