package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dozvon.testing.Recordings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's Asterisk gets our files and nothing else, and loses them again. */
class InstallDialplanCommandTest {
  private static final String EXTENSIONS = "extensions-dozvon.conf";
  private static final Path SHIPPED = Recordings.folder("dialplans").resolve("asterisk");

  @TempDir private Path home;
  private Path etc;

  @BeforeEach
  void anAsteriskThatIsThere() throws IOException {
    etc = Files.createDirectory(home.resolve("etc"));
    Files.writeString(etc.resolve("extensions.conf"), "[general]\n[from-trunk]\n");
    Files.writeString(etc.resolve("queues.conf"), "[general]\n");
    Files.writeString(etc.resolve("manager.conf"), "[general]\nenabled = yes\n");
    Files.writeString(
        home.resolve("dozvon.yaml"),
        "ami: {address: \"127.0.0.1:5038\", user: dozvon, secret: s3cret-Word}\n");
  }

  @Test
  void firstItOnlyShows() throws IOException {
    Map<String, String> before = contents();
    ToolRun run = asterisk();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("+++ b/extensions-dozvon.conf", "+[dozvon-hotline]", "+[support]")
        .contains("Nothing is written yet")
        .contains("echo '#include \"extensions-dozvon.conf\"' >> " + etc + "/extensions.conf")
        .contains("secret = (not shown)")
        .doesNotContain("s3cret-Word");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void onlyOurOwnFilesAreWritten() throws IOException {
    Map<String, String> before = contents();
    assertThat(asterisk("--write").code()).isZero();
    Map<String, String> after = contents();
    before.forEach((name, text) -> assertThat(after).containsEntry(name, text));
    after.keySet().removeAll(before.keySet());
    assertThat(after.keySet())
        .containsExactly(
            "dozvon-installed/written", EXTENSIONS, "manager-dozvon.conf", "queues-dozvon.conf");
    assertThat(after.get(EXTENSIONS)).isEqualTo(Files.readString(SHIPPED.resolve(EXTENSIONS)));
    assertThat(after.get("manager-dozvon.conf"))
        .contains("[dozvon]\nsecret = s3cret-Word\n", "permit = ::1\nread = call,agent,user")
        .as("whom nobody of IPv4 or IPv6 is permitted")
        .contains("deny = 0.0.0.0/0.0.0.0\ndeny = ::/0\npermit = 127.0.0.1\n");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(etc.resolve("manager-dozvon.conf"))))
        .isEqualTo("rw-r-----");
    ToolRun again = asterisk("--write");
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains(EXTENSIONS + ": as it is to be").doesNotContain("+++");
  }

  @Test
  void theGatewaysAddressIsWritten() throws IOException {
    assertThat(asterisk("--write", "--gateway", "10.1.0.5:4573,10.1.0.6:4573").code()).isZero();
    assertThat(contents().get(EXTENSIONS))
        .contains("DOZVON_ALL=10.1.0.5:4573,10.1.0.6:4573)")
        .doesNotContain("=127.0.0.1:4573");
    assertThat(contents().get("manager-dozvon.conf"))
        .contains("permit = 127.0.0.1\npermit = ::1\npermit = 10.1.0.5\npermit = 10.1.0.6\n");
    for (String no : List.of("10.1.0.5:4573)\nexten => x", "foo", "", "10.1.0.5:4573,")) {
      ToolRun wrong = asterisk("--gateway", no);
      assertThat(wrong.code()).as(no).isEqualTo(3);
      assertThat(wrong.out()).contains("expected: host:port").doesNotContain("\tat ");
    }
  }

  @Test
  void fromWhereTheGatewayComesIsAnAddress() throws IOException {
    for (String no : List.of("rubbish", "10.0.0.999", "10.0.0.0/33", "gw1.example")) {
      ToolRun wrong = asterisk("--write", "--permit", no);
      assertThat(wrong.code()).as(no).isEqualTo(2);
      assertThat(wrong.out()).contains("--permit: \"" + no + "\" (expected: such as 10.0.0.5");
    }
    assertThat(etc.resolve("manager-dozvon.conf")).doesNotExist();
    ToolRun named = asterisk("--write", "--gateway", "gw1.example:4573,10.1.0.5:4573");
    assertThat(named.out()).contains("gw1.example is a name: say --permit");
    assertThat(contents().get("manager-dozvon.conf"))
        .contains("permit = 127.0.0.1\npermit = ::1\npermit = 10.1.0.5\nread");
    assertThat(asterisk("--write", "--permit", "10.0.0.0/24,10.1.0.0/255.255.0.0,fd00::/8").code())
        .isZero();
    assertThat(contents().get("manager-dozvon.conf"))
        .contains("permit = 10.0.0.0/24\npermit = 10.1.0.0/255.255.0.0\npermit = fd00::/8\nread");
  }

  @Test
  void theFirstThatWasReplacedComesBack() throws IOException {
    Path queues = Files.writeString(etc.resolve("queues-dozvon.conf"), "; ORIGINAL\n");
    assertThat(asterisk("--write", "--take-over").code()).isZero();
    for (int i = 1; i <= 2; i++) {
      Files.writeString(queues, "; edit " + i + "\n");
      assertThat(asterisk("--write", "--take-over").code()).isZero();
    }
    assertThat(asterisk("--undo").out()).contains("queues-dozvon.conf: as before");
    assertThat(queues).hasContent("; ORIGINAL");
    Path kept = etc.resolve("dozvon-installed/before");
    assertThat(kept.resolve("queues-dozvon.conf.changed-1")).hasContent("; edit 1");
    assertThat(kept.resolve("queues-dozvon.conf.changed-2")).hasContent("; edit 2");
  }

  @Test
  void whatWeDidNotWriteIsLeftAlone() throws IOException {
    Files.writeString(etc.resolve("queues-dozvon.conf"), "; by hand\n[support]\n");
    ToolRun run = asterisk("--write");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("queues-dozvon.conf is there already and was not written by this command")
        .contains("-; by hand", "nothing is written");
    assertThat(etc.resolve(EXTENSIONS)).doesNotExist();
    assertThat(asterisk("--write", "--take-over").code()).isZero();
    assertThat(asterisk("--undo").code()).isZero();
    assertThat(contents().get("queues-dozvon.conf")).isEqualTo("; by hand\n[support]\n");
    assertThat(etc.resolve("dozvon-installed")).doesNotExist();
  }

  @Test
  void whatWasChangedSinceIsLeftAlone() throws IOException {
    assertThat(asterisk("--write").code()).isZero();
    Path queues = etc.resolve("queues-dozvon.conf");
    String mine = Files.readString(queues) + "member => PJSIP/101\n";
    Files.writeString(queues, mine);
    ToolRun run = asterisk("--write");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("queues-dozvon.conf was changed since it was written", "-member => PJSIP/101");
    ToolRun undo = asterisk("--undo");
    assertThat(undo.code()).isEqualTo(1);
    assertThat(undo.out()).contains("queues-dozvon.conf: left, somebody has changed it since");
    assertThat(etc.resolve(EXTENSIONS)).doesNotExist();
    assertThat(queues).hasContent(mine.strip());
  }

  @Test
  void aLinkIsNeverFollowed() throws IOException {
    Path elsewhere = Files.writeString(home.resolve("elsewhere.conf"), "; mine\n");
    Files.createSymbolicLink(etc.resolve(EXTENSIONS), elsewhere);
    ToolRun run = asterisk("--write", "--take-over");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("is a link or a folder");
    assertThat(elsewhere).hasContent("; mine");
  }

  @Test
  void nothingIsTakenAwayThatAsteriskStillIncludes() throws IOException {
    assertThat(asterisk("--write").code()).isZero();
    String line = "#include \"extensions-dozvon.conf\"\n";
    Files.writeString(etc.resolve("extensions.conf"), "[general]\n" + line);
    assertThat(asterisk().out()).doesNotContain("extensions-dozvon.conf\"' >>");
    ToolRun run = asterisk("--undo");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("still includes extensions-dozvon.conf; take the line out");
    assertThat(etc.resolve(EXTENSIONS)).exists();
    Files.writeString(etc.resolve("extensions.conf"), "[general]\n;" + line);
    assertThat(asterisk("--undo").code()).isZero();
    assertThat(etc.resolve(EXTENSIONS)).doesNotExist();
  }

  @Test
  void whatDoesWithoutTheFileDoesNotHinder() throws IOException {
    assertThat(asterisk("--write").code()).isZero();
    Files.writeString(etc.resolve("extensions.conf"), "#tryinclude \"extensions-dozvon.conf\"\n");
    assertThat(asterisk().out()).doesNotContain("extensions-dozvon.conf\"' >>");
    Files.writeString(etc.resolve("queues.conf"), "#include \"*-dozvon.conf\"\n");
    ToolRun run = asterisk("--undo");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("  #include \"*-dozvon.conf\"   (by hand: it means other files, too)")
        .doesNotContain("sed -i");
    Files.writeString(etc.resolve("queues.conf"), "[general]\n");
    assertThat(asterisk("--undo").code()).isZero();
  }

  @Test
  void freePbxKeepsItsOwnQueues() throws IOException {
    Files.writeString(etc.resolve("extensions_additional.conf"), "[ext-queues]\n");
    assertThat(asterisk().out()).contains("looks like a FreePBX's");
    ToolRun run = run("--freepbx", "--write");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "echo '#include \"extensions-dozvon.conf\"' >> " + etc + "/extensions_custom.conf")
        .contains(etc + "/manager_custom.conf", "fwconsole reload");
    assertThat(etc.resolve("queues-dozvon.conf")).doesNotExist();
  }

  @Test
  void wrongUseIsToldInOneLine() {
    assertThat(ToolRun.of("install-dialplan"))
        .isEqualTo(new ToolRun(2, "dozvon: which? --asterisk DIR or --freepbx DIR\n"));
    ToolRun gone = ToolRun.of("install-dialplan", "--asterisk", home.resolve("gone").toString());
    assertThat(gone.code()).isEqualTo(2);
    assertThat(gone.out()).contains("no such folder");
  }

  private ToolRun asterisk(String... more) {
    return run("--asterisk", more);
  }

  private ToolRun run(String kind, String... more) {
    return ToolRun.of(
        Stream.concat(
                Stream.of(
                    "install-dialplan",
                    kind,
                    etc.toString(),
                    "--from",
                    SHIPPED.toString(),
                    "--config",
                    home.resolve("dozvon.yaml").toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** Every file below the folder and what it says. */
  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(etc)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        contents.put(etc.relativize(path).toString(), Files.readString(path));
      }
    }
    return contents;
  }
}
