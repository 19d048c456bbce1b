package org.dozvon.bench;

import java.util.Map;
import java.util.Optional;

/**
 * What a caller of the grocery hotline wants, in which of the recorded lines, and when it is
 * reached.
 *
 * @param wish the line that says it
 * @param digits the line that names the card or the order, if asked
 * @param route what must have been called, with {@code arguments}; empty: a person is wanted
 */
enum EarsTask {
  BALANCE("balance-1", "digits-4471", "card-balance", Map.of("card", "4471")),
  SHOP("shop-1", "", "nearest-shop", Map.of("place", "street")),
  HOURS("hours-1", "", "shop-hours", Map.of()),
  ACTIVATE("activate-1", "digits-1234", "activate-card", Map.of("card", "1234")),
  ORDER("order-1", "digits-9085", "order-status", Map.of("order", "9085")),
  OPERATOR("person-1", "", "", Map.of());

  /** The street that every caller names, by language. */
  private static final Map<String, String> STREETS =
      Map.of("en", "oak street", "ru", "улица ленина");

  private final String wish;
  private final String digits;
  private final String route;
  private final Map<String, String> arguments;

  EarsTask(String wish, String digits, String route, Map<String, String> arguments) {
    this.wish = wish;
    this.digits = digits;
    this.route = route;
    this.arguments = arguments;
  }

  /** The recording that answers a question; empty: nothing more is wanted. */
  Optional<String> line(EarsQuestion question) {
    return switch (question) {
      case WISH -> Optional.of(wish);
      case DIGITS -> Optional.of(digits).filter(line -> !line.isEmpty());
      case STREET -> Optional.of("street-1");
      case RIGHT -> Optional.of("yes");
      case WRONG -> Optional.of("no");
      case MORE -> Optional.empty();
    };
  }

  /** The digits that this caller says, with single spaces. */
  String digitsLine() {
    return digits;
  }

  /** Whether a route called like this is what was wanted. */
  boolean isReachedBy(String called, Map<String, String> with, String language) {
    return called.equals(route)
        && arguments.entrySet().stream()
            .allMatch(
                wanted ->
                    (wanted.getValue().equals("street")
                            ? STREETS.get(language)
                            : wanted.getValue())
                        .equals(with.get(wanted.getKey())));
  }

  /** Whether a person, asked for, is what was wanted. */
  boolean wantsPerson() {
    return route.isEmpty();
  }
}
