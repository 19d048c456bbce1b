package org.dozvon.people;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.dozvon.operator.StoreException;
import org.dozvon.testing.MemoryPeople;

/**
 * An admin, a supervisor and an agent, at nine in the morning. Everybody's password is the same.
 */
final class Office {
  static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  static final String HOME = "10.0.0.7";
  static final String AWAY = "203.0.113.9";
  static final String PASSWORD = "seven green kettles";

  final MemoryPeople memory = new MemoryPeople();
  final PeopleStores stores = memory.stores();
  final PlainPasswords passwords = new PlainPasswords();
  final People people = new People(stores, passwords, PeopleSettings.DEFAULTS, new Random(7));

  Office() throws StoreException {
    add(Person.of("olga", "Olga", Role.ADMIN));
    add(Person.of("boris", "Boris", Role.SUPERVISOR));
    add(new Person("anna", "Anna", Role.AGENT, Optional.of("PJSIP/101"), Locale.of("ru"), true));
  }

  private void add(Person person) throws StoreException {
    stores
        .accounts()
        .add(new Account(person, Optional.of("plain:" + PASSWORD), false, NINE.minusSeconds(60)));
  }

  SignIn signIn(String login, String password, String address, int second) throws StoreException {
    return people.signIn(login, password, address, at(second));
  }

  /** Signs in at nine. */
  SignIn.SignedIn signedIn(String login) throws StoreException {
    return (SignIn.SignedIn) signIn(login, PASSWORD, HOME, 0);
  }

  Session session(String login) throws StoreException {
    return signedIn(login).session();
  }

  static Instant at(long second) {
    return NINE.plusSeconds(second);
  }

  AuditEntry lastEntry() {
    return memory.trail().getLast();
  }
}
