package org.dozvon.console.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.insight.Satisfaction;
import org.dozvon.insight.TopicLevels;
import org.dozvon.operator.CallQuery;
import org.dozvon.operator.TopicDesk;
import org.junit.jupiter.api.Test;

class CallFilterTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:30Z");

  @Test
  void daysAndMinutesLastToTheirEnd() {
    assertThat(query("2026-11-27", "2026-11-27").from()).isEqualTo("2026-11-27T00:00:00Z");
    assertThat(query("2026-11-27", "2026-11-27").to()).isEqualTo("2026-11-28T00:00:00Z");
    assertThat(query("2026-11-27T14:03", "2026-11-27T15:03").from())
        .isEqualTo("2026-11-27T14:03:00Z");
    assertThat(query("2026-11-27T14:03", "2026-11-27T15:03").to())
        .isEqualTo("2026-11-27T15:04:00Z");
    assertThat(query("2026-11-26", "2026-11-27T23:59").to())
        .as("a day in the form is the same as in the address")
        .isEqualTo("2026-11-28T00:00:00Z");
  }

  @Test
  void theFormShowsWhatTheAddressHas() {
    CallFilter filter = new CallFilter(Map.of("from", "2026-11-27T14:03", "to", "2026-11-28"));
    assertThat(filter.moment("from")).isEqualTo("2026-11-27T14:03");
    assertThat(filter.moment("to")).isEqualTo("2026-11-28T23:59");
    assertThat(new CallFilter(Map.of()).moment("from")).isEmpty();
  }

  @Test
  void aTopicLeadsToTheCallsOfItsHour() {
    TopicDesk.Look look = new TopicDesk.Look(NOW, 5, List.of());
    TopicRoutes.View view =
        new TopicRoutes.View(
            Optional.of(look),
            "",
            new Satisfaction(Map.of(), Map.of()),
            15,
            ZoneId.of("Europe/Moscow"));
    assertThat(view.calls(level(TopicLevels.Kind.WORD, "касса & co")))
        .isEqualTo(
            "/journal?q=%D0%BA%D0%B0%D1%81%D1%81%D0%B0+%26+co"
                + "&from=2026-11-28T14%3A00&to=2026-11-28T15%3A00");
    assertThat(view.calls(level(TopicLevels.Kind.INTENT, "payment"))).endsWith("&intent=payment");
  }

  private static TopicLevels.Level level(TopicLevels.Kind kind, String name) {
    return new TopicLevels.Level(kind, name, 12, 3, 5, true);
  }

  private static CallQuery query(String from, String to) {
    return new CallFilter(Map.of("from", from, "to", to)).query(NOW, ZoneOffset.UTC, 0, 50);
  }
}
