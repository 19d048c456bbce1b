package org.dozvon.console.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dozvon.call.Profile;
import org.dozvon.chat.Chat;
import org.dozvon.chat.ChatRoutes;
import org.dozvon.chat.RouteDesk;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.ivr.ProfileRules;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.testing.ManualClock;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many chats there may be, and for how long. */
class ChatSessionsTest {
  private static final Path SHIPPED = Path.of("../dialplans/hotlines/grocery");

  private static Hotline shipped;
  private final ManualClock clock = new ManualClock();
  private final ChatSessions sessions = new ChatSessions(clock);
  private final AtomicInteger open = new AtomicInteger();

  @BeforeAll
  static void read() throws Exception {
    Problems problems = new Problems();
    shipped =
        new HotlineReader(ZoneId.of("UTC"))
            .read("grocery", new HotlineFiles("grocery", SHIPPED).texts(), Map.of(), problems)
            .orElseThrow(() -> new AssertionError(problems.toString()));
  }

  @AfterEach
  void close() {
    sessions.close();
    assertThat(open).hasValue(0);
  }

  private ChatSession make(String id) {
    open.incrementAndGet();
    ChatRoutes routes =
        new ChatRoutes() {
          @Override
          public String who() {
            return "nobody";
          }

          @Override
          public Map<String, String> call(
              String route, Map<String, String> arguments, Duration limit) {
            return Map.of();
          }

          @Override
          public void close() {
            open.decrementAndGet();
          }
        };
    Chat.Start start = new Chat.Start(Locale.ENGLISH, Profile.STANDARD, 0, 1);
    return new ChatSession(
        id,
        "grocery",
        routes,
        clock.instant(),
        screen ->
            new Chat(shipped, ProfileRules.DEFAULTS, 2026, screen, new RouteDesk(routes), start));
  }

  @Test
  void aPersonHasOne() throws Exception {
    sessions.open("vera", () -> make("a"));
    sessions.open("vera", () -> make("b"));
    assertThat(open).hasValue(1);
    assertThat(sessions.find("vera", "a")).isEmpty();
    assertThat(sessions.find("vera", "b")).isPresent();
    assertThat(sessions.find("anna", "b")).isEmpty();
  }

  @Test
  void thereAreFewInAllAndNoneForLong() throws Exception {
    for (int i = 0; i < 12; i++) {
      String id = "id" + i;
      assertThat(sessions.open("p" + i, () -> make(id))).isPresent();
    }
    assertThat(sessions.open("late", () -> make("x"))).isEmpty();
    clock.pass(Duration.ofMinutes(9));
    sessions.find("p0", "id0").orElseThrow().take("activate my card", clock.instant());
    clock.pass(Duration.ofMinutes(2));
    Instant now = clock.instant();
    sessions.sweep(now);
    assertThat(sessions.size()).isEqualTo(1);
    assertThat(sessions.open("late", () -> make("x"))).isPresent();
  }

  @Test
  void itIsTheConversationItself() throws Exception {
    ChatSession session = sessions.open("vera", () -> make("a")).orElseThrow();
    session.begin("", "hello");
    session.take("i want to activate my card", clock.instant());
    assertThat(session.view().lines())
        .extracting(ChatLine::text)
        .contains("hello", "i want to activate my card")
        .anyMatch(text -> text.contains("grocery hotline"))
        .anyMatch(text -> text.contains("last four digits"));
    session.take("x".repeat(2000), clock.instant());
    assertThat(session.view().lines()).allMatch(line -> line.text().length() < 1500);
  }
}
