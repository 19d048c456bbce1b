package org.dozvon.bench;

import java.util.Map;
import java.util.Optional;

/** What a caller of the grocery hotline wants, in which lines it is said, when it is reached. */
enum EarsTask {
  BALANCE("balance-1", "digits-4471", "card-balance", "card", "4471"),
  SHOP("shop-1", "", "nearest-shop", "place", ""),
  HOURS("hours-1", "", "shop-hours", "", ""),
  ACTIVATE("activate-1", "digits-1234", "activate-card", "card", "1234"),
  ORDER("order-1", "digits-9085", "order-status", "order", "9085"),
  OPERATOR("person-1", "", "", "", "");

  /** The street that every caller names, by language. */
  private static final String STREET_ENGLISH = "oak street";

  private static final String STREET_RUSSIAN = "улица ленина";

  private final String wish;
  private final String digits;
  private final String route;
  private final String argument;
  private final String value;

  EarsTask(String wish, String digits, String route, String argument, String value) {
    this.wish = wish;
    this.digits = digits;
    this.route = route;
    this.argument = argument;
    this.value = value;
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

  /** The recording of the digits that this caller says. */
  String digitsLine() {
    return digits;
  }

  /** Whether a route called like this is what was wanted. */
  boolean isReachedBy(String called, Map<String, String> with, String language) {
    String street = language.equals("en") ? STREET_ENGLISH : STREET_RUSSIAN;
    String wanted = this == SHOP ? street : value;
    return called.equals(route) && (argument.isEmpty() || wanted.equals(with.get(argument)));
  }

  /** Whether a person, asked for, is what was wanted. */
  boolean wantsPerson() {
    return route.isEmpty();
  }
}
