package org.dozvon.publishing;

/** The files of a hotline's folder that make a version of it; all others are left alone. */
enum FileKind {
  MAIN("", "hotline.yaml", true),
  /** How the queues are kept. */
  QUEUES("", "queues.yaml", true),
  DIALOG("dialogs", ".yaml", true),
  ROUTE("routes", ".camel.yaml", true),
  TEST("tests", ".test.yaml", true),
  /** Recorded prompts. */
  PROMPT("prompts", "", false);

  /** More than any text that people write; the reader of YAML has a limit of its own. */
  private static final int TEXT_BYTES = 4_000_000;

  /** A minute of stereo sound at 48 kHz, the longest recording that is played. */
  private static final int SOUND_BYTES = 12_000_000;

  private final String folder;
  private final String ending;
  private final boolean isText;

  FileKind(String folder, String ending, boolean isText) {
    this.folder = folder;
    this.ending = ending;
    this.isText = isText;
  }

  /** The kind of a path inside the folder that was read as one of these. */
  static FileKind of(String path) {
    for (FileKind kind : values()) {
      if (path.startsWith(kind.folder + "/") && !kind.folder.isEmpty()) {
        return kind;
      }
    }
    return MAIN;
  }

  /** The folder inside the hotline's; empty: the hotline's own. */
  String folder() {
    return folder;
  }

  boolean isText() {
    return isText;
  }

  boolean isDialog() {
    return this == MAIN || this == QUEUES || this == DIALOG;
  }

  /** How large such a file may be. */
  int limit() {
    return isText ? TEXT_BYTES : SOUND_BYTES;
  }

  /** Whether a file of that name counts; an editor's hidden helpers do not. */
  boolean takes(String file) {
    boolean isHidden = file.startsWith(".") || file.endsWith("~");
    return !isHidden && (folder.isEmpty() ? file.equals(ending) : file.endsWith(ending));
  }
}
