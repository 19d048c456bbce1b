package org.dozvon.phonebank.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is still in use when all callers have hung up. */
record Leaks(FaultLab lab) {
  private static final List<String> NONE_LEFT =
      List.of(
          "agi-connections", "audio-connections", "conversations", "reservations", "recognisers");

  private static final int TRIES = 50;

  /** Names what is left after five seconds. */
  List<String> left() throws IOException, InterruptedException {
    List<String> left = List.of();
    for (int i = 0; i < TRIES; i++) {
      left = now();
      if (left.isEmpty()) {
        return left;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return left;
  }

  private List<String> now() throws IOException, InterruptedException {
    List<String> left = new ArrayList<>();
    JsonNode health = lab.health();
    for (String name : NONE_LEFT) {
      if (health.path(name).asInt(-1) != 0) {
        left.add("left: " + name + " " + health.path(name).asText());
      }
    }
    String channels = lab.lab().hotline().cli("core show channels count");
    if (!channels.contains("0 active channels")) {
      left.add("left: " + channels.lines().findFirst().orElse(""));
    }
    return left;
  }
}
