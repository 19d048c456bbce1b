package org.dozvon.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code GET /health/ready} tells: whether one more call would be served here as it should be.
 * Every part that a call needs is asked by name; a part that is missing is told with what it lacks.
 * Asterisk does not ask this: a call that comes all the same is served as well as can be. Safe for
 * use by many threads.
 */
final class Readiness {
  private static final Logger log = LoggerFactory.getLogger(Readiness.class);
  private static final String OK = "ok";
  private static final String STARTING = "starting";

  private final List<Check> checks = new CopyOnWriteArrayList<>();
  private volatile String phase = STARTING;
  private volatile List<String> lacking = List.of();

  /**
   * One part.
   *
   * @param fault what is wrong with it, in words without names of machines or secrets; answers
   *     within two seconds, from any thread
   */
  private record Check(String name, Supplier<Optional<String>> fault) {}

  /** Asks this, too, from now on. */
  Readiness with(String name, Supplier<Optional<String>> fault) {
    checks.add(new Check(name, fault));
    return this;
  }

  /** Everything is wired and the ports are open. */
  void started() {
    phase = OK;
  }

  /** The program is about to end: no more calls are wanted, from this moment on. */
  void stopping() {
    phase = "stopping: running calls may end, no more are taken";
  }

  /** Whether a part is missing or the program is not at work; asks every part. */
  boolean isReady() {
    return "up".equals(look().get("status"));
  }

  /**
   * {@code status} is {@code up} when all is well; then every part, {@code ok} or what it lacks.
   */
  Map<String, Object> look() {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("status", "up");
    found.put("gateway", phase);
    checks.forEach(check -> found.put(check.name, check.fault.get().orElse(OK)));
    List<String> faulty =
        found.entrySet().stream()
            .filter(part -> !part.getKey().equals("status") && !part.getValue().equals(OK))
            .map(Map.Entry::getKey)
            .toList();
    if (!faulty.isEmpty()) {
      found.put("status", "not ready");
    }
    tell(faulty, found);
    return found;
  }

  /** Each part's answer as a figure: 1 well, 0 not. */
  double figure(String name) {
    return checks.stream()
        .filter(check -> check.name.equals(name))
        .findFirst()
        .map(check -> check.fault.get().isEmpty() ? 1.0 : 0.0)
        .orElse(Double.NaN);
  }

  /** The parts' names. */
  List<String> names() {
    return checks.stream().map(Check::name).toList();
  }

  /** In the log once, when it changes. */
  private void tell(List<String> faulty, Map<String, Object> found) {
    if (faulty.equals(lacking)) {
      return;
    }
    lacking = faulty;
    if (faulty.isEmpty()) {
      log.info("event=ready");
    } else {
      log.warn("event=not_ready parts={}", found);
    }
  }
}
