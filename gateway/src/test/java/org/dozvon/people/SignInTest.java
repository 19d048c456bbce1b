package org.dozvon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.people.Office.AWAY;
import static org.dozvon.people.Office.HOME;
import static org.dozvon.people.Office.PASSWORD;
import static org.dozvon.people.Office.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dozvon.operator.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, who does not, and who waits. */
class SignInTest {
  private Office office;

  @BeforeEach
  void open() throws StoreException {
    office = new Office();
  }

  @Test
  void whoKnowsThePasswordHasASessionAndIsWrittenDown() throws StoreException {
    SignIn.SignedIn in = (SignIn.SignedIn) office.signIn(" Anna ", PASSWORD, HOME, 0);

    assertThat(in.session().person().name()).isEqualTo("Anna");
    assertThat(office.people.session(in.token(), at(1)).orElseThrow().person())
        .isEqualTo(in.session().person());
    assertThat(office.lastEntry())
        .isEqualTo(new AuditEntry(at(0), "anna", HOME, Act.SIGNED_IN, "anna", ""));
  }

  @Test
  void tokenOfTheCookieIsNotStored() throws StoreException {
    String token = office.signedIn("anna").token();

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(office.stores.sessions().all().toString()).doesNotContain(token);
    assertThat(office.signedIn("anna").token()).isNotEqualTo(token);
    assertThat(office.signedIn("anna").toString()).doesNotContain(token);
  }

  @Test
  void wrongPasswordUnknownLoginAndDisabledAccountLookTheSameAndCostTheSame()
      throws StoreException {
    office.people.change(
        office.session("olga"),
        office.people.person("boris").orElseThrow().enabled(false),
        HOME,
        at(0));
    List<Integer> work = new ArrayList<>();
    List<SignIn> results = new ArrayList<>();
    for (String login : List.of("anna", "nobody", "x\u0000y", "")) {
      int before = office.passwords.work;
      results.add(office.signIn(login, "wrong wrong wrong", AWAY, 1));
      work.add(office.passwords.work - before);
    }
    int before = office.passwords.work;
    results.add(office.signIn("boris", PASSWORD, AWAY, 1));
    work.add(office.passwords.work - before);
    before = office.passwords.work;
    results.add(office.signIn("anna", "x".repeat(100_000), AWAY, 1));
    work.add(office.passwords.work - before);

    assertThat(results).hasSize(6).containsOnly(new SignIn.Refused());
    assertThat(work).hasSize(6).containsOnly(1);
    assertThat(office.passwords.longest).as("characters that were hashed").isLessThan(100);
  }

  @Test
  void whatIsTypedAsALoginThatNobodyHasIsNotWrittenDown() throws StoreException {
    office.signIn(PASSWORD.replace(' ', '-'), "anna", HOME, 0);

    assertThat(office.memory.trail().toString()).doesNotContain("kettles");
    assertThat(office.lastEntry().act()).isEqualTo(Act.SIGN_IN_FAILED);
  }

  @Test
  void fifthWrongTryLocksForASecondAndEachFurtherOneForTwiceAsLong() throws StoreException {
    for (int i = 0; i < 5; i++) {
      assertThat(office.signIn("anna", "wrong", AWAY, 0)).isEqualTo(new SignIn.Refused());
    }
    assertThat(office.signIn("anna", PASSWORD, AWAY, 0))
        .as("also the right one")
        .isEqualTo(new SignIn.LockedUntil(at(1)));
    assertThat(office.signIn("anna", "wrong", AWAY, 1)).isEqualTo(new SignIn.Refused());
    assertThat(office.signIn("anna", "wrong", AWAY, 2)).isEqualTo(new SignIn.LockedUntil(at(3)));
    assertThat(office.signIn("anna", "wrong", AWAY, 3)).isEqualTo(new SignIn.Refused());
    assertThat(office.signIn("anna", "wrong", AWAY, 6)).isEqualTo(new SignIn.LockedUntil(at(7)));
    assertThat(office.signIn("anna", PASSWORD, AWAY, 7)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(office.signIn("anna", "wrong", AWAY, 8))
        .as("begins anew")
        .isEqualTo(new SignIn.Refused());
    assertThat(office.signIn("anna", "wrong", AWAY, 8)).isEqualTo(new SignIn.Refused());
  }

  @Test
  void lockIsNeverLongerThanAQuarterOfAnHourAndForgottenAfterADay() throws StoreException {
    long second = 0;
    for (int i = 0; i < 30; i++) {
      while (office.signIn("anna", "wrong", "198.51.100." + i, (int) second)
          instanceof SignIn.LockedUntil locked) {
        assertThat(locked.until()).isBeforeOrEqualTo(at(second + 900));
        second = locked.until().getEpochSecond() - Office.NINE.getEpochSecond();
      }
    }
    assertThat(office.signIn("anna", "wrong", AWAY, (int) second + 899))
        .isInstanceOf(SignIn.LockedUntil.class);
    int dayLater = (int) second + 86_401;
    assertThat(office.signIn("anna", "wrong", AWAY, dayLater)).isEqualTo(new SignIn.Refused());
    assertThat(office.signIn("anna", "wrong", AWAY, dayLater)).isEqualTo(new SignIn.Refused());
  }

  @Test
  void loginThatNobodyHasIsLockedLikeAnother() throws StoreException {
    for (int i = 0; i < 5; i++) {
      office.signIn("nobody", "wrong", AWAY, 0);
    }
    assertThat(office.signIn("nobody", "wrong", AWAY, 0)).isEqualTo(new SignIn.LockedUntil(at(1)));
  }

  @Test
  void manyTriesAtTheSameTimeAreNoWayAround() throws StoreException {
    List<SignIn> results = new ArrayList<>();
    office.passwords.during =
        () -> {
          if (results.size() < 20) {
            try {
              results.add(null);
              results.set(results.lastIndexOf(null), office.signIn("anna", "wrong", AWAY, 0));
            } catch (StoreException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    office.signIn("anna", "wrong", AWAY, 0);

    assertThat(office.passwords.work).as("passwords looked at").isEqualTo(5);
  }

  @Test
  void addressThatTriesManyLoginsIsLockedForAll() throws StoreException {
    for (int i = 0; i < 20; i++) {
      assertThat(office.signIn("user" + i, "wrong", "2001:db8::" + i, 0))
          .isEqualTo(new SignIn.Refused());
    }
    assertThat(office.signIn("anna", PASSWORD, "2001:db8::ffff:1", 0))
        .as("of the same 64 bits")
        .isInstanceOf(SignIn.LockedUntil.class);
    assertThat(office.signIn("anna", PASSWORD, "2001:db8:0:1::1", 0))
        .isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void oneGoodAccountDoesNotWashAnAddressClean() throws StoreException {
    for (int i = 0; i < 19; i++) {
      office.signIn("user" + i, "wrong", AWAY, 0);
      office.signIn("boris", PASSWORD, AWAY, 0);
    }
    office.signIn("user19", "wrong", AWAY, 0);
    assertThat(office.signIn("user20", "wrong", AWAY, 0)).isInstanceOf(SignIn.LockedUntil.class);
  }

  @Test
  void strangerWhoTriesDoesNotLockTheOwnerOutWhereTheyWereBefore() throws StoreException {
    office.signedIn("anna");
    for (int i = 0; i < 12; i++) {
      office.signIn("anna", "wrong", AWAY, 100);
    }
    assertThat(office.signIn("anna", PASSWORD, AWAY, 100)).isInstanceOf(SignIn.LockedUntil.class);
    assertThat(office.signIn("anna", PASSWORD, HOME, 100)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void hallOfAgentsBehindOneAddressSignsIn() throws StoreException {
    for (int i = 0; i < 60; i++) {
      assertThat(office.signIn("anna", PASSWORD, AWAY, 0)).isInstanceOf(SignIn.SignedIn.class);
    }
  }

  @Test
  void onceInNothingIsHeldAgainstTheLogin() throws StoreException {
    for (int i = 0; i < 4; i++) {
      office.signIn("anna", "wrong", AWAY, 0);
    }
    assertThat(office.signIn("anna", PASSWORD, AWAY, 0)).isInstanceOf(SignIn.SignedIn.class);
    for (int i = 0; i < 5; i++) {
      assertThat(office.signIn("anna", "wrong", "198.51.100.4", 0)).isEqualTo(new SignIn.Refused());
    }
  }

  @Test
  void whoComesWhileTooManySignInIsToldSoAndNotCounted() throws StoreException {
    office.passwords.busy = true;
    for (int i = 0; i < 30; i++) {
      assertThat(office.signIn("anna", PASSWORD, AWAY, 0)).isEqualTo(new SignIn.Busy());
    }
    office.passwords.busy = false;
    assertThat(office.signIn("anna", PASSWORD, AWAY, 0)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void weakHashIsMadeAnewAtSignInAndSessionsGoOn() throws StoreException {
    String token = office.signedIn("anna").token();
    office.passwords.outdated = true;
    office.signIn("anna", PASSWORD, HOME, 60);

    assertThat(office.stores.accounts().find("anna").orElseThrow().hash())
        .contains("new:" + PASSWORD);
    assertThat(office.people.session(token, at(61))).isPresent();
  }

  @Test
  void passwordThatWasResetMeanwhileIsNotBroughtBack() throws StoreException {
    Session olga = office.session("olga");
    office.passwords.outdated = true;
    Optional<Account> before = office.stores.accounts().find("anna");
    office.passwords.during =
        () -> {
          office.passwords.during = () -> {};
          try {
            office.people.resetPassword(olga, "anna", HOME, at(30));
          } catch (StoreException e) {
            throw new IllegalStateException(e);
          }
        };
    SignIn in = office.signIn("anna", PASSWORD, HOME, 29);

    Optional<Account> after = office.stores.accounts().find("anna");
    assertThat(after.orElseThrow().hash()).isNotEqualTo(before.orElseThrow().hash());
    assertThat(after.orElseThrow().hash().orElseThrow()).doesNotContain(PASSWORD);
    assertThat(office.people.session(((SignIn.SignedIn) in).token(), at(31)))
        .as("begun with the old password")
        .isEmpty();
  }
}
