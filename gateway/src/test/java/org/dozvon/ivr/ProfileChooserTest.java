package org.dozvon.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.dozvon.call.Caller;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.junit.jupiter.api.Test;

class ProfileChooserTest {
  private final ProfileChooser chooser =
      new ProfileChooser(
          new IvrSettings(
              "127.0.0.1:9092",
              IvrSettings.Attach.APPLICATION,
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              Duration.ofSeconds(10),
              Set.of("79160000001"),
              Set.of("79160000002"),
              70));

  private ProfileChoice choose(String number, Map<String, String> record) {
    return chooser.choose(new Caller(number, "", "200"), record, 2026);
  }

  @Test
  void numberListsWinOverTheRecord() {
    assertThat(choose("+79160000001", Map.of("flag", "person")).profile())
        .isEqualTo(Profile.GENTLE);
    assertThat(choose("+79160000002", Map.of()).profile()).isEqualTo(Profile.STRAIGHT_TO_PERSON);
  }

  @Test
  void aFlagInTheRecordWinsOverTheAge() {
    assertThat(choose("+7", Map.of("flag", "person", "born", "1940")).profile())
        .isEqualTo(Profile.STRAIGHT_TO_PERSON);
  }

  @Test
  void seventyYearsAndMoreAreTreatedGentlyAndTheReasonSaysWhy() {
    assertThat(choose("+7", Map.of("born", "1956")))
        .isEqualTo(new ProfileChoice(Profile.GENTLE, "caller record: born 1956"));
    assertThat(choose("+7", Map.of("born", "1957")).profile()).isEqualTo(Profile.STANDARD);
  }

  @Test
  void nonsenseInTheRecordIsNothingKnown() {
    assertThat(choose("", Map.of("born", "19'; drop", "flag", "x")))
        .isEqualTo(ProfileChoice.DEFAULT);
  }
}
