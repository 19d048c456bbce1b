package org.dozvon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.people.Office.HOME;
import static org.dozvon.people.Office.PASSWORD;
import static org.dozvon.people.Office.at;

import java.util.Locale;
import java.util.Optional;
import org.dozvon.operator.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who signed in at another place, which says who they are and in which role. */
class ElsewhereTest {
  private static final Person VERA = Person.of("vera", "Vera", Role.AGENT);

  private Office office;

  @BeforeEach
  void open() throws StoreException {
    office = new Office();
  }

  private SignIn comes(Person claimed, int second) throws StoreException {
    return office.people.signInElsewhere(claimed, HOME, at(second));
  }

  @Test
  void firstTimeMakesAnAccountWithoutAPassword() throws StoreException {
    SignIn.SignedIn in = (SignIn.SignedIn) comes(VERA, 0);

    assertThat(office.people.session(in.token(), at(1)).orElseThrow().person()).isEqualTo(VERA);
    assertThat(office.stores.accounts().find("vera").orElseThrow().hash()).isEmpty();
    assertThat(office.signIn("vera", "", HOME, 2)).isEqualTo(new SignIn.Refused());
    assertThat(office.memory.trail())
        .extracting(entry -> entry.act() + " " + entry.subject())
        .startsWith("PERSON_ADDED vera", "SIGNED_IN vera");
  }

  @Test
  void roleFollowsTheOtherPlaceAndThePhoneIsOurs() throws StoreException {
    comes(VERA, 0);
    Person withPhone =
        new Person("vera", "Vera", Role.AGENT, Optional.of("PJSIP/107"), Locale.of("ru"), true);
    office.people.change(office.session("olga"), withPhone, HOME, at(1));
    comes(VERA.in(Role.SUPERVISOR), 2);

    assertThat(office.people.person("vera"))
        .contains(withPhone.since(Optional.of(at(1))).in(Role.SUPERVISOR));
    assertThat(office.memory.trail())
        .anyMatch(entry -> entry.detail().equals("role agent -> supervisor"));
  }

  @Test
  void whoCallsThemselvesLikeSomebodyWithAPasswordDoesNotComeIn() throws StoreException {
    assertThat(comes(Person.of("olga", "Olga", Role.ADMIN), 0)).isEqualTo(new SignIn.Refused());
    assertThat(office.lastEntry().act()).isEqualTo(Act.SIGN_IN_FAILED);
    assertThat(office.signIn("olga", PASSWORD, HOME, 1)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void whoIsDisabledHereDoesNotComeIn() throws StoreException {
    comes(VERA, 0);
    office.people.change(office.session("olga"), VERA.enabled(false), HOME, at(1));

    assertThat(comes(VERA, 2)).isEqualTo(new SignIn.Refused());
    assertThat(office.people.person("vera").orElseThrow().enabled()).isFalse();
  }
}
