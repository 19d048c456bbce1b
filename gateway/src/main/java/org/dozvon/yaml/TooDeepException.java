package org.dozvon.yaml;

/** A file is nested deeper than any that people write. */
final class TooDeepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  TooDeepException(Place place) {
    super(place.toString());
    this.place = place;
  }

  /** Where it gets too deep. */
  Place place() {
    return place;
  }
}
