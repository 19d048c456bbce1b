package org.dozvon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares the FastAGI listener with asterisk-java's FastAGI server: the same call of {@link
 * AgiServers#COMMANDS} commands, one client program on loopback, rounds of both in turn, which
 * begins alternates. Prints calls per second, the 50th and 99th percentile of a call and the ratio.
 */
public final class AgiBench {
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 25;

  private AgiBench() {}

  /** Takes no arguments; runs for about a minute. */
  public static void main(String[] arguments) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "FastAGI, %d commands a call, %d rounds after %d to warm up; Java %s, %d processors%n",
        AgiServers.COMMANDS,
        ROUNDS,
        WARM_UP,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    try (AgiServers.Server ours = AgiServers.dozvon();
        AgiServers.Server theirs = AgiServers.asteriskJava()) {
      compare(ours, theirs, 1, 500);
      compare(ours, theirs, 50, 2000);
    }
  }

  private static void compare(
      AgiServers.Server ours, AgiServers.Server theirs, int clients, int calls) throws Exception {
    List<AgiRound> ourRounds = new ArrayList<>();
    List<AgiRound> theirRounds = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      boolean oursFirst = i % 2 == 0;
      AgiRound first = AgiRound.run((oursFirst ? ours : theirs).port(), clients, calls);
      AgiRound second = AgiRound.run((oursFirst ? theirs : ours).port(), clients, calls);
      if (i >= WARM_UP) {
        ourRounds.add(oursFirst ? first : second);
        theirRounds.add(oursFirst ? second : first);
      }
    }
    System.out.printf(
        Locale.ROOT, "%n%d concurrent, %d calls a round (median of rounds)%n", clients, calls);
    print("dozvon", ourRounds);
    print("asterisk-java", theirRounds);
    printRatio(ourRounds, theirRounds);
  }

  private static void print(String name, List<AgiRound> rounds) {
    System.out.printf(
        Locale.ROOT,
        "  %-14s %7.0f calls/s   p50 %7.3f ms   p99 %7.3f ms%n",
        name,
        median(rounds.stream().map(AgiRound::callsPerSecond).toList()),
        median(rounds.stream().map(AgiRound::p50).toList()),
        median(rounds.stream().map(AgiRound::p99).toList()));
  }

  /** Of the two rounds that ran side by side, so that a slow minute of the machine hits both. */
  private static void printRatio(List<AgiRound> ours, List<AgiRound> theirs) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i).callsPerSecond() / theirs.get(i).callsPerSecond());
    }
    ratios.sort(null);
    System.out.printf(
        Locale.ROOT,
        "  dozvon / asterisk-java, calls/s: %.2f (rounds: %.2f to %.2f)%n",
        median(ratios),
        ratios.getFirst(),
        ratios.getLast());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
