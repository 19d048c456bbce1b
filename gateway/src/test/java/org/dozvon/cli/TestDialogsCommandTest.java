package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dozvon.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class TestDialogsCommandTest {
  @TempDir private Path home;

  @Test
  void theShippedHotlinesTestsReachEveryStep() {
    ToolRun run = test("grocery");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("steps reached +of +en +ru +never reached")
        .containsPattern("balance +6 +6 +6\n")
        .contains("(100 %)")
        .containsPattern("tests: 1\\d\\d played, 0 failed, ");
  }

  @Test
  void aFailureStandsBesideWhatWasExpectedAndStepsThatNoTestReachesAreNamed() throws IOException {
    Path hotline =
        copyWithTests(
            """
            - name: '<wrong> & "told"'
              talk:
                - caller: balance
                - bot: Good night
            - name: well
              talk:
                - caller: refund
            """);
    Path junit = home.resolve("junit.xml");
    ToolRun run = test(hotline.toString(), "--junit", junit.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(hotline + "/tests/one.test.yaml:4:7: <wrong> & \"told\"\n")
        .contains("  caller: balance\n")
        .containsPattern("EXPECTED +\\| GOT")
        .containsPattern(
            "the bot says \"Good night\" +\\| What are the last four digits of your card\\?")
        .containsPattern("refund +1 +1 +0  in ru: person now")
        .containsPattern(
            "balance +6 +2 +0  look up, found, tell, not found; in ru: card known, card")
        .contains("tests: 2 played, 1 failed");
    Document report = parsed(junit);
    assertThat(report.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    assertThat(report.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(report.getElementsByTagName("failure").item(0).getTextContent())
        .contains("Good night", "caller: balance");
    assertThat(test(hotline.toString(), "--only", "well").code()).isZero();
  }

  @Test
  void withRealAudioTheConversationGoesOnWithWhatWasHeard() {
    ToolRun run = test("grocery", "--audio", "--only", "balance by the card's last digits");
    assertThat(run.out())
        .contains("lines: 3 spoken, 3 recorded ones among them")
        .contains("1 played");
    assertThat(run.code()).isZero();
  }

  @Test
  void aLineThatIsMisheardIsNamedAndFailsItsTest() throws IOException {
    Path hotline =
        copyWithTests(
            "- name: unknown words\n  talk:\n    - caller: zzyzx qwerty blorf\n    - bot: never\n");
    ToolRun run = test(hotline.toString(), "--audio");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("(heard: ")
        .containsPattern("misheard +said +heard")
        .containsPattern("en +zzyzx qwerty blorf ")
        .contains("1 not heard word for word");
  }

  @Test
  void noTestsAndMistakesAreTold() throws IOException {
    assertThat(test("grocery", "--only", "no such test").code()).isEqualTo(2);
    Path hotline = copyWithTests("- name: x\n  talk:\n    - bott: hello\n");
    ToolRun run = test(hotline.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("the tests have mistakes", "one.test.yaml:3:7");
  }

  private ToolRun test(String... more) {
    List<String> arguments = new ArrayList<>(List.of("test-dialogs"));
    arguments.addAll(List.of(more));
    arguments.add("--config");
    arguments.add(ToolRun.config(home).toString());
    return ToolRun.of(arguments.toArray(String[]::new));
  }

  /** The shipped dialogs with these tests alone. */
  private Path copyWithTests(String tests) throws IOException {
    Path shipped = Recordings.folder("dialplans").resolve("hotlines/grocery");
    Path copy = home.resolve("shop");
    for (Path file : List.of(shipped.resolve("hotline.yaml"), shipped.resolve("dialogs"))) {
      try (var all = Files.walk(file)) {
        for (Path one : all.filter(Files::isRegularFile).toList()) {
          Path target = copy.resolve(shipped.relativize(one).toString());
          Files.createDirectories(target.getParent());
          Files.copy(one, target);
        }
      }
    }
    Files.createDirectories(copy.resolve("tests"));
    Files.writeString(copy.resolve("tests/one.test.yaml"), tests);
    return copy;
  }

  private static Document parsed(Path xml) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
    } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
      throw new IOException(e);
    }
  }
}
