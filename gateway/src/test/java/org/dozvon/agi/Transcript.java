package org.dozvon.agi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A recorded session: {@code < } from Asterisk, {@code > } to it. */
record Transcript(List<String> lines) {
  static Transcript read(String name) {
    try (var in = Transcript.class.getResourceAsStream(name + ".agi")) {
      return new Transcript(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that Asterisk sent. */
  byte[] fromAsterisk() {
    return lines.stream()
        .filter(line -> line.startsWith("<"))
        .map(line -> line.length() < 2 ? "\n" : line.substring(2) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The command lines, without their newlines. */
  List<String> toAsterisk() {
    return lines.stream().filter(line -> line.startsWith(">")).map(l -> l.substring(2)).toList();
  }
}
