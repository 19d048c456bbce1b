package org.dozvon.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who may connect, and how many at a time; shared by the threads of one listener. */
final class Admission {
  /** What a new connection is told. */
  enum Verdict {
    ADMITTED,
    NOT_ALLOWED,
    ADDRESS_FULL,
    FULL
  }

  private final List<AddressRange> allowed;
  private final int most;
  private final int mostPerAddress;
  private final Map<InetAddress, Integer> inside = new HashMap<>();
  private int total;

  Admission(List<AddressRange> allowed, int most, int mostPerAddress) {
    this.allowed = List.copyOf(allowed);
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /** Counts the connection in when it is admitted; then {@link #leave} must follow once. */
  synchronized Verdict enter(InetAddress address) {
    if (allowed.stream().noneMatch(range -> range.contains(address))) {
      return Verdict.NOT_ALLOWED;
    }
    if (total >= most) {
      return Verdict.FULL;
    }
    if (inside.getOrDefault(address, 0) >= mostPerAddress) {
      return Verdict.ADDRESS_FULL;
    }
    total++;
    inside.merge(address, 1, Integer::sum);
    return Verdict.ADMITTED;
  }

  synchronized void leave(InetAddress address) {
    total--;
    inside.computeIfPresent(address, (a, n) -> n == 1 ? null : n - 1);
  }

  synchronized int total() {
    return total;
  }
}
