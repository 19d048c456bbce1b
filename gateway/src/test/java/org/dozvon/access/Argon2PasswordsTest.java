package org.dozvon.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dozvon.people.Passwords.BusyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2PasswordsTest {
  private static final Argon2Hash.Cost CHEAP = new Argon2Hash.Cost(64, 1, 1);

  private final Argon2Passwords passwords = new Argon2Passwords(CHEAP, 2, Duration.ofSeconds(20));

  /** From test.c of the reference implementation (P-H-C/phc-winner-argon2), version 0x13. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      })
  void hashesOfTheReferenceImplementationAreMatched(String hash) throws BusyException {
    assertThat(passwords.matches("password", Optional.of(hash))).isTrue();
    assertThat(passwords.matches("passwore", Optional.of(hash))).isFalse();
    assertThat(Argon2Hash.parse(hash).orElseThrow().text()).isEqualTo(hash);
  }

  @Test
  void shippedParametersAreThoseOfOwasp() throws BusyException {
    String hash = new Argon2Passwords().hash("seven green kettles");
    assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43}");
    assertThat(new Argon2Passwords().matches("seven green kettles", Optional.of(hash))).isTrue();
    assertThat(new Argon2Passwords().isOutdated(hash)).isFalse();
    assertThat(passwords.isOutdated(hash)).isTrue();
  }

  @Test
  void oneSaltIsUsedOnce() throws BusyException {
    assertThat(passwords.hash("ключ от двери")).isNotEqualTo(passwords.hash("ключ от двери"));
    assertThat(passwords.matches("ключ от двери", Optional.of(passwords.hash("ключ от двери"))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=2000000,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
      })
  void whatIsNoHashIsNeverMatched(String hash) throws BusyException {
    assertThat(passwords.matches("password", Optional.of(hash))).isFalse();
    assertThat(passwords.matches("", Optional.of(hash))).isFalse();
    assertThat(passwords.isOutdated(hash)).isTrue();
  }

  @Test
  void noHashIsNeverMatched() throws BusyException {
    assertThat(passwords.matches("", Optional.empty())).isFalse();
    assertThat(passwords.matches("password", Optional.empty())).isFalse();
  }

  @Test
  void whoFindsNoPlaceIsToldSoAndPlacesAreGivenBack() throws Exception {
    Argon2Passwords none = new Argon2Passwords(CHEAP, 0, Duration.ofMillis(1));
    assertThatThrownBy(() -> none.hash("x")).isInstanceOf(BusyException.class);
    assertThatThrownBy(() -> none.matches("x", Optional.empty())).isInstanceOf(BusyException.class);

    Argon2Passwords one = new Argon2Passwords(CHEAP, 1, Duration.ofSeconds(20));
    CountDownLatch done = new CountDownLatch(10);
    for (int i = 0; i < 10; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  one.hash("x");
                  done.countDown();
                } catch (BusyException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
