package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenDeskTest {
  private final Line line = new Line();
  private final ListenDesk desk =
      new ListenDesk(line, InstantSource.system(), Duration.ofMillis(5));

  private static final class Line implements ListenLine {
    volatile Course course = Course.RINGING;
    volatile CommandResult answer = CommandResult.done();
    final List<String> began = new ArrayList<>();
    final List<String> ended = new CopyOnWriteArrayList<>();

    @Override
    public CommandResult begin(String id, String listener, String agent, Way way) {
      began.add(listener + " " + way + " " + agent);
      return answer;
    }

    @Override
    public Course course(String id) {
      return course;
    }

    @Override
    public void end(String id) {
      ended.add(id);
    }
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void itIsShownFromTheRingingToTheHangUp() {
    assertThat(begin("PJSIP/120", "PJSIP/101", ListenLine.Way.LISTEN).isDone()).isTrue();
    assertThat(desk.all()).singleElement().matches(each -> !each.isUp());
    line.course = ListenLine.Course.UNKNOWN;
    line.course = ListenLine.Course.LISTENING;
    Awaitility.await().until(() -> desk.of("PJSIP/120").orElseThrow().isUp());
    line.course = ListenLine.Course.GONE;
    Awaitility.await().until(() -> desk.all().isEmpty());
    assertThat(line.ended).as("the phone hung up by itself").isEmpty();
  }

  @Test
  void whatAsteriskRefusesIsNotShown() {
    line.answer = new CommandResult.Refused("no such phone");
    assertThat(begin("PJSIP/120", "PJSIP/101", ListenLine.Way.LISTEN).isDone()).isFalse();
    assertThat(desk.all()).isEmpty();
  }

  @Test
  void onePhoneIsInOneTalk() {
    begin("PJSIP/120", "PJSIP/101", ListenLine.Way.LISTEN);
    String first = desk.all().getFirst().id();
    begin("PJSIP/120", "PJSIP/101", ListenLine.Way.WHISPER);
    assertThat(desk.all()).singleElement().matches(each -> each.way() == ListenLine.Way.WHISPER);
    assertThat(line.ended).containsExactly(first);
  }

  @Test
  void nobodyListensToTheirOwnPhone() {
    assertThat(begin("PJSIP/101", "PJSIP/101", ListenLine.Way.LISTEN).isDone()).isFalse();
    assertThat(line.began).isEmpty();
  }

  @Test
  void itCanBeEndedOnce() {
    begin("PJSIP/120", "PJSIP/101", ListenLine.Way.BARGE);
    String id = desk.all().getFirst().id();
    assertThat(desk.end(id)).isTrue();
    assertThat(desk.end(id)).isFalse();
    assertThat(line.ended).containsExactly(id);
  }

  private CommandResult begin(String listener, String agent, ListenLine.Way way) {
    return desk.begin("Vera", "vera", listener, agent, way);
  }
}
