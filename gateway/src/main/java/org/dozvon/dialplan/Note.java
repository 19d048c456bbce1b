package org.dozvon.dialplan;

import org.dozvon.yaml.Place;

/** Something in a dialplan that could not be taken over, and where it stands. */
public record Note(Place place, String text) {
  @Override
  public String toString() {
    return place.file() + ":" + place.line() + ": " + text;
  }
}
