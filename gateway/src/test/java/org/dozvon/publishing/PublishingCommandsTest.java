package org.dozvon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dozvon.cli.RunCommand;
import org.dozvon.console.HttpListener;
import org.dozvon.console.Pages;
import org.dozvon.testing.HttpPort;
import org.dozvon.testing.NoQueues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an admin types, beside a gateway whose desk moves by hand. */
class PublishingCommandsTest {
  private static final String MAIN = "hotline.yaml";
  private static final String CHANGED = "Hello, this is the new grocery hotline.";

  @TempDir private Path home;
  private final StringWriter said = new StringWriter();
  private PublishingRig rig;
  private HttpListener http;

  @BeforeEach
  void start() throws IOException {
    rig = new PublishingRig(home);
    Pages pages =
        new Pages(Map::of, Map::of, rig.publisher::state, Map::of, () -> "", new NoQueues());
    http = HttpPort.open(0, pages);
    Files.createDirectories(home.resolve(".dozvon"));
    Files.writeString(home.resolve(".dozvon/api-token"), HttpPort.TOKEN);
    Files.writeString(
        home.resolve("dozvon.yaml"),
        """
        hotlines: hotlines
        history: {folder: history}
        http: {listen: "127.0.0.1:%d"}
        """
            .formatted(http.address().getPort()));
  }

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void publishTellsThatTheFilesAreLiveOrWhyTheyAreNot() throws Exception {
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    rig.settle();
    assertThat(run("publish")).isZero();
    assertThat(said.toString()).contains("grocery: version 2 is live");
    rig.change(MAIN, "queue: ", "quue: ");
    rig.settle();
    assertThat(run("publish", "grocery")).isEqualTo(1);
    assertThat(said.toString())
        .contains("grocery: refused, calls go on as before")
        .containsPattern("hotline.yaml:\\d+:\\d+: .*quue");
    rig.change(MAIN, "quue: ", "quue : ");
    assertThat(run("publish", "--wait", "0")).isEqualTo(3);
    http.close();
    assertThat(run("publish", "--wait", "0")).isEqualTo(3);
    assertThat(said.toString()).contains("no gateway answers at 127.0.0.1:");
  }

  @Test
  void whoAndWhatForStandInTheHistoryAndTheDiffShowsWhatChanged() throws Exception {
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    run("publish", "--by", "anna", "--note", "a \"new\" greeting", "--wait", "0");
    rig.settle();
    assertThat(run("history")).isZero();
    assertThat(said.toString())
        .containsPattern("2  2026-11-25 09:00:\\d\\d  anna +[0-9a-f]{12}  live  a \"new\" greeting")
        .containsPattern("1  2026-11-25 09:00:00  .+  [0-9a-f]{12}  \n");
    assertThat(run("history", "grocery", "--diff", "2")).isZero();
    assertThat(said.toString())
        .contains("--- a/hotline.yaml\n+++ b/hotline.yaml\n@@ ")
        .containsPattern("(?m)^-.*" + PublishingRig.GREETING)
        .containsPattern("(?m)^\\+.*" + CHANGED);
    assertThat(run("history", "grocery", "--diff", "7")).isEqualTo(2);
    assertThat(run("history", "groceries")).isEqualTo(2);
    assertThat(said.toString()).contains("did you mean \"grocery\"?");
  }

  @Test
  void aWayBackIsANewVersionAndWorksWithoutAGateway() throws Exception {
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    rig.write("dialogs/more.yaml", "[]\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    rig.settle();
    assertThat(rig.live).as(rig.problems().toString()).hasSize(2);
    http.close();
    assertThat(run("rollback", "grocery", "--by", "boris")).isZero();
    assertThat(Files.readString(rig.grocery.resolve(MAIN))).contains(PublishingRig.GREETING);
    assertThat(rig.grocery.resolve("dialogs/more.yaml")).doesNotExist();
    rig.settle();
    Published last = rig.live.getLast();
    assertThat(last.number()).isEqualTo(3);
    assertThat(last.by()).isEqualTo("boris");
    assertThat(last.note()).isEqualTo("rollback to 1");
    assertThat(last.hash()).isEqualTo(rig.live.getFirst().hash());
    assertThat(run("rollback", "grocery", "9")).isEqualTo(2);
    assertThat(said.toString()).contains("version 9 of grocery is not kept (there are: 1 to 3)");
  }

  @Test
  void whatWasNeverPublishedIsNotLostByAWayBack() throws Exception {
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    rig.settle();
    rig.change(MAIN, "queue: ", "quue: ");
    http.close();
    assertThat(run("rollback", "grocery", "1")).isEqualTo(1);
    assertThat(said.toString()).contains("never published").contains("--force");
    assertThat(Files.readString(rig.grocery.resolve(MAIN))).contains("quue: ");
    assertThat(run("rollback", "grocery", "1", "--force")).isZero();
    assertThat(Files.readString(rig.grocery.resolve(MAIN))).contains(PublishingRig.GREETING);
    String where = said.toString().replaceAll("(?s).*is now in (\\S+)\n.*", "$1");
    assertThat(Path.of(where).resolve(MAIN)).content().contains("quue: ").contains(CHANGED);
    rig.settle();
    assertThat(rig.history.versions("grocery")).hasSize(3);
  }

  @Test
  void theOldestVersionsGoFirstWhenThereAreTooMany() throws Exception {
    History few = new History(home.resolve("few"), 2);
    Snapshot files = new HotlineFiles("grocery", rig.grocery).read();
    for (int number = 1; number <= 4; number++) {
      few.keep(files, new Published(number, rig.clock.instant(), "me", "", files.hash()));
    }
    assertThat(few.versions("grocery")).extracting(Published::number).containsExactly(3, 4);
    assertThat(few.files("grocery", 3).hash()).isEqualTo(files.hash());
    assertThat(few.newest("nobody")).isEmpty();
  }

  private int run(String... arguments) {
    PrintWriter out = new PrintWriter(said, true);
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = home.resolve("dozvon.yaml").toString();
    return new CommandLine(new RunCommand.Root()).setOut(out).setErr(out).execute(all);
  }
}
