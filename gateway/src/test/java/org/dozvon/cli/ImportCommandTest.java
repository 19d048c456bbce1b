package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dozvon.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three menus in three ways to write them become hotlines that pass the check. */
class ImportCommandTest {
  @TempDir private Path home;

  @Test
  void aMenuWrittenByHand() throws IOException {
    ToolRun run = imported("asterisk", "classic");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("key 0 reception: queue reception")
        .contains("key 1 book an appointment: queue booking")
        .contains("key 2 cancel an appointment: queue booking")
        .contains("key 3 opening hours: an answer")
        .contains("key 4 lab: a question with 2 options")
        .contains("key 9: built in")
        .contains("classic.conf:18: GotoIfTime(8:00-20:00,mon-sat,*,*?open)")
        .contains("classic.conf:34: AGI(billing.agi,${CALLERID(num)})")
        .contains("classic.conf:43: not understood: this line is no dialplan")
        .contains("must have: reception, booking, lab-results, lab-samples")
        .contains("6 tests");
    String dialogs = dialogs("classic");
    assertThat(dialogs)
        .contains("# classic.conf:17: exten => 1,1,NoOp(Book an appointment)")
        .contains("# not taken over: classic.conf:34: AGI(billing.agi,${CALLERID(num)})")
        .contains("queue: \"lab-results\"")
        .doesNotContain("we-are-closed");
    assertThat(hotline("classic")).contains("queue: \"reception\"", "custom/clinic-welcome");
    assertThat(check("classic").out()).contains("problems: 0", "6 played, 0 failed");
  }

  @Test
  void theMenusThatFreePbxWrites() throws IOException {
    ToolRun run = imported("freepbx-ivr", "freepbx");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("key 1: queue 4001")
        .contains("key 2 repairs: a question with 2 options")
        .contains("key 3 address: an answer")
        .contains("key 6: the end")
        .contains("freepbx.conf:18: Goto(ext-group,600,1) (a ring group: a queue is needed)")
        .contains("freepbx.conf:19: Goto(ext-local,vmb201,1) (a mailbox: a queue is needed)");
    assertThat(hotline("freepbx")).contains("queue: \"4009\"");
    assertThat(check("freepbx").out()).contains("problems: 0", "7 played, 0 failed");
  }

  @Test
  void anOldRussianMenuWithBarsAndCarriageReturns() throws IOException {
    ToolRun run = imported("asterisk", "old");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("key 1 продажи: queue prodazhi", "key 3 ремонт: queue remont");
    assertThat(hotline("old")).contains("languages: [ru]", "Здравствуйте");
    assertThat(dialogs("old")).contains("# TODO: say what this said: Мы на улице Ленина");
    assertThat(check("old").out()).contains("problems: 0", "4 played, 0 failed");
  }

  @Test
  void twoLanguagesAreBothWritten() throws IOException {
    assertThat(imported("asterisk", "classic", "--language", "en,ru").code()).isZero();
    assertThat(dialogs("classic")).contains("about: {en: \"lab\", ru: \"пункт меню 4\"}");
    assertThat(check("classic").out()).contains("problems: 0");
  }

  @Test
  void whatIsNoMenuIsToldAndNothingIsWritten() throws IOException {
    Path none = write("none.conf", "[a]\nexten => s,1,Hangup()\n");
    ToolRun run = run("asterisk", none, "none");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("there is no menu in it", "contexts: a");
    assertThat(home.resolve("none")).doesNotExist();
    assertThat(run("asterisk", write("x.conf", "no dialplan"), "x").out())
        .contains("no context in it");
    Path two =
        write(
            "two.conf",
            """
            [a]
            exten => s,1,Background(a)
            exten => 1,1,Queue(x)
            [b]
            exten => s,1,Background(b)
            exten => 1,1,Queue(y)
            """);
    assertThat(run("asterisk", two, "two").out())
        .contains("several menus: a, b (choose one with --context NAME)");
    assertThat(run("asterisk", two, "two", "--context", "c").out()).contains("no context \"c\"");
    assertThat(run("asterisk", two, "two", "--context", "b").code()).isZero();
  }

  @Test
  void wrongUseIsToldInOneLine() throws IOException {
    Path classic = resource("classic");
    assertThat(run("freepbx", classic, "a"))
        .isEqualTo(
            new ToolRun(2, "dozvon: import \"freepbx\" (expected: freepbx-ivr or asterisk)\n"));
    assertThat(run("asterisk", home.resolve("gone.conf"), "a").out()).contains("cannot read");
    Path latin = home.resolve("latin.conf");
    Files.write(latin, "[a] ; \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run("asterisk", latin, "a").out()).contains("not a text in UTF-8");
    Files.createDirectory(home.resolve("there"));
    ToolRun there = run("asterisk", classic, "there");
    assertThat(there.code()).isEqualTo(2);
    assertThat(there.out()).contains("is there already");
    assertThat(run("asterisk", classic, "a", "--language", "fr").code()).isEqualTo(2);
  }

  private ToolRun imported(String kind, String name, String... more) {
    return run(kind, resource(name), name, more);
  }

  private ToolRun run(String kind, Path file, String folder, String... more) {
    String[] arguments = new String[5 + more.length];
    arguments[0] = "import";
    arguments[1] = kind;
    arguments[2] = file.toString();
    arguments[3] = "-o";
    arguments[4] = home.resolve(folder).toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return ToolRun.of(arguments);
  }

  private ToolRun check(String name) {
    return ToolRun.of("check", home.resolve(name).toString());
  }

  private String dialogs(String name) throws IOException {
    return Files.readString(home.resolve(name).resolve("dialogs/menu.yaml"));
  }

  private String hotline(String name) throws IOException {
    return Files.readString(home.resolve(name).resolve("hotline.yaml"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }

  private static Path resource(String name) {
    return Recordings.folder("gateway")
        .resolve("src/test/resources/org/dozvon/dialplan/" + name + ".conf");
  }
}
