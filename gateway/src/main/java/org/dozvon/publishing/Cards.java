package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** What is written beside the files of a version, as small YAML files that people read as well. */
final class Cards {
  private Cards() {}

  /** The card in that file; empty when there is none or nobody can read it. */
  static Optional<Published> published(Path file) {
    return fields(file)
        .map(
            card ->
                new Published(
                    card.integer("version", 1, Integer.MAX_VALUE, 1),
                    instant(card),
                    card.text("by", ""),
                    card.text("note", ""),
                    card.text("hash", "")));
  }

  static void write(Path file, Published card) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("version", Integer.toString(card.number()));
    lines.put("at", quoted(card.at().toString()));
    lines.put("by", quoted(card.by()));
    lines.put("note", quoted(card.note()));
    lines.put("hash", card.hash());
    write(file, lines);
  }

  static Optional<Announcement> announcement(Path file) {
    return fields(file)
        .map(
            card ->
                new Announcement(
                    card.text("hash", ""),
                    card.text("by", ""),
                    card.text("note", ""),
                    instant(card)));
  }

  static void write(Path file, Announcement card) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("at", quoted(card.at().toString()));
    lines.put("by", quoted(card.by()));
    lines.put("note", quoted(card.note()));
    lines.put("hash", card.hash());
    write(file, lines);
  }

  private static Optional<Fields> fields(Path file) {
    try {
      Problems problems = new Problems();
      return YamlNode.parse(file.toString(), Files.readString(file), problems)
          .map(node -> node.fields(problems))
          .filter(card -> problems.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(Fields card) {
    try {
      return Instant.parse(card.text("at", ""));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static void write(Path file, Map<String, String> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A name or a note comes from outside; control characters become spaces. */
  private static String quoted(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
    String safe = plain.length() > 500 ? plain.substring(0, 500) : plain;
    return '"' + safe.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
