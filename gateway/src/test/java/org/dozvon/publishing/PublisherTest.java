package org.dozvon.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.dozvon.ivr.HotlineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  private static final String MAIN = "hotline.yaml";
  private static final String CALLER = "routes/caller.camel.yaml";
  private static final String CHANGED = "Hello, this is the new grocery hotline.";

  @TempDir private Path home;
  private PublishingRig rig;

  @BeforeEach
  void start() throws IOException {
    rig = new PublishingRig(home);
  }

  @Test
  void aChangeIsForNewCallsAndARunningCallKeepsItsDialogAndItsRoutes() throws Exception {
    HotlineService running = rig.call();
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    rig.change(CALLER, "id: caller", "id: caller # changed");
    rig.settle();
    HotlineService next = rig.call();
    assertThat(rig.greeting(next)).isEqualTo(CHANGED);
    assertThat(route(next)).contains("# changed");
    assertThat(rig.greeting(running)).isEqualTo(PublishingRig.GREETING);
    assertThat(route(running)).doesNotContain("# changed");
    assertThat(rig.state())
        .containsEntry("version", 2)
        .containsEntry("calls", 1)
        .containsEntry("older", java.util.List.of(Map.of("version", 1, "calls", 1)));
  }

  @Test
  void oldRoutesAreOnlyForCallsAtOnceAndEndSomeTimeAfterTheLastCall() throws Exception {
    HotlineService running = rig.call();
    rig.change(CALLER, "id: caller", "id: caller # changed");
    rig.settle();
    PublishingRig.Routes old = rig.opened.getFirst();
    await().until(() -> old.onlyForCalls);
    rig.pass(Versions.GRACE.multipliedBy(2));
    assertThat(old.closed).isFalse();
    running.close();
    running.close();
    rig.pass(Versions.GRACE.minusSeconds(1));
    assertThat(old.closed).isFalse();
    rig.pass(Duration.ofSeconds(2));
    await().until(() -> old.closed);
    assertThat(rig.opened.getLast().closed).isFalse();
    assertThat(rig.opened.getLast().onlyForCalls).isFalse();
  }

  @Test
  void aCallThatNeverEndsHoldsItsRoutesNoLongerThanTheLongestTalk() throws Exception {
    rig.call();
    rig.change(CALLER, "id: caller", "id: caller # changed");
    rig.settle();
    rig.pass(Versions.LONGEST.plusSeconds(1));
    await().until(() -> rig.opened.getFirst().closed);
  }

  @Test
  void aChangeOfTheDialogAloneGoesOnWithTheRoutesThatRun() throws Exception {
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    rig.settle();
    rig.pass(Versions.GRACE.multipliedBy(2));
    assertThat(rig.greeting(rig.call())).isEqualTo(CHANGED);
    assertThat(rig.opened).hasSize(1);
    assertThat(rig.opened.getFirst().onlyForCalls).isFalse();
    assertThat(rig.opened.getFirst().closed).isFalse();
  }

  @Test
  void aBrokenChangeIsToldOnceWithItsPlaceAndMendedGoesLive() throws Exception {
    rig.change(MAIN, "queue: ", "quue: ");
    rig.settle();
    assertThat(rig.greeting(rig.call())).isEqualTo(PublishingRig.GREETING);
    assertThat(rig.problems())
        .anySatisfy(
            problem ->
                assertThat(problem).matches(rig.grocery + "/hotline.yaml:\\d+:\\d+: .*quue.*"));
    rig.pass(Duration.ofSeconds(10));
    assertThat(rig.refusals).isEqualTo(1);
    rig.change(MAIN, "quue: ", "queue: ");
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    rig.settle();
    assertThat(rig.problems()).isEmpty();
    assertThat(rig.greeting(rig.call())).isEqualTo(CHANGED);
    assertThat(rig.live).hasSize(2);
  }

  @Test
  void aBrokenChangeThatIsTakenBackIsForgottenWithoutANewVersion() throws Exception {
    rig.change(MAIN, "queue: ", "quue: ");
    rig.settle();
    rig.change(MAIN, "quue: ", "queue: ");
    rig.settle();
    assertThat(rig.problems()).isEmpty();
    assertThat(rig.live).hasSize(1);
  }

  @Test
  void aConversationThatFailsRefusesTheChange() throws Exception {
    rig.write(
        "tests/more.test.yaml",
        """
        - test: nobody says this
          language: en
          steps:
            - bot: this sentence is nowhere
        """
            .getBytes(StandardCharsets.UTF_8));
    rig.settle();
    assertThat(rig.problems()).anySatisfy(problem -> assertThat(problem).contains("more.test"));
    assertThat(rig.state()).containsEntry("version", 1);
  }

  @Test
  void routesThatDoNotStartRefuseTheChange() throws Exception {
    rig.change(CALLER, "uri: direct:caller", "uri: kaffka:caller");
    rig.settle();
    assertThat(rig.problems())
        .containsExactly(rig.grocery + "/routes/caller.camel.yaml:1:1: no component kaffka");
    assertThat(rig.call().backOffice()).isSameAs(rig.opened.getFirst());
  }

  @Test
  void halfASaveIsNotReadAndAFolderThatIsNeverQuietIsNot() throws Exception {
    String whole = Files.readString(rig.grocery.resolve(MAIN));
    for (int length = 1; length <= 8; length++) {
      rig.write(
          MAIN, whole.substring(0, whole.length() * length / 8).getBytes(StandardCharsets.UTF_8));
      rig.pass(Duration.ofMillis(250));
    }
    assertThat(rig.refusals).isZero();
  }

  @Test
  void editorsThatSaveByRenamingAreUnderstood() throws Exception {
    Path fresh = rig.grocery.resolve("." + MAIN + ".swp");
    String text = Files.readString(rig.grocery.resolve(MAIN));
    Files.writeString(fresh, text.replace(PublishingRig.GREETING, CHANGED));
    Files.move(rig.grocery.resolve(MAIN), rig.grocery.resolve(MAIN + "~"));
    Files.move(fresh, rig.grocery.resolve(MAIN), StandardCopyOption.ATOMIC_MOVE);
    Files.createSymbolicLink(rig.grocery.resolve("dialogs/.#card.yaml"), Path.of("me@host:1"));
    rig.settle();
    assertThat(rig.greeting(rig.call())).isEqualTo(CHANGED);
    assertThat(rig.problems()).isEmpty();
  }

  @Test
  void aFileThatIsGoneForAMomentOrAFolderThatIsGoneForGoodLosesNoCaller() throws Exception {
    byte[] dialog = Files.readAllBytes(rig.grocery.resolve("dialogs/balance.yaml"));
    Files.delete(rig.grocery.resolve("dialogs/balance.yaml"));
    rig.pass(Duration.ofMillis(250));
    rig.write("dialogs/balance.yaml", dialog);
    rig.settle();
    assertThat(rig.live).hasSize(1);
    assertThat(rig.refusals).isZero();
    Files.move(rig.grocery, home.resolve("elsewhere"));
    rig.settle();
    assertThat(rig.state()).containsEntry("folder", "gone");
    assertThat(rig.greeting(rig.call())).isEqualTo(PublishingRig.GREETING);
    Files.move(rig.folder, home.resolve("away"));
    rig.settle();
    assertThat(rig.greeting(rig.call())).isEqualTo(PublishingRig.GREETING);
  }

  @Test
  void aNewFolderBecomesAHotline() throws Exception {
    Path clinic = rig.folder.resolve("clinic");
    for (var file : new HotlineFiles("x", PublishingRig.SHIPPED).read().files().entrySet()) {
      Files.createDirectories(clinic.resolve(file.getKey()).getParent());
      Files.write(clinic.resolve(file.getKey()), file.getValue());
    }
    assertThat(rig.publisher.find("clinic")).isEmpty();
    rig.settle();
    assertThat(rig.publisher.find("clinic")).isPresent();
    assertThat(rig.publisher.find("other")).isEmpty();
  }

  @Test
  void whatWasPublishedLastTakesTheCallsWhenTheGatewayStartsOnABrokenFolder() throws Exception {
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    rig.settle();
    rig.change(MAIN, "queue: ", "quue: ");
    assertThat(rig.restart()).isEmpty();
    assertThat(rig.greeting(rig.call())).isEqualTo(CHANGED);
    assertThat(rig.state()).containsEntry("version", 2);
    assertThat(rig.problems()).isNotEmpty();
  }

  @Test
  void aStartOnTheSameFilesIsNoNewVersion() throws Exception {
    assertThat(rig.restart()).isEmpty();
    assertThat(rig.history.versions("grocery")).hasSize(1);
    assertThat(rig.live).extracting(Published::number).containsExactly(1, 1);
  }

  @Test
  void aStateThatIsAnnouncedIsWaitedForAndPublishedInTheNameOfWhoSaidSo() throws Exception {
    Snapshot first = new HotlineFiles("grocery", rig.grocery).read();
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    rig.settle();
    rig.history.announce(
        "grocery", new Announcement(first.hash(), "anna", "back to \"1\"", rig.clock.instant()));
    rig.change(MAIN, CHANGED, "Half of it.");
    rig.settle();
    assertThat(rig.greeting(rig.call())).isEqualTo(CHANGED);
    rig.change(MAIN, "Half of it.", PublishingRig.GREETING);
    rig.settle();
    assertThat(rig.live.getLast().number()).isEqualTo(3);
    assertThat(rig.live.getLast().by()).isEqualTo("anna");
    assertThat(rig.history.versions("grocery").getLast().note()).isEqualTo("back to \"1\"");
    rig.change(MAIN, PublishingRig.GREETING, "Something else.");
    rig.settle();
    assertThat(rig.live.getLast().by()).isNotEqualTo("anna");
  }

  @Test
  void anAnnouncementThatIsNotKeptHoldsUpNothingForLong() throws Exception {
    rig.history.announce("grocery", new Announcement("0", "anna", "", rig.clock.instant()));
    rig.change(MAIN, PublishingRig.GREETING, CHANGED);
    rig.settle();
    assertThat(rig.live).hasSize(1);
    rig.pass(Duration.ofSeconds(10));
    assertThat(rig.live).hasSize(2);
  }

  private static String route(HotlineService call) throws Exception {
    return call.backOffice().call("caller", Map.of(), Duration.ZERO).get("text");
  }
}
