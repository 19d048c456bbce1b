package org.dozvon.phonebank.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.dozvon.phonebank.demo.CallEvents;
import org.junit.jupiter.api.Test;

/** A few callers of ./dozvon bench load, and how their figures are read. */
class LoadRunTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Whether the turns are fast is the benchmark's business; here nobody may be lost. */
  @Test
  void callersWithRealSipAndSoundAreHeardAndNobodyIsLost() throws Exception {
    Path asterisk = environment("DOZVON_ASTERISK_ENV");
    Path sip = environment("DOZVON_SIP_ENV");
    try (LoadLab lab = LoadLab.start(ROOT, asterisk, 5);
        CallEvents events = lab.api().follow(event -> {})) {
      LoadRun run = new LoadRun(lab, SipTools.read(sip), ROOT);
      LoadLevel level = run.level(5, Duration.ofSeconds(20));
      assertThat(level.isGraceful()).as("%s%n%s", level.text(), lab.gatewayLog()).isTrue();
      assertThat(level.middle().all()).as(level.text()).isEqualTo(5);
      assertThat(level.calls().answer().sorted()).hasSize(5);
      assertThat(events.since(0, "CallerSaid")).as("somebody was heard").isNotEmpty();
    }
  }

  @Test
  void whereCallersAreIsReadFromAsterisksList() {
    String list =
        """
        PJSIP/phonebank-00000001!dozvon-hotline!grocery!13!Up!AudioSocket!uuid,127.0.0.1:9092!+749!!!3!10!!1.1
        PJSIP/phonebank-00000002!dozvon-queue!support!15!Up!Queue!support,ct!+749!!!3!10!!1.2
        PJSIP/phonebank-00000003!dozvon-hotline!grocery!13!Ring!AGI!agi://x!+749!!!3!10!!1.3
        PJSIP/phonebank-00000004!dozvon-queue!support!31!Up!Playback!sorry!+749!!!3!10!!1.4
        PJSIP/agent1-00000005!from-agent!!1!Ringing!AppQueue!(Outgoing Line)!!!!3!1!!1.5
        """;
    Whereabouts where = Whereabouts.of(list, "PJSIP/phonebank-");
    assertThat(where.byApplication())
        .isEqualTo(Map.of("AudioSocket", 1, "Queue", 1, "AGI", 1, "Playback", 1));
    assertThat(where.elsewhere()).isEqualTo(1);
    assertThat(where.text()).isEqualTo("1 with the bot, 1 in the queue, 1 between, 1 elsewhere");
  }

  /** Values of ITU-T G.711, table 2a. */
  @Test
  void soundIsWrittenAsG711() {
    assertThat(CallerSound.muLaw((short) 0)).isEqualTo((byte) 0xFF);
    assertThat(CallerSound.muLaw((short) -1)).isEqualTo((byte) 0x7F);
    assertThat(CallerSound.muLaw(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
    assertThat(CallerSound.muLaw(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
    assertThat(CallerSound.muLaw((short) 1000)).isEqualTo((byte) 0xCE);
  }

  private static Path environment(String name) {
    String file = System.getenv(name);
    assumeTrue(file != null && Files.isReadable(Path.of(file)), name + " names no file here");
    return Path.of(file);
  }
}
