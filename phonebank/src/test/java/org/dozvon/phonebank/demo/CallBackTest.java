package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.dozvon.ami.CallBackOriginator;
import org.dozvon.audio.Clip;
import org.dozvon.phonebank.line.CallerLine;
import org.junit.jupiter.api.Test;

/** Call-backs at a real Asterisk: two people, who are busy. */
class CallBackTest extends CallBackLab {
  @Test
  void thePlaceIsKept() throws Exception {
    dial("7001");
    Lab.Agent first = agent();
    dial("7002");
    Lab.Agent second = agent();

    Caller a = dial("7010");
    book(a);
    Caller b = dial("7011");
    awaitJoined(b);
    hearsAVoiceOverTheMusic(b);

    lab.gateway().signal("KILL");
    events.close();
    lab.stopGateway();
    lab.startGateway(kind);
    events = lab.api().follow(CallBackTest::print);
    awaitManager();

    first.line().close();
    Lab.Agent forA = agent();
    String contextOfA = forA.leg().call();
    assertThat(lab.api().context(contextOfA).path("caller").path("number").asText())
        .as("the person has the context of the first call: %s", lab.gatewayLog())
        .isEqualTo(a.number());
    Lab.Agent calledBack = agent();
    assertThat(calledBack.leg().agent()).isEqualTo(a.number());
    int mark = events.mark();
    sayYes(calledBack.line(), "en/woman/yes.wav");
    await(() -> said(mark, "One moment, please."), "the yes is understood");
    assertTheyTalk(forA.line(), calledBack.line());
    assertThat(b.line().ears().isClosed()).as("who joined later still waits").isFalse();
    assertThat(lab.agents()).isEmpty();

    second.line().close();
    Lab.Agent forB = agent();
    assertThat(forB.leg().caller()).isEqualTo(b.number());
    calledBack.line().close();
    forB.line().close();

    againTakesThePlace();
  }

  /** The ear of who waits is joined to a voice, here to a tone, while the music plays on. */
  private void hearsAVoiceOverTheMusic(Caller caller) throws Exception {
    DefaultManagerConnection manager =
        new DefaultManagerConnection(
            "127.0.0.1", lab.plan().hotlineAmi(), "dozvon", lab.plan().secret());
    manager.login("off");
    try {
      CallBackOriginator ear =
          new CallBackOriginator(() -> Optional.of(manager), lab.lines().address());
      UUID voice = UUID.randomUUID();
      var coming = lab.lines().expect(voice);
      assertThat(ear.join(channelOf(caller), voice)).isTrue();
      try (CallerLine mouth = coming.get(5, TimeUnit.SECONDS)) {
        TimeUnit.MILLISECONDS.sleep(500);
        int before = caller.line().ears().samples().length;
        mouth.mouth().say(tone(), false).get(10, TimeUnit.SECONDS);
        TimeUnit.MILLISECONDS.sleep(300);
        short[] heard = caller.line().ears().samples();
        double loudest = loudestTone(heard, before);
        System.out.println("tone heard in the queue: " + Math.round(loudest));
        ear.end(voice);
        assertThat(loudest).isGreaterThan(3000);
        assertThat(loudestTone(heard, Math.max(0, before - 8000), before)).isLessThan(1000);
      }
    } finally {
      manager.logoff();
    }
    TimeUnit.MILLISECONDS.sleep(500);
    assertThat(queue())
        .as(() -> "nobody has lost the place: " + lab.hotline().output())
        .contains(channelOf(caller));
  }

  private String channelOf(Caller caller) throws Exception {
    return lab.hotline()
        .cli("core show channels concise")
        .lines()
        .filter(line -> line.contains("!" + caller.number() + "!") && line.contains("!Queue!"))
        .map(line -> line.substring(0, line.indexOf('!')))
        .findFirst()
        .orElseThrow();
  }

  private static Clip tone() {
    short[] samples = new short[8000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (9000 * Math.sin(2 * Math.PI * 1000 * i / 8000));
    }
    return Clip.of(8000, samples);
  }

  private static double loudestTone(short[] samples, int from) {
    return loudestTone(samples, from, samples.length);
  }

  /** Of any 100 ms, at 1 kHz. */
  private static double loudestTone(short[] samples, int from, int to) {
    double loudest = 0;
    for (int at = from; at + 800 <= to; at += 800) {
      double cos = 0;
      double sin = 0;
      for (int i = 0; i < 800; i++) {
        cos += samples[at + i] * Math.cos(2 * Math.PI * i / 8);
        sin += samples[at + i] * Math.sin(2 * Math.PI * i / 8);
      }
      loudest = Math.max(loudest, 2 * Math.hypot(cos, sin) / 800);
    }
    return loudest;
  }

  /** Two more are busy; who has booked calls again. */
  private void againTakesThePlace() throws Exception {
    awaitFree();
    dial("7003");
    Lab.Agent first = agent();
    dial("7004");
    Lab.Agent second = agent();
    Caller a = dial("7020");
    book(a);
    Caller b = dial("7021");
    awaitJoined(b);
    Caller again = dial("7020");
    awaitJoined(again);
    first.line().close();
    Lab.Agent forA = agent();
    assertThat(forA.leg().caller()).as(lab.gatewayLog()).isEqualTo("7020");
    second.line().close();
    assertThat(agent().leg().caller()).isEqualTo("7021");
    forA.line().close();
    assertThat(lab.agents().poll(4, TimeUnit.SECONDS)).as("nobody is called back").isNull();
  }
}
