package org.dozvon.cli.pbx;

/** Whose Asterisk it is, and thus which of the admin's files include ours. */
public enum PbxKind {
  /** Files written by hand. */
  ASTERISK("extensions.conf", "queues.conf", "manager.conf"),

  /** FreePBX writes the files of those names itself and leaves these to the admin. */
  FREEPBX("extensions_custom.conf", "queues_custom.conf", "manager_custom.conf");

  private final String extensions;
  private final String queues;
  private final String manager;

  PbxKind(String extensions, String queues, String manager) {
    this.extensions = extensions;
    this.queues = queues;
    this.manager = manager;
  }

  /** Who includes the dialplan. */
  public String extensions() {
    return extensions;
  }

  /** Who includes the queues. */
  public String queues() {
    return queues;
  }

  /** Who includes the manager user. */
  public String manager() {
    return manager;
  }
}
