package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chats with the shipped hotline, its lines piped in; routes are the real ones on demo data. */
class ChatCommandTest {
  @TempDir private Path home;

  @Test
  void aCallerIsServedByTheRealRoutesOnTheDemoData() {
    ToolRun run = chat("balance\n#4471\nno\n");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("the hotline's routes answer")
        .contains("> balance\n", "understood \"balance\" as balance")
        .contains("noted card: 4471")
        .contains("route   card-balance card=4471")
        .contains("card-balance -> ok card=770000004471 found=yes points=350")
        .contains("bot     You have three hundred fifty points.")
        .contains("end     the caller said goodbye");
  }

  @Test
  void aKnownCallerIsLookedUpAndTreatedAsInARealCall() {
    assertThat(chat("/caller 84950009085\nbalance\n").out())
        .contains("profile GENTLE: caller record: gentle")
        .contains("bot     Hello, this is the grocery hotline. Tell me what you need")
        .contains("You have ninety five points.");
    assertThat(chat("", "--caller", "+74950000911").out())
        .contains("profile STRAIGHT_TO_PERSON", "to a person, queue \"support\"");
    assertThat(chat("/caller who\n", "--no-routes").out()).contains("\"who\" is no number");
  }

  @Test
  void silenceTwiceIsHandedOverWithItsContext() {
    assertThat(chat("balance\n\n\nhello\n/again\n", "--no-routes").out())
        .contains("silence 6.0 s")
        .contains("bot     I did not hear you.")
        .contains(
            "to a person, queue \"support\", topic \"your bonus points\", because: stayed silent")
        .contains("said: balance")
        .contains("The call is over. /again begins anew, /quit ends.");
  }

  @Test
  void whyTellsTheScoresTheRulesAndTheTimers() {
    assertThat(
            chat("please repeat that\n/why\nwhat's the balance\n/why\n#44#\n/why\n", "--no-routes")
                .out())
        .contains("read as: repeat (understood at every moment)")
        .contains("it waited for: a wish in own words, or a key of the menu")
        .contains("read as: a wish: balance")
        .containsPattern("like: balance \\d\\.\\d\\d \"[a-z ']+\"")
        .contains("surely from 0.62 and 0.08 ahead of the next, asked from 0.42")
        .containsPattern("as a turn: (complete|open), over after")
        .contains("it waits for: the answer to balance / card (digits 4)")
        .contains("steps: balance/card known > balance/card")
        .contains("it was told: Pressed[keys=44");
  }

  @Test
  void aRouteFailsOrTakesItsTimeAsWanted() {
    ToolRun failed = chat("/route card-balance fails the database is down\n#1\n#4471\n");
    assertThat(failed.out())
        .contains("card-balance -> failed: the database is down")
        .contains("I cannot look that up right now.")
        .contains("to a person");
    ToolRun slow = chat("/route card-balance slow\n#14471\nno\n\n");
    assertThat(slow.out())
        .contains("bot     One moment.", "bot     I am still looking.")
        .contains("an empty line lets it answer")
        .contains("You have three hundred fifty points.");
  }

  @Test
  void withoutRoutesTheTypistAnswersForThem() {
    assertThat(chat("balance\n#4471\nfound=yes points=\"1\"\n", "--no-routes").out())
        .contains("you answer for the routes")
        .contains("route card-balance card=4471 number= answers?")
        .contains("bot     You have one point.");
    assertThat(chat("balance\n#4471\nfails no idea\n", "--no-routes").out())
        .contains("card-balance -> failed: no idea");
  }

  @Test
  void noiseIsTheSameForTheSameSeedAndShownAsHeard() {
    String lines = "how many bonus points do i have\n/again\n".repeat(6);
    String first = chat(lines, "--no-routes", "--noise", "40").out();
    assertThat(first).contains("heard   ");
    assertThat(chat(lines, "--no-routes", "--noise", "40").out()).isEqualTo(first);
    assertThat(chat(lines, "--no-routes", "--noise", "40", "--seed", "2").out())
        .isNotEqualTo(first);
    assertThat(chat("/noise 0\n" + lines, "--no-routes", "--noise", "100").out())
        .doesNotContain("heard   ");
    assertThat(chat("/noise loud\n", "--no-routes").out())
        .contains("(expected: /noise 0 to /noise 100)");
  }

  @Test
  void gentleRussianAndMumbling() {
    assertThat(
            chat(
                    "/gentle\n/mumble\n/standard\n/language ru\nбаланс\n/quit\nbalance\n",
                    "--no-routes")
                .out())
        .contains("or just wait for a person", "because: not understood")
        .contains("Здравствуйте", "Назовите последние четыре цифры карты.")
        .doesNotContain("> balance");
    assertThat(chat("/langauge ru\n/language fr\n#a\n", "--no-routes").out())
        .contains("there is no command /langauge (did you mean \"language\"?)")
        .contains("language \"fr\" (expected: one of en, ru)")
        .contains("are no keys");
  }

  @Test
  void wrongUseIsToldInOneLine() {
    Path config = ToolRun.config(home);
    assertThat(ToolRun.of("chat", "grocry", "--config", config.toString()))
        .isEqualTo(
            new ToolRun(2, "dozvon: there is no hotline \"grocry\" (did you mean \"grocery\"?)\n"));
    assertThat(chat("", "--language", "fr").out()).contains("language \"fr\" (expected:");
    assertThat(chat("", "--noise", "101").code()).isEqualTo(2);
    assertThat(ToolRun.of("chat", "--config", home.resolve("none.yaml").toString()).code())
        .isEqualTo(2);
  }

  private ToolRun chat(String typed, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("grocery", "--config", ToolRun.config(home).toString()));
    arguments.addAll(List.of(more));
    return ToolRun.chat(typed, arguments.toArray(String[]::new));
  }
}
