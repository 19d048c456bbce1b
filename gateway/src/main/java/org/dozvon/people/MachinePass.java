package org.dozvon.people;

/**
 * Somebody at the command line of the machine, who could change the database anyway: may manage
 * people and read the trail, and is named there.
 *
 * @param user of the operating system
 */
public record MachinePass(String user) implements Pass {
  /** The address in the trail. */
  public static final String ADDRESS = "console";

  @Override
  public Person person() {
    return Person.of("command-line", user, Role.ADMIN);
  }

  @Override
  public boolean may(Right right) {
    return right == Right.MANAGE_PEOPLE || right == Right.READ_AUDIT_LOG;
  }

  @Override
  public String signature() {
    return user + " (command line)";
  }
}
