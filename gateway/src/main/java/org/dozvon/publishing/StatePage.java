package org.dozvon.publishing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hotlines as maps, lists, texts and numbers. */
final class StatePage {
  private StatePage() {}

  static Map<String, Object> of(Map<String, Desk> desks) {
    List<Object> hotlines = new ArrayList<>();
    desks.forEach((name, desk) -> hotlines.add(of(name, desk)));
    return Map.of("hotlines", hotlines);
  }

  private static Map<String, Object> of(String name, Desk desk) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", name);
    Optional<Published> live = desk.versions().live().map(version -> version.card);
    live.ifPresent(
        card -> {
          members.put("version", card.number());
          members.put("at", card.at().toString());
          members.put("by", card.by());
          members.put("note", card.note());
          members.put("hash", card.hash());
        });
    members.put("calls", desk.versions().calls());
    members.put(
        "older",
        desk.versions().older().stream()
            .filter(version -> version.calls() > 0)
            .map(version -> Map.of("version", version.number(), "calls", version.calls()))
            .toList());
    members.put("folder", desk.isGone() ? "gone" : "there");
    desk.refusal()
        .ifPresent(
            refusal -> {
              Map<String, Object> refused = new LinkedHashMap<>();
              refused.put("at", refusal.at().toString());
              refused.put("hash", refusal.hash());
              refused.put("problems", refusal.problems());
              members.put("refused", refused);
            });
    return members;
  }
}
