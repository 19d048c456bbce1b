package org.dozvon.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts events into an order in which many can be told at a time and yet each call's one after the
 * other: the first of every call, then the second of every call that has one, and so on. Pure.
 */
final class Waves {
  private Waves() {}

  /**
   * Lists in each of which no call stands twice.
   *
   * @param oldestFirst events of many calls
   */
  static List<List<OutboxTable.Waiting>> of(List<OutboxTable.Waiting> oldestFirst) {
    List<List<OutboxTable.Waiting>> waves = new ArrayList<>();
    Map<String, Integer> told = new HashMap<>();
    for (OutboxTable.Waiting event : oldestFirst) {
      int place = told.merge(event.call(), 1, Integer::sum) - 1;
      if (place == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(place).add(event);
    }
    return waves;
  }
}
