package org.dozvon.phonebank.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.OriginateAction;
import org.dozvon.phonebank.asterisk.AsteriskInstall;
import org.dozvon.phonebank.asterisk.PrivateAsterisk;
import org.dozvon.phonebank.demo.Folders;
import org.dozvon.phonebank.demo.LabPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whom a real Asterisk asks with a list of gateways, of which some are bad in the ways that there
 * are; skipped where ./dozvon test found no Asterisk.
 */
class NextGatewayTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Path folder;
  private PrivateAsterisk asterisk;
  private DefaultManagerConnection manager;

  @BeforeEach
  void start() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    folder = Files.createTempDirectory("dz");
    LabPlan plan = LabPlan.make(ROOT, "application");
    asterisk =
        PrivateAsterisk.launch(
            AsteriskInstall.read(Path.of(environment)),
            folder.resolve("h"),
            plan.hotlineFiles(),
            plan.hotline());
    asterisk.awaitBooted();
    manager = new DefaultManagerConnection("127.0.0.1", plan.hotlineAmi(), "dozvon", plan.secret());
    manager.login();
    asterisk.cli("dialplan set global DOZVON_GATEWAY_ORDER listed");
  }

  @AfterEach
  void stop() throws IOException {
    if (manager != null) {
      manager.logoff();
    }
    if (asterisk != null) {
      asterisk.close();
      Folders.delete(folder);
    }
  }

  @Test
  void theNextOneIsAskedUntilOneSaysItsFirstWord() throws Exception {
    try (StubGateway gone = StubGateway.refusing();
        StubGateway closes = stub("closes", StubGateway.Manner.CLOSES);
        StubGateway dies = stub("dies", StubGateway.Manner.DIES_AFTER_ITS_WORD);
        StubGateway serves = stub("serves", StubGateway.Manner.SERVES)) {
      call(gone, closes, serves, dies);
      await().atMost(LIMIT).until(() -> asked.contains("serves"));
      await().atMost(LIMIT).until(() -> applications().isEmpty());
      assertThat(asked).containsExactly("closes", "serves");

      asked.clear();
      call(gone, dies, serves);
      await().atMost(LIMIT).until(() -> applications().contains("Queue"));
      assertThat(asked).as("a call that was begun is not begun again").containsExactly("dies");
      hangUp();

      asked.clear();
      call(gone, closes);
      await().atMost(LIMIT).until(() -> applications().contains("Queue"));
      assertThat(asked).containsExactly("closes");
    }
  }

  @Test
  void whoHangsIsLeftAndPassedOverForAWhile() throws Exception {
    try (StubGateway hangs = stub("hangs", StubGateway.Manner.HANGS);
        StubGateway serves = stub("serves", StubGateway.Manner.SERVES)) {
      call(hangs, serves);
      await().atMost(LIMIT).until(() -> asked.contains("serves"));
      assertThat(asked).containsExactly("hangs", "serves");

      String away = "DOZVON_AWAY_127_0_0_1_" + hangs.port();
      assertThat(asterisk.cli("dialplan show globals")).contains(away);
      // As if all that follows came within its ten seconds.
      asterisk.cli("dialplan set global " + away + " 9999999999");
      asked.clear();
      call(hangs, serves);
      await().atMost(LIMIT).until(() -> asked.contains("serves"));
      assertThat(asked).containsExactly("serves");

      asked.clear();
      call(hangs);
      await().atMost(LIMIT).until(() -> applications().contains("Queue"));
      assertThat(asked).as("the only one is asked all the same").containsExactly("hangs");
    }
  }

  @Test
  void byTurnsEachHasItsShare() throws Exception {
    asterisk.cli("dialplan set global DOZVON_GATEWAY_ORDER turns");
    try (StubGateway one = stub("one", StubGateway.Manner.SERVES);
        StubGateway two = stub("two", StubGateway.Manner.SERVES)) {
      // That 30 throws of a coin all fall on one side happens once in 500 million.
      for (int i = 1; i <= 30; i++) {
        int calls = i;
        call(one, two);
        await().atMost(LIMIT).until(() -> asked.size() == calls);
      }
      assertThat(asked).contains("one", "two");
    }
  }

  private StubGateway stub(String name, StubGateway.Manner manner) throws IOException {
    return StubGateway.open(manner, () -> asked.add(name));
  }

  private void call(StubGateway... gateways) throws Exception {
    String list =
        Stream.of(gateways)
            .map(gateway -> "127.0.0.1:" + gateway.port())
            .collect(Collectors.joining(","));
    asterisk.cli("dialplan set global DOZVON_GATEWAY " + list);
    OriginateAction call = new OriginateAction();
    call.setChannel("Local/200@from-outside/n");
    call.setApplication("Wait");
    call.setData("60");
    call.setAsync(true);
    manager.sendAction(call);
  }

  private void hangUp() throws Exception {
    asterisk.cli("channel request hangup all");
    await().atMost(LIMIT).until(() -> applications().isEmpty());
  }

  /** The applications that channels are in. */
  private List<String> applications() throws Exception {
    return asterisk
        .cli("core show channels concise")
        .lines()
        .filter(line -> line.contains("!"))
        .map(line -> line.split("!", -1)[5])
        .toList();
  }
}
