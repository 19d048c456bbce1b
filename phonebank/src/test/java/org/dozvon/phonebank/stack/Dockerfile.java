package org.dozvon.phonebank.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Dockerfile as a builder reads it: instructions, lines joined, comments left out.
 *
 * @param instructions in their order
 */
record Dockerfile(List<Instruction> instructions) {
  /** Such as FROM and the rest of its line. */
  record Instruction(String name, String rest) {}

  private static final Pattern NAME = Pattern.compile("[A-Z]+");

  static Dockerfile read(Path file) throws IOException {
    List<Instruction> found = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      boolean goesOn = line.endsWith("\\");
      open.append(goesOn ? line.substring(0, line.length() - 1) : line).append(' ');
      if (!goesOn) {
        found.add(instruction(open.toString().strip()));
        open.setLength(0);
      }
    }
    return new Dockerfile(List.copyOf(found));
  }

  private static Instruction instruction(String line) {
    int end = line.indexOf(' ');
    String name = (end < 0 ? line : line.substring(0, end)).toUpperCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no instruction: " + line);
    }
    return new Instruction(name, end < 0 ? "" : line.substring(end).strip());
  }

  /** The rest of every instruction of this name. */
  List<String> all(String name) {
    return instructions.stream()
        .filter(one -> one.name().equals(name))
        .map(Instruction::rest)
        .toList();
  }

  /** The same, of the last stage only: what becomes the image. */
  Dockerfile lastStage() {
    int from = 0;
    for (int i = 0; i < instructions.size(); i++) {
      if (instructions.get(i).name().equals("FROM")) {
        from = i;
      }
    }
    return new Dockerfile(instructions.subList(from, instructions.size()));
  }
}
