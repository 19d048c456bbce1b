package org.dozvon.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.dozvon.call.Caller;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.junit.jupiter.api.Test;

class ProfileChooserTest {
  private final ProfileChooser chooser =
      new ProfileChooser(
          new ProfileRules(
              new ProfileRules.Numbers(Set.of("79160000001"), Set.of("70", "78005550001")),
              new ProfileRules.Numbers(Set.of("79160000002"), Set.of("911")),
              70));

  private ProfileChoice choose(String number, Map<String, String> record) {
    return choose(number, "200", record);
  }

  private ProfileChoice choose(String number, String dialled, Map<String, String> record) {
    return chooser.choose(new Caller(number, "", dialled), record, 2026);
  }

  @Test
  void numberListsWinOverTheRecord() {
    assertThat(choose("+79160000001", Map.of("flag", "person")).profile())
        .isEqualTo(Profile.GENTLE);
    assertThat(choose("+79160000002", Map.of()).profile()).isEqualTo(Profile.STRAIGHT_TO_PERSON);
  }

  @Test
  void theCalledNumberChoosesToo() {
    assertThat(choose("", "+7 (800) 555-00-01", Map.of()))
        .isEqualTo(new ProfileChoice(Profile.GENTLE, "called 78005550001: gentle"));
    assertThat(choose("+7", "70", Map.of("flag", "person")).profile()).isEqualTo(Profile.GENTLE);
    assertThat(choose("+7", "911", Map.of()).profile()).isEqualTo(Profile.STRAIGHT_TO_PERSON);
    assertThat(choose("+7", "200", Map.of())).isEqualTo(ProfileChoice.DEFAULT);
  }

  @Test
  void theCallersOwnNumberWinsOverTheCalledOne() {
    assertThat(choose("+79160000001", "911", Map.of()).profile()).isEqualTo(Profile.GENTLE);
  }

  @Test
  void aWithheldNumberIsOnNoList() {
    assertThat(choose("", "", Map.of())).isEqualTo(ProfileChoice.DEFAULT);
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
