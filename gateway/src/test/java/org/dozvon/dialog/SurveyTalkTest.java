package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dozvon.call.Profile;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyTalkTest {
  private static final Instant T = Instant.EPOCH;
  private static final Hotline CLUB = ClubFiles.hotline();

  private static SurveyTalk talk(String language, int scale, boolean remark) {
    Survey survey = new Survey(scale, remark, true, true, false);
    return new SurveyTalk(CLUB, Locale.of(language), survey);
  }

  private static String said(List<DialogAction> actions) {
    return actions.stream()
        .filter(DialogAction.Say.class::isInstance)
        .map(a -> String.join(" ", ((DialogAction.Say) a).sentences()))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, String> kept(List<DialogAction> actions) {
    Map<String, String> kept = new HashMap<>();
    actions.forEach(
        action -> {
          if (action instanceof DialogAction.Collected(String name, String value)) {
            kept.put(name, value);
          }
        });
    return kept;
  }

  private static boolean isOver(List<DialogAction> actions) {
    return actions.getLast() instanceof DialogAction.HangUp;
  }

  @Test
  void aKeyIsAnAnswerAndThanked() {
    SurveyTalk talk = talk("en", 5, false);
    assertThat(said(talk.on(new DialogInput.Started(), T))).contains("from one, bad, to five");
    List<DialogAction> end = talk.on(new DialogInput.Pressed("4"), T);
    assertThat(kept(end)).containsEntry("survey-score", "4").containsEntry("survey-scale", "5");
    assertThat(said(end)).contains("Thank you. Goodbye.");
    assertThat(isOver(end)).isTrue();
    assertThat(talk.on(new DialogInput.Pressed("1"), T)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, 5, five, 5",
    "en, 5, a four please, 4",
    "ru, 5, пять, 5",
    "ru, 10, десять, 10",
    "en, 10, ten, 10",
    "ru, 10, ноль, 0",
    "en, 10, zero, 0"
  })
  void aWordIsAnAnswer(String language, int scale, String word, String score) {
    SurveyTalk talk = talk(language, scale, false);
    talk.on(new DialogInput.Started(), T);
    assertThat(kept(talk.on(new DialogInput.Heard(word, 0.9), T)))
        .containsEntry("survey-score", score);
  }

  @Test
  void aFewWordsMayFollow() {
    SurveyTalk talk = talk("en", 5, true);
    talk.on(new DialogInput.Started(), T);
    List<DialogAction> asked = talk.on(new DialogInput.Pressed("2"), T);
    assertThat(said(asked)).contains("in a few words");
    assertThat(kept(asked)).containsEntry("survey-score", "2");
    List<DialogAction> end = talk.on(new DialogInput.Heard("i waited too long", 0.8), T);
    assertThat(kept(end)).containsEntry("survey-remark", "i waited too long");
    assertThat(isOver(end)).isTrue();
  }

  @Test
  void nobodyIsKept() {
    SurveyTalk silent = talk("en", 5, true);
    silent.on(new DialogInput.Started(), T);
    assertThat(isOver(silent.on(new DialogInput.StayedSilent(), T))).isTrue();
    SurveyTalk refused = talk("ru", 5, true);
    refused.on(new DialogInput.Started(), T);
    assertThat(isOver(refused.on(new DialogInput.Heard("нет", 1), T))).isTrue();
    SurveyTalk wrong = talk("en", 5, true);
    wrong.on(new DialogInput.Started(), T);
    assertThat(isOver(wrong.on(new DialogInput.Pressed("9"), T))).isFalse();
    List<DialogAction> end = wrong.on(new DialogInput.Pressed("0"), T);
    assertThat(isOver(end)).isTrue();
    assertThat(kept(end)).isEmpty();
  }

  @Test
  void whoWantsNothingElseIsAskedUnlessGentle() {
    Hotline asking = asking("survey: {scale: 1-5, after: [bot]}\n");
    assertThat(asking.survey()).contains(new Survey(5, false, true, false, false));
    List<DialogAction> end = leave(asking, Profile.STANDARD);
    assertThat(said(end)).contains("from one, bad, to five").doesNotContain("oodbye");
    assertThat(end.getLast()).isInstanceOf(DialogAction.Listen.class);
    assertThat(isOver(leave(asking, Profile.GENTLE))).isTrue();
    assertThat(isOver(leave(CLUB, Profile.STANDARD))).isTrue();
    Hotline always = asking("survey: {gentle: true}\n");
    assertThat(isOver(leave(always, Profile.GENTLE))).isFalse();
  }

  @Test
  void recordedCallersAreToldFirst() {
    Conversation talk =
        new Conversation(asking("recording: true\n"), Locale.ENGLISH, Profile.STANDARD, Map.of());
    assertThat(said(talk.on(new DialogInput.Started(), T))).startsWith("This call is recorded.");
  }

  @Test
  void mistakesAreNamed() {
    Map<String, String> files = new HashMap<>(ClubFiles.texts());
    files.merge(
        "hotline.yaml", "survey: {scale: 1-7, after: [dog], remrk: true}\n", (a, b) -> b + a);
    Problems problems = new Problems();
    new HotlineReader().read("club", files, problems);
    List<String> found = new ArrayList<>();
    problems.list().forEach(problem -> found.add(problem.message()));
    assertThat(found).anyMatch(p -> p.contains("scale: \"1-7\""));
    assertThat(found).anyMatch(p -> p.contains("after: \"dog\""));
    assertThat(found).anyMatch(p -> p.contains("remrk"));
  }

  private static Hotline asking(String block) {
    Map<String, String> files = new HashMap<>(ClubFiles.texts());
    files.merge("hotline.yaml", block, (old, added) -> added + old);
    return TestHotline.read("club", files);
  }

  /** Something was served; the caller wants nothing else. */
  private static List<DialogAction> leave(Hotline hotline, Profile profile) {
    Conversation talk = new Conversation(hotline, Locale.ENGLISH, profile, Map.of());
    talk.on(new DialogInput.Started(), T);
    talk.on(new DialogInput.Heard("points", 1), T);
    talk.on(new DialogInput.Pressed("1234"), T);
    String route = "points";
    List<DialogAction> told =
        talk.on(new DialogInput.RouteReplied(route, Map.of("points", "90")), T);
    assertThat(said(told)).contains("nything else");
    return talk.on(new DialogInput.Heard("no", 1), T);
  }
}
