package org.dozvon.publishing;

import java.io.IOException;
import java.util.List;
import org.dozvon.yaml.Problems;

/** Files of a hotline cannot be read; the message has a line for each. */
public final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problems.Problem> problems;

  UnreadableException(Problems problems) {
    super(problems.toString());
    this.problems = problems.list();
  }

  /** What is wrong, places being paths inside the hotline's folder. */
  public List<Problems.Problem> problems() {
    return problems;
  }
}
