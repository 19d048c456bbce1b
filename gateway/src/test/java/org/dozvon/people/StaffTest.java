package org.dozvon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.people.Office.HOME;
import static org.dozvon.people.Office.at;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.dozvon.operator.StoreException;
import org.dozvon.testing.MemoryPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is added and changed, by whom, and what is refused. */
class StaffTest {
  private Office office;
  private Session olga;

  @BeforeEach
  void open() throws StoreException {
    office = new Office();
    olga = office.session("olga");
  }

  private static PersonChange wrong(PersonFault fault) {
    return new PersonChange.Wrong(fault);
  }

  @Test
  void firstStartMakesOneAdminOnce() throws StoreException {
    People empty =
        new People(
            new MemoryPeople().stores(),
            new PlainPasswords(),
            PeopleSettings.DEFAULTS,
            new Random(1));
    String password = empty.firstRun(at(0)).orElseThrow();

    assertThat(password)
        .matches("([bdfghjklmnprstvz][aeiu]){3}(-([bdfghjklmnprstvz][aeiu]){3}){3}");
    assertThat(empty.firstRun(at(1))).isEmpty();
    SignIn.SignedIn in = (SignIn.SignedIn) empty.signIn("admin", password, HOME, at(2));
    assertThat(in.session().mustChangePassword()).isTrue();
    assertThat(in.session().person().role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void whereThereIsSomebodyTheFirstStartMakesNobody() throws StoreException {
    assertThat(office.people.firstRun(at(0))).isEmpty();
    assertThat(office.people.persons()).hasSize(3);
  }

  @Test
  void firstOneMustBeAnAdmin() throws StoreException {
    People empty =
        new People(
            new MemoryPeople().stores(),
            new PlainPasswords(),
            PeopleSettings.DEFAULTS,
            new Random(1));
    MachinePass by = new MachinePass("root");

    assertThat(empty.add(by, Person.of("vera", "Vera", Role.AGENT), HOME, at(0)))
        .isEqualTo(wrong(PersonFault.LAST_ADMIN));
    assertThat(empty.add(by, Person.of("vera", "Vera", Role.ADMIN), HOME, at(0)))
        .isInstanceOf(PersonChange.Done.class);
  }

  @Test
  void whoIsAddedSignsInWithTheOneTimePassword() throws StoreException {
    Person vera = Person.of("vera", "Vera", Role.SUPERVISOR);
    PersonChange.Done done = (PersonChange.Done) office.people.add(olga, vera, HOME, at(1));

    assertThat(office.signIn("vera", done.password().orElseThrow(), HOME, 2))
        .isInstanceOf(SignIn.SignedIn.class);
    assertThat(office.memory.trail())
        .contains(new AuditEntry(at(1), "olga", HOME, Act.PERSON_ADDED, "vera", "as supervisor"));
    assertThat(office.memory.trail().toString() + done)
        .doesNotContain(done.password().orElseThrow());
  }

  @Test
  void onlyAdminsManagePeople() throws StoreException {
    Session boris = office.session("boris");
    Person anna = office.people.person("anna").orElseThrow();

    assertThat(office.people.add(boris, Person.of("x", "X", Role.ADMIN), HOME, at(1)))
        .isEqualTo(new PersonChange.Forbidden());
    assertThat(office.people.change(boris, anna.in(Role.ADMIN), HOME, at(1)))
        .isEqualTo(new PersonChange.Forbidden());
    assertThat(office.people.resetPassword(boris, "olga", HOME, at(1)))
        .isEqualTo(new PersonChange.Forbidden());
    assertThat(office.memory.trail().reversed().subList(0, 3))
        .allMatch(entry -> entry.act() == Act.REFUSED && entry.who().equals("boris"));
    assertThat(office.people.person("x")).isEmpty();
    assertThat(office.people.person("anna")).contains(anna);
  }

  @Test
  void lastAdminStaysAdmin() throws StoreException {
    Person self = olga.person();

    assertThat(office.people.change(olga, self.enabled(false), HOME, at(1)))
        .isEqualTo(wrong(PersonFault.LAST_ADMIN));
    assertThat(office.people.change(olga, self.in(Role.AGENT), HOME, at(1)))
        .isEqualTo(wrong(PersonFault.LAST_ADMIN));

    office.people.add(olga, Person.of("vera", "Vera", Role.ADMIN), HOME, at(2));
    assertThat(office.people.change(olga, self.in(Role.AGENT), HOME, at(3)))
        .isInstanceOf(PersonChange.Done.class);
  }

  @Test
  void twoDoNotHaveOnePhone() throws StoreException {
    Person ivan =
        new Person("ivan", "Ivan", Role.AGENT, Optional.of("PJSIP/101"), Locale.of("ru"), true);

    assertThat(office.people.add(olga, ivan, HOME, at(1)))
        .isEqualTo(wrong(PersonFault.PHONE_TAKEN));
    Person anna = office.people.person("anna").orElseThrow();
    office.people.change(olga, anna.enabled(false), HOME, at(2));
    assertThat(office.people.add(olga, ivan, HOME, at(3))).isInstanceOf(PersonChange.Done.class);
    assertThat(office.people.change(olga, anna, HOME, at(4)))
        .isEqualTo(wrong(PersonFault.PHONE_TAKEN));
  }

  @Test
  void mistakesAreNamed() throws StoreException {
    assertThat(office.people.add(olga, Person.of("anna", "A", Role.AGENT), HOME, at(1)))
        .isEqualTo(wrong(PersonFault.LOGIN_TAKEN));
    assertThat(office.people.add(olga, Person.of("Анна", "A", Role.AGENT), HOME, at(1)))
        .isEqualTo(wrong(PersonFault.LOGIN_FORM));
    assertThat(office.people.add(olga, Person.of("a b", "A", Role.AGENT), HOME, at(1)))
        .isEqualTo(wrong(PersonFault.LOGIN_FORM));
    assertThat(office.people.add(olga, Person.of("b", " ", Role.AGENT), HOME, at(1)))
        .isEqualTo(wrong(PersonFault.NAME_FORM));
    assertThat(office.people.add(olga, Person.of("b", "x\nadmin", Role.AGENT), HOME, at(1)))
        .isEqualTo(wrong(PersonFault.NAME_FORM));
    assertThat(office.people.change(olga, Person.of("b", "B", Role.AGENT), HOME, at(1)))
        .isEqualTo(wrong(PersonFault.UNKNOWN));
    Person french = new Person("b", "B", Role.AGENT, Optional.empty(), Locale.FRENCH, true);
    assertThat(office.people.add(olga, french, HOME, at(1))).isEqualTo(wrong(PersonFault.LANGUAGE));
    Person phone = new Person("b", "B", Role.AGENT, Optional.of("101"), Locale.ENGLISH, true);
    assertThat(office.people.add(olga, phone, HOME, at(1)))
        .isEqualTo(wrong(PersonFault.PHONE_FORM));
  }

  @Test
  void whatWasChangedIsWrittenDownAndNothingIsNot() throws StoreException {
    Person anna = office.people.person("anna").orElseThrow();
    office.people.change(olga, anna.in(Role.SUPERVISOR).enabled(false), HOME, at(1));
    assertThat(office.lastEntry().detail())
        .isEqualTo("role agent -> supervisor, enabled yes -> no");

    int entries = office.memory.trail().size();
    office.people.change(olga, anna.in(Role.SUPERVISOR).enabled(false), HOME, at(2));
    assertThat(office.memory.trail()).hasSize(entries);
  }

  @Test
  void agentSeesOwnCallsAndSupervisorAll() throws StoreException {
    Session anna = office.session("anna");
    Session boris = office.session("boris");

    assertThat(anna.seesCallOf(List.of("PJSIP/102", "PJSIP/101"), at(1))).isTrue();
    assertThat(anna.seesCallOf(List.of("PJSIP/102"), at(1))).isFalse();
    assertThat(anna.seesCallOf(List.of(), at(1))).isFalse();
    assertThat(boris.seesCallOf(List.of(), at(1))).isTrue();
  }

  @Test
  void whoIsGivenAPhoneSeesNoCallOfWhoHadItBefore() throws StoreException {
    Session olga = office.session("olga");
    Person anna = office.people.person("anna").orElseThrow();
    office.people.change(olga, anna.enabled(false), HOME, at(100));
    Person ivan = new Person("ivan", "Ivan", Role.AGENT, anna.phone(), Locale.of("ru"), true);
    office.people.add(olga, ivan, HOME, at(200));

    Person given = office.people.person("ivan").orElseThrow();
    assertThat(sees(given, 199)).isFalse();
    assertThat(sees(given, 200)).isTrue();

    Person renamed = new Person("ivan", "I.", Role.AGENT, anna.phone(), Locale.of("ru"), true);
    office.people.change(olga, renamed, HOME, at(300));
    given = office.people.person("ivan").orElseThrow();
    assertThat(sees(given, 200)).as("the same phone is not given again").isTrue();

    office.people.change(olga, renamed.enabled(false), HOME, at(400));
    office.people.change(olga, anna.enabled(true), HOME, at(500));
    anna = office.people.person("anna").orElseThrow();
    assertThat(sees(anna, 250)).as("somebody else's, while she was away").isFalse();
    assertThat(sees(anna, 500)).isTrue();
  }

  @Test
  void whoGetsAnotherPhoneSeesItsCallsFromThenOn() throws StoreException {
    Session olga = office.session("olga");
    assertThat(sees(office.people.person("anna").orElseThrow(), 0)).isTrue();
    Person moved =
        new Person("anna", "Anna", Role.AGENT, Optional.of("PJSIP/102"), Locale.of("ru"), true);
    office.people.change(olga, moved, HOME, at(100));
    Session anna = office.session("anna");
    assertThat(anna.seesCallOf(List.of("PJSIP/102"), at(99))).isFalse();
    assertThat(anna.seesCallOf(List.of("PJSIP/102"), at(100))).isTrue();
  }

  private static boolean sees(Person person, long began) {
    OpenSession open = new OpenSession("id", person.login(), at(0), at(0), HOME);
    return new Session(open, person, false, "csrf").seesCallOf(List.of("PJSIP/101"), at(began));
  }
}
