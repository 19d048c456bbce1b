package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The other ways of being called back, at a real Asterisk. */
class CallBackWaysTest {
  /** The caller is rung when a person is free, and joins the queue at the kept place. */
  @Nested
  class CallerFirst extends CallBackLab {
    @Override
    String rules(String shipped) {
      return shipped.replace("first: agent", "first: caller");
    }

    @Test
    void theCallerIsRungFirst() throws Exception {
      dial("7001");
      Lab.Agent first = agent();
      dial("7002");
      agent();
      Caller a = dial("7030");
      book(a);
      first.line().close();

      Lab.Agent calledBack = agent();
      assertThat(calledBack.leg().agent()).isEqualTo("7030");
      int mark = events.mark();
      await(() -> said(mark, "If you are ready"), "the question");
      sayYes(calledBack.line(), "en/woman/yes.wav");
      Lab.Agent person = agent();
      assertThat(person.leg().caller()).as(log()).isEqualTo("7030");
      assertThat(lab.api().context(person.leg().call()).path("caller").path("number").asText())
          .isEqualTo("7030");
      assertTheyTalk(person.line(), calledBack.line());
      person.line().close();
      await(() -> log().contains(" Done["), "the end");
    }
  }

  /** A number that is not shown, in Russian; refused once; called where it was asked for. */
  @Nested
  class AnotherNumber extends CallBackLab {
    @Test
    void whoShowsNoNumberGivesOne() throws Exception {
      dial("7001");
      Lab.Agent first = agent();
      dial("7002");
      agent();
      Caller a = dial("", "201");
      awaitJoined(a);
      TimeUnit.MILLISECONDS.sleep(1500);
      int joins = events.since(0, "JoinedQueue").size();
      int mark = events.mark();
      lab.link().press(a.id(), "1");
      await(() -> said(mark, "Наберите номер"), "the question for a number");
      lab.link().press(a.id(), "0#");
      await(() -> events.since(0, "JoinedQueue").size() > joins, "back in the queue");
      TimeUnit.MILLISECONDS.sleep(1500);

      int again = events.mark();
      lab.link().press(a.id(), "1");
      await(() -> said(again, "Наберите номер"), "the question for a number");
      lab.link().press(a.id(), "7040#");
      await(() -> said(again, "Верно?"), "the number read back");
      sayYes(a.line(), "ru/woman/yes.wav");
      await(() -> said(again, "Спасибо"), "the goodbye");
      assertThat(a.line().ears().awaitClosed(LONG)).isTrue();

      first.line().close();
      Lab.Agent person = agent();
      Lab.Agent calledBack = agent();
      assertThat(calledBack.leg().agent()).isEqualTo("7040");
      int mark2 = events.mark();
      sayYes(calledBack.line(), "ru/woman/yes.wav");
      await(() -> said(mark2, "Одну минуту"), "the yes is understood");
      assertTheyTalk(person.line(), calledBack.line());
    }
  }

  /** The telephone is busy at first. */
  @Nested
  class Busy extends CallBackLab {
    @Override
    String rules(String shipped) {
      return shipped.replace("pause: 5m", "pause: 30s");
    }

    @Test
    void whoIsBusyIsRungAgain() throws Exception {
      lab.bank().cli("dialplan set global CALLED_MODE busy");
      dial("7001");
      Lab.Agent first = agent();
      dial("7002");
      agent();
      Caller a = dial("7050");
      book(a);
      int mark = events.mark();
      first.line().close();
      Lab.Agent person = agent();
      await(() -> said(mark, "Nobody answered"), "the person is told");
      assertThat(person.line().ears().awaitClosed(LONG)).isTrue();
      await(() -> log().contains("after=BUSY"), "busy");
      lab.bank().cli("dialplan set global CALLED_MODE free");

      Lab.Agent second = lab.agents().poll(50, TimeUnit.SECONDS);
      assertThat(second).as("another try: %s", log()).isNotNull();
      Lab.Agent calledBack = agent();
      assertThat(calledBack.leg().agent()).isEqualTo("7050");
      await(() -> said(mark, "If you are ready"), "the question");
      sayYes(calledBack.line(), "en/woman/yes.wav");
      assertTheyTalk(second.line(), calledBack.line());
    }
  }
}
