package org.dozvon.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.dozvon.operator.StoreException;

/** Adds and changes people. One change at a time, so that the last admin is not lost to two. */
final class Staff {
  private final PeopleStores.Accounts accounts;
  private final Passwords passwords;
  private final SessionDesk sessions;
  private final AuditLog audit;
  private final RandomGenerator random;

  Staff(
      PeopleStores.Accounts accounts,
      Passwords passwords,
      SessionDesk sessions,
      AuditLog audit,
      RandomGenerator random) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
    this.random = random;
  }

  List<Person> all() throws StoreException {
    return accounts.all().stream().map(Account::person).toList();
  }

  Optional<Person> find(String login) throws StoreException {
    return accounts.find(Person.login(login)).map(Account::person);
  }

  /** The first admin, when there is nobody at all. */
  synchronized Optional<String> firstRun(Instant now) throws StoreException {
    if (!accounts.all().isEmpty()) {
      return Optional.empty();
    }
    Pass program = new MachinePass("first start");
    Person admin = Person.of("admin", "Administrator", Role.ADMIN);
    return switch (add(program, admin, MachinePass.ADDRESS, now)) {
      case PersonChange.Done done -> done.password();
      case PersonChange.Wrong wrong -> Optional.empty();
      case PersonChange.Forbidden forbidden -> Optional.empty();
    };
  }

  synchronized PersonChange add(Pass by, Person person, String address, Instant now)
      throws StoreException {
    if (!by.may(Right.MANAGE_PEOPLE)) {
      return forbidden(by, person.login(), address, now);
    }
    Optional<PersonFault> fault = faultOfNew(person);
    if (fault.isPresent()) {
      return new PersonChange.Wrong(fault.get());
    }
    String password = Secrets.password(random);
    try {
      String hash = passwords.hash(password);
      if (!accounts.add(
          new Account(
              person.since(person.phone().map(any -> now)), Optional.of(hash), true, now))) {
        return new PersonChange.Wrong(PersonFault.LOGIN_TAKEN);
      }
    } catch (Passwords.BusyException e) {
      return new PersonChange.Wrong(PersonFault.BUSY);
    }
    String detail = "as " + person.role().word();
    audit.add(by.signature(), address, Act.PERSON_ADDED, person.login(), detail, now);
    return new PersonChange.Done(person, Optional.of(password));
  }

  synchronized PersonChange change(Pass by, Person wanted, String address, Instant now)
      throws StoreException {
    if (!by.may(Right.MANAGE_PEOPLE)) {
      return forbidden(by, wanted.login(), address, now);
    }
    Optional<Person> before = accounts.find(wanted.login()).map(Account::person);
    Optional<PersonFault> fault = faultOf(before, wanted);
    if (fault.isPresent()) {
      return new PersonChange.Wrong(fault.get());
    }
    Person changed = wanted.after(before.orElseThrow(), now);
    String detail = difference(before.get(), changed);
    if (!detail.isEmpty()) {
      accounts.update(changed);
      if (!changed.enabled()) {
        sessions.endAll(changed.login());
      }
      audit.add(by.signature(), address, Act.PERSON_CHANGED, changed.login(), detail, now);
    }
    return new PersonChange.Done(changed, Optional.empty());
  }

  /** A new one-time password; every session of that person ends. */
  synchronized PersonChange resetPassword(Pass by, String login, String address, Instant now)
      throws StoreException {
    if (!by.may(Right.MANAGE_PEOPLE)) {
      return forbidden(by, login, address, now);
    }
    Optional<Account> account = accounts.find(login);
    if (account.isEmpty()) {
      return new PersonChange.Wrong(PersonFault.UNKNOWN);
    }
    String password = Secrets.password(random);
    try {
      Account changed = account.get().with(passwords.hash(password), true, now);
      if (!accounts.setPassword(changed, account.get().hash())) {
        return new PersonChange.Wrong(PersonFault.BUSY);
      }
    } catch (Passwords.BusyException e) {
      return new PersonChange.Wrong(PersonFault.BUSY);
    }
    sessions.endAll(login);
    audit.add(by.signature(), address, Act.PASSWORD_RESET, login, "", now);
    return new PersonChange.Done(account.get().person(), Optional.of(password));
  }

  private PersonChange forbidden(Pass by, String login, String address, Instant now)
      throws StoreException {
    audit.add(by.signature(), address, Act.REFUSED, login, "manage people", now);
    return new PersonChange.Forbidden();
  }

  private Optional<PersonFault> faultOfNew(Person person) throws StoreException {
    if (person.fault().isPresent()) {
      return person.fault();
    }
    if (accounts.find(person.login()).isPresent()) {
      return Optional.of(PersonFault.LOGIN_TAKEN);
    }
    if (!isAdmin(person) && hasNoOtherAdmin(person.login())) {
      return Optional.of(PersonFault.LAST_ADMIN);
    }
    return hasPhoneOfAnother(person) ? Optional.of(PersonFault.PHONE_TAKEN) : Optional.empty();
  }

  private Optional<PersonFault> faultOf(Optional<Person> before, Person changed)
      throws StoreException {
    if (before.isEmpty()) {
      return Optional.of(PersonFault.UNKNOWN);
    }
    if (changed.fault().isPresent()) {
      return changed.fault();
    }
    if (isAdmin(before.get()) && !isAdmin(changed) && hasNoOtherAdmin(changed.login())) {
      return Optional.of(PersonFault.LAST_ADMIN);
    }
    return hasPhoneOfAnother(changed) ? Optional.of(PersonFault.PHONE_TAKEN) : Optional.empty();
  }

  private static boolean isAdmin(Person person) {
    return person.enabled() && person.role() == Role.ADMIN;
  }

  private boolean hasNoOtherAdmin(String login) throws StoreException {
    return all().stream().noneMatch(other -> isAdmin(other) && !other.login().equals(login));
  }

  /** Two with one phone would see each other's calls. */
  private boolean hasPhoneOfAnother(Person person) throws StoreException {
    return person.enabled()
        && person.phone().isPresent()
        && all().stream()
            .filter(other -> other.enabled() && !other.login().equals(person.login()))
            .anyMatch(other -> other.phone().equals(person.phone()));
  }

  /** What has changed, in words; empty: nothing. */
  static String difference(Person before, Person after) {
    List<String> parts = new ArrayList<>();
    note(parts, "name", before.name(), after.name());
    note(parts, "role", before.role().word(), after.role().word());
    note(parts, "phone", before.phone().orElse("none"), after.phone().orElse("none"));
    note(parts, "language", before.language().toString(), after.language().toString());
    note(parts, "enabled", yes(before.enabled()), yes(after.enabled()));
    return String.join(", ", parts);
  }

  private static void note(List<String> parts, String what, String before, String after) {
    if (!before.equals(after)) {
      parts.add(what + " " + before + " -> " + after);
    }
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
