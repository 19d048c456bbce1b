package org.dozvon.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws what a property is tried with: the same in each run, ends of ranges more often than chance
 * would. A failure tells the try, which {@code -Ddozvon.try=N} plays alone.
 */
public final class Draw {
  /** A property. */
  public interface Property {
    /** Holds for what is drawn, or throws. */
    void holdsFor(Draw draw) throws Exception;
  }

  /** Text that breaks what was made for plain text. */
  private static final String ODD =
      "\r\n\"\\\0\t \u2028\u0085я\uD83D\uDE00\uD83D'<>&%${}[]0Aa\uFFFF";

  private final Random random;

  private Draw(int number) {
    this.random = new Random(0x9E3779B97F4A7C15L * (number + 1));
  }

  /** Tries the property so many times. */
  public static void each(int tries, Property property) {
    Integer only = Integer.getInteger("dozvon.try");
    for (int i = only == null ? 0 : only; i < (only == null ? tries : only + 1); i++) {
      try {
        property.holdsFor(new Draw(i));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("try " + i + " (-Ddozvon.try=" + i + "): " + e.getMessage(), e);
      }
    }
  }

  /** A number of the range, both ends included. */
  public long between(long least, long most) {
    return switch (random.nextInt(12)) {
      case 0 -> least;
      case 1 -> most;
      default ->
          most == Long.MAX_VALUE ? random.nextLong(least, most) : random.nextLong(least, most + 1);
    };
  }

  /** A number of the range, both ends included. */
  public int between(int least, int most) {
    return (int) between((long) least, (long) most);
  }

  /** 0..1, both ends included. */
  public double share() {
    return between(0, 1_000_000) / 1e6;
  }

  /** Yes or no. */
  public boolean flip() {
    return random.nextBoolean();
  }

  /** One of these. */
  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** One of these. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A list of so many. */
  public <T> List<T> list(int least, int most, Supplier<T> element) {
    int size = between(least, most);
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(element.get());
    }
    return list;
  }

  /** Text of at most so many of these characters. */
  public String text(String characters, int most) {
    return IntStream.range(0, between(0, most))
        .mapToObj(i -> "" + characters.charAt(random.nextInt(characters.length())))
        .collect(Collectors.joining());
  }

  /** Text of at most so many characters: odd ones, plain ones, any of Unicode's first 65,536. */
  public String text(int most) {
    return IntStream.range(0, between(0, most))
        .mapToObj(
            i ->
                flip()
                    ? "" + ODD.charAt(random.nextInt(ODD.length()))
                    : "" + (char) random.nextInt(flip() ? 128 : 65_536))
        .collect(Collectors.joining());
  }

  /** At most so many bytes. */
  public byte[] bytes(int most) {
    byte[] bytes = new byte[between(0, most)];
    random.nextBytes(bytes);
    return bytes;
  }
}
