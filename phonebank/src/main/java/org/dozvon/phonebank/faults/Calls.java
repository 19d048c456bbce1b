package org.dozvon.phonebank.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the gateways of a lab said of the callers, by number: the latest call of each. Safe for use
 * by many threads.
 */
final class Calls {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, List<JsonNode>> events = new HashMap<>();

  void take(JsonNode event) {
    lock.lock();
    try {
      String call = event.path("call").asText();
      if (event.path("type").asText().equals("Started")) {
        numbers.put(call, event.path("caller").path("number").asText());
        events.put(numbers.get(call), new ArrayList<>());
      }
      List<JsonNode> known = events.get(numbers.getOrDefault(call, ""));
      if (known != null) {
        known.add(event);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all calls. */
  void clear() {
    lock.lock();
    try {
      numbers.clear();
      events.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Whether an event of the type was told of this number's call. */
  boolean has(String number, String type) {
    lock.lock();
    try {
      return events.getOrDefault(number, List.of()).stream()
          .anyMatch(event -> event.path("type").asText().equals(type));
    } finally {
      lock.unlock();
    }
  }

  /** Waits for such an event; false when the time ran out. */
  boolean await(String number, String type, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!has(number, type)) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The types of all events of this number's call. */
  List<String> types(String number) {
    return texts(number, "", "type");
  }

  /** Whether the balance was looked up in this number's call. */
  boolean hasRoute(String number) {
    return texts(number, "RouteCalled", "route").contains("card-balance");
  }

  /** What the caller of this number has said so far, as it was understood. */
  List<String> said(String number) {
    return texts(number, "CallerSaid", "text");
  }

  private List<String> texts(String number, String type, String field) {
    lock.lock();
    try {
      return events.getOrDefault(number, List.of()).stream()
          .filter(event -> type.isEmpty() || event.path("type").asText().equals(type))
          .map(event -> event.path(field).asText())
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** The id of this number's call; empty when the gateway has told of none. */
  String id(String number) {
    lock.lock();
    try {
      List<JsonNode> known = events.getOrDefault(number, List.of());
      return known.isEmpty() ? "" : known.getFirst().path("call").asText();
    } finally {
      lock.unlock();
    }
  }
}
