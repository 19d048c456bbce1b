package org.dozvon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.people.Office.HOME;
import static org.dozvon.people.Office.PASSWORD;
import static org.dozvon.people.Office.at;

import java.util.List;
import org.dozvon.operator.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long somebody stays signed in, and what ends it. */
class SessionsTest {
  private static final String FRESH = "nine blue teapots";
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private Office office;

  @BeforeEach
  void open() throws StoreException {
    office = new Office();
  }

  @Test
  void halfAnHourOfNothingEndsIt() throws StoreException {
    String token = office.signedIn("anna").token();

    assertThat(office.people.session(token, at(29 * MINUTE))).isPresent();
    assertThat(office.people.session(token, at(58 * MINUTE))).isPresent();
    assertThat(office.people.session(token, at(88 * MINUTE))).isEmpty();
  }

  @Test
  void whatAPageDoesByItselfDoesNotKeepIt() throws StoreException {
    String token = office.signedIn("anna").token();

    assertThat(office.people.peek(token, at(29 * MINUTE))).isPresent();
    assertThat(office.people.session(token, at(30 * MINUTE))).isEmpty();
  }

  @Test
  void whatIsOnlyLookedAtGoesOnWhenIdleAndEndsWithEverythingElse() throws StoreException {
    Session seen = office.session("boris");
    assertThat(office.people.watch(seen, at(HOUR))).isPresent();
    office.signIn("anna", PASSWORD, HOME, 2 * HOUR); // idle ones are forgotten now
    assertThat(office.people.watch(seen, at(2 * HOUR))).isPresent();
    assertThat(office.people.watch(seen, at(12 * HOUR))).isEmpty();

    Person boris = office.people.person("boris").orElseThrow();
    office.people.change(office.session("olga"), boris.enabled(false), HOME, at(3 * HOUR));
    assertThat(office.people.watch(seen, at(3 * HOUR))).isEmpty();
  }

  @Test
  void whatIsLookedAtEndsBySigningOutAndByAnotherPassword() throws StoreException {
    Session seen = office.session("boris");
    office.people.signOut(seen, HOME, at(5));
    assertThat(office.people.watch(seen, at(6))).isEmpty();

    Session other = office.session("anna");
    office.people.changePassword(office.session("anna"), PASSWORD, FRESH, HOME, at(HOUR));
    assertThat(office.people.watch(other, at(HOUR))).isEmpty();
  }

  @Test
  void twelveHoursEndItWhateverIsDone() throws StoreException {
    String token = office.signedIn("anna").token();
    for (int minute = 20; minute < 12 * MINUTE; minute += 20) {
      assertThat(office.people.session(token, at((long) minute * MINUTE))).isPresent();
    }
    assertThat(office.people.session(token, at(12 * HOUR))).isEmpty();
  }

  @Test
  void overOnesAreForgottenWhenSomebodySignsIn() throws StoreException {
    office.signedIn("anna");
    office.signIn("boris", PASSWORD, HOME, HOUR);

    assertThat(office.stores.sessions().all()).extracting(OpenSession::login).containsOnly("boris");
  }

  @Test
  void signingOutEndsItAndIsWrittenDown() throws StoreException {
    SignIn.SignedIn in = office.signedIn("anna");
    office.people.signOut(in.session(), HOME, at(5));

    assertThat(office.people.session(in.token(), at(6))).isEmpty();
    assertThat(office.lastEntry().act()).isEqualTo(Act.SIGNED_OUT);
  }

  @Test
  void disablingEndsItAndAnotherRoleCountsAtOnce() throws StoreException {
    Session olga = office.session("olga");
    String token = office.signedIn("boris").token();
    Person boris = office.people.person("boris").orElseThrow();
    assertThat(office.people.session(token, at(1)).orElseThrow().may(Right.LISTEN)).isTrue();

    office.people.change(olga, boris.in(Role.AUDITOR), HOME, at(2));
    assertThat(office.people.session(token, at(3)).orElseThrow().may(Right.LISTEN)).isFalse();

    office.people.change(olga, boris.in(Role.AUDITOR).enabled(false), HOME, at(4));
    assertThat(office.people.session(token, at(5))).isEmpty();
    office.people.change(olga, boris.enabled(true), HOME, at(6));
    assertThat(office.people.session(token, at(7))).as("it does not come back").isEmpty();
  }

  @Test
  void whoWasDisabledInTheDatabaseIsOutAtOnce() throws StoreException {
    String token = office.signedIn("boris").token();
    Person boris = office.people.person("boris").orElseThrow();
    office.stores.accounts().update(boris.enabled(false));

    assertThat(office.people.session(token, at(1))).isEmpty();
  }

  @Test
  void changedPasswordEndsAllOthersAndBeginsANewOne() throws StoreException {
    SignIn.SignedIn here = office.signedIn("anna");
    SignIn.SignedIn there = office.signedIn("anna");
    PasswordChange change =
        office.people.changePassword(here.session(), PASSWORD, FRESH, HOME, at(5));

    String token = ((PasswordChange.Changed) change).session().token();
    assertThat(office.people.session(token, at(6))).isPresent();
    assertThat(office.people.sessions(at(6))).hasSize(1);
    assertThat(office.people.session(here.token(), at(6))).isEmpty();
    assertThat(office.people.session(there.token(), at(6))).isEmpty();
    assertThat(office.signIn("anna", PASSWORD, HOME, 7)).isEqualTo(new SignIn.Refused());
    assertThat(office.signIn("anna", FRESH, HOME, 8)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void passwordIsNotChangedWithoutTheOldOneNorToABadOne() throws StoreException {
    Session anna = office.session("anna");

    assertThat(office.people.changePassword(anna, "wrong", FRESH, HOME, at(1)))
        .isEqualTo(new PasswordChange.WrongPassword());
    assertThat(office.people.changePassword(anna, PASSWORD, "short", HOME, at(1)))
        .isEqualTo(new PasswordChange.NotTaken(PasswordFault.TOO_SHORT));
    assertThat(office.people.changePassword(anna, PASSWORD, PASSWORD, HOME, at(1)))
        .isEqualTo(new PasswordChange.NotTaken(PasswordFault.SAME));
    for (int i = 0; i < 4; i++) {
      office.people.changePassword(anna, "wrong", FRESH, HOME, at(1));
    }
    assertThat(office.people.changePassword(anna, PASSWORD, FRESH, HOME, at(1)))
        .as("a stolen session is no place to guess")
        .isEqualTo(new PasswordChange.LockedUntil(at(2)));
  }

  @Test
  void oneTimePasswordOpensNothingButItsChange() throws StoreException {
    PersonChange.Done reset =
        (PersonChange.Done)
            office.people.resetPassword(office.session("olga"), "boris", HOME, at(1));
    SignIn.SignedIn in =
        (SignIn.SignedIn) office.signIn("boris", reset.password().orElseThrow(), HOME, 2);

    assertThat(in.session().mustChangePassword()).isTrue();
    assertThat(Right.values()).noneMatch(in.session()::may);
    assertThat(in.session().seesCallOf(List.of("PJSIP/101"), at(2))).isFalse();

    PasswordChange.Changed changed =
        (PasswordChange.Changed)
            office.people.changePassword(
                in.session(), reset.password().orElseThrow(), FRESH, HOME, at(3));
    assertThat(changed.session().session().may(Right.SEE_BOARD)).isTrue();
  }

  @Test
  void resetPasswordEndsTheSessionsOfThatPersonOnly() throws StoreException {
    Session olga = office.session("olga");
    office.session("boris");
    office.people.resetPassword(olga, "boris", HOME, at(1));

    assertThat(office.people.sessions(at(2))).extracting(OpenSession::login).containsOnly("olga");
  }

  @Test
  void adminEndsAnybodysSessionAndOthersOnlyTheirOwn() throws StoreException {
    SignIn.SignedIn anna = office.signedIn("anna");
    Session boris = office.session("boris");

    assertThat(office.people.endSession(boris, anna.session().stored(), HOME, at(1))).isFalse();
    assertThat(office.lastEntry().act()).isEqualTo(Act.REFUSED);
    assertThat(office.people.session(anna.token(), at(1))).isPresent();
    assertThat(
            office.people.endSession(office.session("olga"), anna.session().stored(), HOME, at(2)))
        .isTrue();
    assertThat(office.people.session(anna.token(), at(3))).isEmpty();
    assertThat(office.people.endSession(boris, boris.stored(), HOME, at(4))).isTrue();
  }

  @Test
  void formOfAnotherSessionIsNotOnesOwn() throws StoreException {
    Session one = office.session("anna");
    Session other = office.session("anna");

    assertThat(one.isOwnForm(one.csrf())).isTrue();
    assertThat(one.isOwnForm(other.csrf())).isFalse();
    assertThat(one.isOwnForm("")).isFalse();
    assertThat(one.csrf()).isNotEqualTo(one.stored().id());
  }

  @Test
  void whatIsNoTokenOpensNothing() throws StoreException {
    SignIn.SignedIn in = office.signedIn("anna");

    assertThat(office.people.session("", at(1))).isEmpty();
    assertThat(office.people.session(in.session().stored().id(), at(1))).isEmpty();
    assertThat(office.people.session(in.token().substring(1) + "x", at(1))).isEmpty();
  }
}
