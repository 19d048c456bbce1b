package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.dialog.WordSpeller;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The hotline as shipped, talked through without a telephone. */
class ShippedHotlineTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
  private static final Locale RUSSIAN = Locale.of("ru");
  private static final Path ROOT = root();
  private static Hotline hotline;

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("dialplans"))) {
      here = here.getParent();
    }
    return here;
  }

  @BeforeAll
  static void read() throws IOException {
    Problems problems = new Problems();
    HotlineFiles files =
        HotlineFiles.in(ROOT.resolve("dialplans/hotlines")).stream()
            .filter(folder -> folder.name().equals("grocery"))
            .findFirst()
            .orElseThrow();
    Optional<Hotline> read =
        new HotlineReader(WordSpeller::new).read(files.name(), files.texts(), problems);
    assertThat(problems.toString()).isEmpty();
    hotline = read.orElseThrow();
  }

  private static Conversation start(Locale language, Map<String, String> known) {
    Conversation talk = new Conversation(hotline, language, Profile.STANDARD, known);
    assertThat(said(talk.on(new DialogInput.Started(), NOW))).isNotBlank();
    return talk;
  }

  private static List<DialogAction> hear(Conversation talk, String text) {
    return talk.on(new DialogInput.Heard(text, 0.9), NOW);
  }

  private static String said(List<DialogAction> actions) {
    StringBuilder text = new StringBuilder();
    for (DialogAction action : actions) {
      if (action instanceof DialogAction.Say say) {
        text.append(String.join(" ", say.sentences())).append(' ');
      }
    }
    return text.toString().strip();
  }

  private static <T extends DialogAction> T only(List<DialogAction> actions, Class<T> kind) {
    return actions.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  @Test
  void aKnownCallerHearsTheBalanceWithoutBeingAskedForTheCard() {
    Conversation talk = start(Locale.ENGLISH, Map.of("card", "770000004471", "number", "+7495"));
    DialogAction.CallRoute call =
        only(hear(talk, "how many bonus points do i have"), DialogAction.CallRoute.class);
    assertThat(call.route()).isEqualTo("card-balance");
    assertThat(call.arguments()).containsEntry("card", "770000004471");
    List<DialogAction> answer =
        talk.on(
            new DialogInput.RouteReplied("card-balance", Map.of("found", "yes", "points", "350")),
            NOW);
    assertThat(said(answer)).contains("three hundred fifty bonus points");
    assertThat(only(hear(talk, "no"), DialogAction.HangUp.class)).isNotNull();
  }

  @Test
  void anUnknownCallerSaysTheDigitsInRussian() {
    Conversation talk = start(RUSSIAN, Map.of());
    assertThat(said(hear(talk, "сколько у меня баллов на карте"))).contains("четыре цифры");
    DialogAction.CallRoute call =
        only(hear(talk, "четыре четыре семь один"), DialogAction.CallRoute.class);
    assertThat(call.arguments()).containsEntry("card", "4471");
    assertThat(
            said(
                talk.on(
                    new DialogInput.RouteReplied(
                        "card-balance", Map.of("found", "yes", "points", "2")),
                    NOW)))
        .contains("два балла");
  }

  @Test
  void aWrongDigitIsCorrectedWhenItIsReadBack() {
    Conversation talk = start(Locale.ENGLISH, Map.of());
    hear(talk, "i want to activate my card");
    assertThat(said(hear(talk, "four four seven one"))).contains("Is that right?");
    assertThat(said(hear(talk, "no four four one seven"))).contains("four four one seven");
    DialogAction.CallRoute call = only(hear(talk, "yes"), DialogAction.CallRoute.class);
    assertThat(call.arguments()).containsEntry("card", "4417");
  }

  @Test
  void aComplaintGoesToItsOwnQueueWithTheTopic() {
    Conversation talk = start(Locale.ENGLISH, Map.of());
    DialogAction.HandOver handOver =
        only(hear(talk, "i want to make a complaint"), DialogAction.HandOver.class);
    assertThat(handOver.queue()).isEqualTo("complaints");
    assertThat(handOver.topic()).isEqualTo("a complaint");
  }

  @Test
  void zeroAndTheWordOperatorReachAPersonAtOnce() {
    assertThat(
            only(
                    start(Locale.ENGLISH, Map.of()).on(new DialogInput.Pressed("0"), NOW),
                    DialogAction.HandOver.class)
                .queue())
        .isEqualTo("support");
    assertThat(only(hear(start(RUSSIAN, Map.of()), "оператор"), DialogAction.HandOver.class))
        .isNotNull();
  }

  @Test
  void twoFailedTriesAndTwoSilencesReachAPerson() {
    Conversation mumbling = start(Locale.ENGLISH, Map.of());
    assertThat(said(hear(mumbling, ""))).contains("press");
    assertThat(only(hear(mumbling, ""), DialogAction.HandOver.class)).isNotNull();
    Conversation silent = start(RUSSIAN, Map.of());
    silent.on(new DialogInput.StayedSilent(), NOW);
    assertThat(only(silent.on(new DialogInput.StayedSilent(), NOW), DialogAction.HandOver.class))
        .isNotNull();
  }

  @Test
  void everyWordOfTheGrammarsIsKnownToTheShippedModels() throws IOException {
    for (Locale language : hotline.languages()) {
      Set<String> unknown = new HashSet<>(hotline.grammarWords(language));
      Path words = ROOT.resolve("voice-models/demo-" + language + "/graph/words.txt");
      for (String line : Files.readAllLines(words)) {
        unknown.remove(line.replaceFirst(" .*", ""));
      }
      assertThat(unknown).as("words missing in " + words.getFileName() + " " + language).isEmpty();
    }
  }

  @Test
  void everythingThatNeverChangesCanBeRenderedBeforehand() {
    assertThat(hotline.fixedPrompts(Locale.ENGLISH)).hasSizeGreaterThan(30);
    assertThat(String.join(" ", hotline.fixedPrompts(RUSSIAN)))
        .doesNotContainPattern("[A-Za-z0-9]");
  }
}
