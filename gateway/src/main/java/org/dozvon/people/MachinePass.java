package org.dozvon.people;

/**
 * Somebody at the command line of the machine, who could change the database anyway: may what an
 * admin may, and is named in the trail.
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
    return Role.ADMIN.rights().contains(right);
  }

  @Override
  public String signature() {
    return user + " (command line)";
  }
}
