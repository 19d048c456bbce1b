package org.dozvon.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.dialog.Surroundings;
import org.dozvon.operator.workshop.Finding;
import org.dozvon.operator.workshop.MissingException;
import org.dozvon.operator.workshop.OpenFile;
import org.dozvon.operator.workshop.Publication;
import org.dozvon.operator.workshop.Saved;
import org.dozvon.operator.workshop.WorkFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts beside a watched folder, and what becomes of them. */
class WorkbenchTest {
  private static final String CARD = "dialogs/card.yaml";

  @TempDir Path home;
  private PublishingRig rig;
  private Workbench workbench;
  private HotlineWatch watch;

  @BeforeEach
  void open() throws Exception {
    rig = new PublishingRig(home);
    watch = new HotlineWatch(rig.publisher, InstantSource.system());
    HotlineCheck check = new HotlineCheck(Surroundings.UNKNOWN);
    workbench =
        new Workbench(
            rig.folder, home.resolve("drafts"), rig.publisher, rig.history, () -> check, rig.clock);
  }

  @AfterEach
  void close() {
    watch.close();
  }

  private String folder(String path) throws Exception {
    return Files.readString(rig.grocery.resolve(path));
  }

  private Saved save(String login, String path, String text) throws Exception {
    String began = workbench.open("grocery", login, path).hash();
    return workbench.save("grocery", login, path, text, began);
  }

  @Test
  void aDraftIsOnesOwnUntilItIsPublished() throws Exception {
    String before = folder(CARD);
    assertThat(save("vera", CARD, before + "# better\r\n")).isInstanceOf(Saved.Kept.class);
    assertThat(workbench.open("grocery", "vera", CARD).text()).isEqualTo(before + "# better\n");
    assertThat(workbench.open("grocery", "anna", CARD).text()).isEqualTo(before);
    assertThat(folder(CARD)).isEqualTo(before);
    assertThat(file("anna", CARD).others()).containsExactly("vera");
    assertThat(workbench.publish("grocery", "vera", "better words"))
        .isEqualTo(new Publication.Live(2));
    assertThat(folder(CARD)).isEqualTo(before + "# better\n");
    assertThat(workbench.history("grocery").getFirst())
        .extracting("by", "note")
        .containsExactly("vera", "better words");
    assertThat(file("vera", CARD).draft()).isEqualTo(WorkFile.Draft.NONE);
    assertThat(workbench.changes("grocery", 2)).extracting("path").containsExactly(CARD);
  }

  @Test
  void whatTheCheckerRefusesChangesNothing() throws Exception {
    String before = folder("hotline.yaml");
    save("vera", "hotline.yaml", before.replace("queue: support", "qeueu: support"));
    List<Finding> found = workbench.findings("grocery", "vera", Map.of());
    assertThat(found)
        .anySatisfy(
            finding -> {
              assertThat(finding.file()).isEqualTo("hotline.yaml");
              assertThat(finding.message()).contains("did you mean \"queue\"");
              assertThat(finding.line())
                  .isEqualTo(
                      before.substring(0, before.indexOf("queue: support")).split("\n", -1).length);
            });
    assertThat(workbench.publish("grocery", "vera", "")).isInstanceOf(Publication.Refused.class);
    assertThat(folder("hotline.yaml")).isEqualTo(before);
    assertThat(workbench.build("grocery", "vera").dialogs()).isEmpty();
    assertThat(workbench.build("grocery", "anna").dialogs()).isPresent();
    assertThat(workbench.live("grocery").dialogs()).as("nobody's draft").isPresent();
  }

  @Test
  void whatOnlyTheGatewayRefusesIsPutBack() throws Exception {
    String alarm = "routes/alarm.camel.yaml";
    String before = folder(alarm);
    save("vera", alarm, before + "\n# kaffka: is no component\n");
    assertThat(workbench.publish("grocery", "vera", "")).isInstanceOf(Publication.Refused.class);
    assertThat(folder(alarm)).isEqualTo(before);
    assertThat(file("vera", alarm).draft()).isEqualTo(WorkFile.Draft.CHANGED);
    assertThat(workbench.hotline("grocery").live().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void theLaterOfTwoSavesIsTold() throws Exception {
    String before = folder(CARD);
    String began = workbench.open("grocery", "vera", CARD).hash();
    workbench.save("grocery", "vera", CARD, before + "# one\n", began);
    Saved second = workbench.save("grocery", "vera", CARD, before + "# two\n", began);
    assertThat(second).isInstanceOf(Saved.Clash.class);
    assertThat(workbench.open("grocery", "vera", CARD).text()).endsWith("# one\n");
    String seen = ((Saved.Clash) second).hash();
    assertThat(workbench.save("grocery", "vera", CARD, before + "# two\n", seen))
        .isInstanceOf(Saved.Kept.class);
  }

  @Test
  void whoPublishesSecondLooksFirst() throws Exception {
    String before = folder(CARD);
    save("vera", CARD, before + "# vera\n");
    save("anna", CARD, before + "# anna\n");
    assertThat(workbench.publish("grocery", "anna", "")).isInstanceOf(Publication.Live.class);
    assertThat(workbench.publish("grocery", "vera", ""))
        .isEqualTo(new Publication.Stale(List.of(CARD)));
    assertThat(folder(CARD)).endsWith("# anna\n");
    OpenFile behind = workbench.open("grocery", "vera", CARD);
    assertThat(behind.file().draft()).isEqualTo(WorkFile.Draft.STALE);
    assertThat(behind.folder()).isEqualTo(Optional.of(before + "# anna\n"));
    workbench.insist("grocery", "vera", CARD);
    assertThat(workbench.publish("grocery", "vera", "")).isEqualTo(new Publication.Live(3));
    assertThat(workbench.rollBack("grocery", "vera", 1)).isEqualTo(new Publication.Live(4));
    assertThat(folder(CARD)).isEqualTo(before);
  }

  @Test
  void theFoldersOwnTextIsNoDraft() throws Exception {
    String before = folder(CARD);
    save("vera", CARD, before + "# x\n");
    save("vera", CARD, before);
    assertThat(file("vera", CARD).draft()).isEqualTo(WorkFile.Draft.NONE);
    assertThat(workbench.publish("grocery", "vera", "")).isInstanceOf(Publication.Nothing.class);
  }

  @Test
  void namesStayWithinTheHotline() throws Exception {
    for (String path :
        List.of(
            "../x.yaml",
            "dialogs/../../x.yaml",
            "/etc/passwd",
            "dialogs/a/b.yaml",
            "dialogs/A.yaml",
            "dialogs/.yaml",
            "data/demo.sql",
            "prompts/x.wav",
            "tests/x.yaml",
            "dialogs/x\0.yaml")) {
      assertThat(workbench.save("grocery", "vera", path, "x", ""))
          .as(path)
          .isEqualTo(new Saved.Refused(Saved.Why.NAME));
      assertThatThrownBy(() -> workbench.open("grocery", "vera", path))
          .as(path)
          .isInstanceOf(MissingException.class);
    }
    assertThatThrownBy(() -> workbench.files("../drafts", "vera"))
        .isInstanceOf(MissingException.class);
    assertThatThrownBy(() -> workbench.files("grocery", "../vera"))
        .isInstanceOf(MissingException.class);
    assertThat(workbench.save("grocery", "vera", "dialogs/refund-2.yaml", "x", ""))
        .isInstanceOf(Saved.Kept.class);
    assertThat(file("vera", "dialogs/refund-2.yaml").draft()).isEqualTo(WorkFile.Draft.NEW);
    assertThat(workbench.save("grocery", "vera", CARD, "x".repeat(200_001), ""))
        .isEqualTo(new Saved.Refused(Saved.Why.TOO_LONG));
  }

  private WorkFile file(String login, String path) throws Exception {
    return workbench.files("grocery", login).stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow();
  }
}
