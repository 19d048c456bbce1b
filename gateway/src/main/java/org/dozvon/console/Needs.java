package org.dozvon.console;

import io.javalin.security.RouteRole;
import java.util.Optional;
import org.dozvon.people.Right;

/**
 * What an address asks of its visitor. An address without it is open to nobody.
 *
 * @param isOpen to everybody
 * @param right that is needed; empty: whoever is signed in may come
 */
public record Needs(boolean isOpen, Optional<Right> right) implements RouteRole {
  /** Everybody. */
  public static final Needs NOTHING = new Needs(true, Optional.empty());

  /** Whoever is signed in. */
  public static final Needs A_PERSON = new Needs(false, Optional.empty());

  /** Whoever has this right. */
  public static Needs to(Right right) {
    return new Needs(false, Optional.of(right));
  }
}
