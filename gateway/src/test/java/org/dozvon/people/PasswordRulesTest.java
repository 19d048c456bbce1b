package org.dozvon.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private static final Person ANNA = Person.of("anna.petrova", "Анна Петрова", Role.AGENT);

  @ParameterizedTest
  @CsvSource({
    "seven green, TOO_SHORT",
    "ключ-ключик, TOO_SHORT",
    "password1234, COMMON",
    "Password2026!!, COMMON",
    "qwertyuiop123, COMMON",
    "йцукенгшщзхъ, COMMON",
    "AdminAdmin12345, COMMON",
    "Dozvon-Asterisk, COMMON",
    "correct horse battery staple, COMMON",
    "abababababababab, TOO_PLAIN",
    "annapetrova1, LIKE_LOGIN",
    "Анна Петрова!, LIKE_LOGIN",
    "Anna.Petrova2026, LIKE_LOGIN",
    "passwordannapetrova, LIKE_LOGIN"
  })
  void whatIsTriedFirstIsNotTaken(String password, PasswordFault fault) {
    assertThat(PasswordRules.fault(password, ANNA)).contains(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven green kettles",
        "семь зелёных чайников",
        "anna eats seven kettles",
        "my password is a kettle",
        "xK4!pQ9#mZ2$",
        "日本語の長いパスワードです"
      })
  void longOnesOfOnesOwnAreTakenWhateverTheirCharacters(String password) {
    assertThat(PasswordRules.fault(password, ANNA)).isEmpty();
  }

  @Test
  void twoHundredCharactersAreEnough() {
    String long200 = "kettle zoo ".repeat(20).substring(0, 200);
    assertThat(PasswordRules.fault(long200, ANNA)).isEmpty();
    assertThat(PasswordRules.fault(long200 + "x", ANNA)).contains(PasswordFault.TOO_LONG);
  }

  @Test
  void twoSpellingsOfOneCharacterAreTheSame() {
    assertThat(PasswordRules.normal("cafe\u0301")).isEqualTo(PasswordRules.normal("café"));
  }

  @Test
  void oneTimePasswordsWouldBeTakenThemselves() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      String password = Secrets.password(random);
      assertThat(PasswordRules.fault(password, ANNA)).as(password).isEqualTo(Optional.empty());
    }
  }
}
