package org.dozvon.dialplan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.yaml.Place;

/**
 * Reads an {@code extensions.conf} with what it includes. A line that is not understood is noted
 * and left out. Used once, by one thread.
 */
public final class DialplanReader {
  private static final int MOST_INCLUDES = 10;
  private static final Pattern HEAD = Pattern.compile("\\[([^\\]]+)]\\s*(?:\\(([^)]*)\\))?\\s*");
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z]+)\\s*=>?\\s*(.*)");
  private static final Pattern FILE =
      Pattern.compile("#(include|tryinclude)\\s+[\"<]?([^\">]+?)[\">]?\\s*");
  private static final Pattern PRIORITY =
      Pattern.compile(
          "\\s*(\\d+|n|s)\\s*(?:\\+\\s*(\\d+)\\s*)?(?:\\(([^)]*)\\))?\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  private final Function<String, Optional<String>> files;
  private final Map<String, String> globals = new HashMap<>();
  private final Map<String, Draft> contexts = new LinkedHashMap<>();
  private final List<Note> unread = new ArrayList<>();
  private Optional<Draft> context = Optional.empty();
  private String section = "";
  private String extension = "";
  private int priority;
  private boolean inComment;

  /** A context that is still being read. */
  private static final class Draft {
    private final String title;
    private final Place place;
    private final Map<String, List<Extension.Step>> extensions = new LinkedHashMap<>();
    private final List<String> includes = new ArrayList<>();

    Draft(String title, Place place) {
      this.title = title;
      this.place = place;
    }

    Context finished(String name) {
      Map<String, Extension> done = new LinkedHashMap<>();
      extensions.forEach(
          (extension, steps) -> {
            steps.sort(Comparator.comparingInt(Extension.Step::priority));
            done.put(extension, new Extension(extension, steps));
          });
      return new Context(name, title, place, done, List.copyOf(includes));
    }
  }

  /**
   * A reader.
   *
   * @param files the text of an included file by its name; empty when it is not there
   */
  public DialplanReader(Function<String, Optional<String>> files) {
    this.files = files;
  }

  /**
   * Reads a file and those that it includes.
   *
   * @throws DialplanException when there is no context in it
   */
  public Dialplan read(String name, String text) throws DialplanException {
    readFile(name, text, 0);
    if (contexts.isEmpty()) {
      throw new DialplanException(
          "there is no context in it (expected: an extensions.conf with [names])");
    }
    Map<String, Context> finished = new LinkedHashMap<>();
    contexts.forEach((context, draft) -> finished.put(context, draft.finished(context)));
    return new Dialplan(finished, unread);
  }

  private void readFile(String name, String text, int depth) {
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Place place = new Place(name, i + 1, 1);
      String line = withoutBlocks(lines.get(i));
      int semicolon = semicolon(line);
      String comment = semicolon < 0 ? "" : line.substring(semicolon + 1).strip();
      String code =
          (semicolon < 0 ? line : line.substring(0, semicolon)).replace("\\;", ";").strip();
      if (!code.isEmpty()) {
        take(code, comment, place, depth);
      }
    }
  }

  /** The line without what stands in a comment of several lines, {@code ;-- ... --;}. */
  private String withoutBlocks(String line) {
    StringBuilder left = new StringBuilder();
    String rest = line;
    while (!rest.isEmpty()) {
      String mark = inComment ? "--;" : ";--";
      int at = rest.indexOf(mark);
      boolean drawing = !inComment && at >= 0 && rest.startsWith(";---", at);
      if (at < 0 || drawing) {
        left.append(inComment ? "" : rest);
        break;
      }
      left.append(inComment ? "" : rest.substring(0, at));
      rest = rest.substring(at + mark.length());
      inComment = !inComment;
    }
    return left.toString();
  }

  private static int semicolon(String line) {
    for (int at = line.indexOf(';'); at >= 0; at = line.indexOf(';', at + 1)) {
      if (at == 0 || line.charAt(at - 1) != '\\') {
        return at;
      }
    }
    return -1;
  }

  private void take(String code, String comment, Place place, int depth) {
    Matcher head = HEAD.matcher(code);
    Matcher entry = ENTRY.matcher(code);
    if (code.startsWith("#")) {
      include(code, place, depth);
    } else if (head.matches()) {
      begin(head.group(1).strip(), comment, place);
    } else if (section.equals("globals")) {
      int equals = code.indexOf('=');
      if (equals > 0) {
        globals.put(
            code.substring(0, equals).strip(),
            code.substring(equals + 1).replaceFirst("^>", "").strip());
      }
    } else if (context.isPresent() && entry.matches()) {
      entry(context.get(), entry.group(1).toLowerCase(Locale.ROOT), entry.group(2), comment, place);
    } else if (!section.equals("general")) {
      unread.add(new Note(place, "not understood: " + code));
    }
  }

  private void begin(String name, String title, Place place) {
    section = name.toLowerCase(Locale.ROOT);
    extension = "";
    boolean special = section.equals("general") || section.equals("globals");
    context =
        special
            ? Optional.empty()
            : Optional.of(contexts.computeIfAbsent(name, any -> new Draft(title, place)));
  }

  private void include(String code, Place place, int depth) {
    Matcher file = FILE.matcher(code);
    if (!file.matches()) {
      unread.add(new Note(place, code));
      return;
    }
    Optional<String> text = depth < MOST_INCLUDES ? files.apply(file.group(2)) : Optional.empty();
    if (text.isPresent()) {
      readFile(file.group(2), text.get(), depth + 1);
    } else if (!file.group(1).equals("tryinclude")) {
      unread.add(new Note(place, "the file is not there: " + code));
    }
  }

  private void entry(Draft draft, String kind, String rest, String comment, Place place) {
    switch (kind) {
      case "exten" -> {
        int comma = rest.indexOf(',');
        if (comma < 0) {
          unread.add(new Note(place, "not understood: exten => " + rest));
          return;
        }
        String name = rest.substring(0, comma).strip().replaceFirst("/.*", "");
        if (!name.equals(extension)) {
          priority = 0;
        }
        extension = name;
        step(draft, rest.substring(comma + 1), comment, place);
      }
      case "same" -> {
        if (extension.isEmpty()) {
          unread.add(new Note(place, "no exten before: same => " + rest));
        } else {
          step(draft, rest, comment, place);
        }
      }
      case "include" -> {
        String[] parts = rest.split("[,|]", 2);
        draft.includes.add(parts[0].strip());
        if (parts.length > 1) {
          unread.add(new Note(place, "its times are not taken over: include => " + rest));
        }
      }
      case "ignorepat", "autohints" -> {}
      default -> unread.add(new Note(place, kind + " => " + rest));
    }
  }

  private void step(Draft draft, String rest, String comment, Place place) {
    int comma = rest.indexOf(',');
    Matcher when = PRIORITY.matcher(comma < 0 ? rest : rest.substring(0, comma));
    if (comma < 0 || !when.matches() || rest.substring(comma + 1).isBlank()) {
      if (!rest.strip().startsWith("hint")) {
        unread.add(new Note(place, "not understood: " + extension + "," + rest));
      }
      return;
    }
    int plus = when.group(2) == null ? 0 : Integer.parseInt(when.group(2));
    priority =
        switch (when.group(1)) {
          case "n", "N" -> priority + 1 + plus;
          case "s", "S" -> priority;
          default -> Integer.parseInt(when.group(1));
        };
    String label = when.group(3) == null ? "" : when.group(3).strip();
    String raw = substituted(rest.substring(comma + 1).strip());
    draft
        .extensions
        .computeIfAbsent(extension, none -> new ArrayList<>())
        .add(Application.step(priority, label, raw, comment, place));
  }

  private String substituted(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            variable ->
                Matcher.quoteReplacement(
                    globals.getOrDefault(variable.group(1), variable.group())));
  }
}
