package org.dozvon.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.config.Configuration;
import org.dozvon.config.PeopleAtStart;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.operator.StoreException;
import org.dozvon.people.MachinePass;
import org.dozvon.people.People;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;
import org.dozvon.people.PersonFault;
import org.dozvon.people.Role;
import org.dozvon.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon person}: who may use the console. */
@Command(
    name = "person",
    mixinStandardHelpOptions = true,
    description = {
      "Who may use the console: list, add, disable, enable, password, role.",
      "  person add anna --name \"Anna\" --role agent --phone PJSIP/101",
      "  person password anna     a new one-time password",
      "  person role anna supervisor",
      "Roles: agent, supervisor, admin, auditor; see docs/people.md. Works on the database itself,",
      "which a running gateway has for itself: then use the page People, or stop it first.",
      "Exit code: 0 done, 1 refused (the reason is told), 2 wrong use, 3 the database cannot be opened."
    })
public final class PersonCommand extends Tool {
  /** What to do. */
  enum Verb {
    list,
    add,
    disable,
    enable,
    password,
    role
  }

  @Parameters(index = "0", description = "list, add, disable, enable, password or role")
  private Verb verb = Verb.list;

  @Parameters(index = "1", arity = "0..1", paramLabel = "LOGIN", description = "who")
  private Optional<String> login = Optional.empty();

  @Parameters(index = "2", arity = "0..1", paramLabel = "ROLE", description = "of person role")
  private Optional<String> newRole = Optional.empty();

  @Option(names = "--name", paramLabel = "NAME", description = "as shown (default: the login)")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "agent",
      description = "of person add (default: ${DEFAULT-VALUE})")
  private String role = "agent";

  @Option(names = "--phone", paramLabel = "PHONE", description = "of an agent, such as PJSIP/101")
  private Optional<String> phone = Optional.empty();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      description = "of the pages: en or ru (default: ${DEFAULT-VALUE})")
  private String language = "en";

  @Override
  int run() throws ToolException, IOException {
    if (login.isEmpty() != (verb == Verb.list)) {
      throw new ToolException(
          ToolException.WRONG_USE,
          verb == Verb.list
              ? "person list takes no login"
              : "person " + verb + " whom? (expected: a login)");
    }
    if (newRole.isPresent() != (verb == Verb.role)) {
      throw new ToolException(
          ToolException.WRONG_USE,
          verb == Verb.role
              ? "person role " + login.orElse("") + " what? (expected: " + roles() + ")"
              : "person " + verb + ": \"" + newRole.orElse("") + "\" is too much");
    }
    Configuration configuration = configuration();
    try (Database database = Database.open(configuration.database())) {
      return run(PeopleAtStart.in(database.dataSource(), configuration.people()));
    } catch (DatabaseException e) {
      throw new ToolException(
          ToolException.CANNOT,
          e.getMessage()
              + "\n  While a gateway runs, people are changed on its page People; or stop it first.");
    } catch (StoreException e) {
      throw new ToolException(ToolException.CANNOT, e.getMessage());
    }
  }

  private int run(People people) throws ToolException, StoreException {
    MachinePass by = new MachinePass(user());
    Instant now = Instant.now();
    String whom = Person.login(login.orElse(""));
    switch (verb) {
      case list -> print(people.persons());
      case add -> told(people.add(by, fresh(whom), MachinePass.ADDRESS, now), "added");
      case password ->
          told(people.resetPassword(by, known(people, whom).login(), MachinePass.ADDRESS, now), "");
      case disable -> change(people, known(people, whom).enabled(false), by, now);
      case enable -> change(people, known(people, whom).enabled(true), by, now);
      case role -> change(people, known(people, whom).in(role(newRole.orElseThrow())), by, now);
    }
    return 0;
  }

  private void change(People people, Person changed, MachinePass by, Instant now)
      throws ToolException, StoreException {
    String state = changed.role().word() + (changed.enabled() ? ", may sign in" : ", disabled");
    told(people.change(by, changed, MachinePass.ADDRESS, now), state);
  }

  private Person fresh(String whom) throws ToolException {
    return new Person(
        whom, name.orElse(whom), role(role), phone, Locale.forLanguageTag(language), true);
  }

  private static Person known(People people, String whom) throws ToolException, StoreException {
    Optional<Person> found = people.person(whom);
    if (found.isEmpty()) {
      List<String> logins = people.persons().stream().map(Person::login).toList();
      throw new ToolException(
          ToolException.FOUND,
          "\"" + whom + "\": " + PersonFault.UNKNOWN.text() + Nearest.hint(whom, logins));
    }
    return found.get();
  }

  private static Role role(String word) throws ToolException {
    return Role.called(word)
        .orElseThrow(
            () ->
                new ToolException(
                    ToolException.WRONG_USE, "role \"" + word + "\" (expected: " + roles() + ")"));
  }

  private static String roles() {
    return String.join(", ", Arrays.stream(Role.values()).map(Role::word).toList());
  }

  private void told(PersonChange change, String what) throws ToolException {
    switch (change) {
      case PersonChange.Done done -> {
        if (!what.isEmpty()) {
          out().println(done.person().login() + ": " + what);
        }
        done.password()
            .ifPresent(
                password ->
                    out()
                        .println(
                            done.person().login()
                                + ": one-time password "
                                + password
                                + " (told only once, to be changed at the next sign-in)"));
      }
      case PersonChange.Wrong wrong ->
          throw new ToolException(ToolException.FOUND, wrong.fault().text());
      case PersonChange.Forbidden forbidden ->
          throw new IllegalStateException("the command line may manage people");
    }
  }

  private void print(List<Person> persons) {
    if (persons.isEmpty()) {
      out().println("Nobody yet. The first start of the gateway makes an admin, or:");
      out().println("  ./dozvon person add LOGIN --role admin");
    }
    for (Person person : persons) {
      out()
          .printf(
              Locale.ROOT,
              "%-16s %-10s %-12s %s  %-8s %s%n",
              person.login(),
              person.role().word(),
              person.phone().orElse("-"),
              person.language().toLanguageTag(),
              person.enabled() ? "" : "disabled",
              person.name());
    }
  }
}
