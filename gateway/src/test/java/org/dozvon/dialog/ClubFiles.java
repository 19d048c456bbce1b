package org.dozvon.dialog;

import java.util.List;
import java.util.Map;

/** A hotline of tests: conditions, wishes inside wishes, messages, hours. */
final class ClubFiles {
  private ClubFiles() {}

  static Hotline hotline() {
    return TestHotline.read("club", texts());
  }

  static Map<String, String> texts() {
    return TestHotline.texts(
        "club",
        List.of(
            "hotline.yaml",
            "queues.yaml",
            "dialogs/club.yaml",
            "tests/en.test.yaml",
            "tests/ru.test.yaml"));
  }
}
