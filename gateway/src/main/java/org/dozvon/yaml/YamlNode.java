package org.dozvon.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a YAML 1.2 file and where it stands. All scalars are text; {@code no} is "no". */
public sealed interface YamlNode {
  /** Levels of nesting. */
  int DEPTH = 30;

  /** What a file may hold once its aliases are followed; without them it cannot hold as much. */
  int NODES = 1_000_000;

  /** The message for what is nested deeper. */
  String TOO_DEEP = "nested too deep (expected: at most 30 levels)";

  /** Where the value begins. */
  Place place();

  /** What kind of value this is, for messages. */
  String kind();

  /**
   * A single value; {@code ""} for null.
   *
   * @param lead characters between the place and the value's first one: a quotation mark
   */
  record Text(Place place, String value, int lead) implements YamlNode {
    /** A value without quotation marks. */
    public Text(Place place, String value) {
      this(place, value, 0);
    }

    @Override
    public String kind() {
      return value.isEmpty() ? "nothing" : "\"" + clip(value) + "\"";
    }

    private static String clip(String text) {
      return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
  }

  /** A list. */
  record Items(Place place, List<YamlNode> items) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Named values in file order. */
  record Entries(Place place, Map<String, YamlNode> entries, Map<String, Place> keys)
      implements YamlNode {
    @Override
    public String kind() {
      return "a block of names and values";
    }
  }

  /**
   * Reads one document of at most three million letters, room for a list of 50,000 streets; anchors
   * and aliases are refused beyond a few.
   *
   * @param file its name for messages
   * @return empty after a syntax error, which is added to the problems; an empty file is an empty
   *     block
   */
  static Optional<YamlNode> parse(String file, String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(3_000_000)
            .setAllowDuplicateKeys(false)
            .build();
    try {
      checkDepth(file, new Parse(settings).parseString(text));
      Optional<Node> root = new Compose(settings).composeString(text);
      return Optional.of(
          root.map(node -> convert(file, node, problems, 0, new AtomicInteger(NODES)))
              .orElse(new Entries(new Place(file, 1, 1), Map.of(), Map.of())));
    } catch (TooDeepException e) {
      problems.add(e.place(), TOO_DEEP);
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(m -> at(file, m)).orElse(new Place(file, 1, 1));
      String advice =
          e.getProblem().startsWith("mapping values")
              ? " (a text that holds \": \" stands in quotation marks)"
              : "";
      problems.add(place, "not valid YAML: " + e.getProblem() + advice);
    } catch (YamlEngineException e) {
      problems.add(new Place(file, 1, 1), "not valid YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** The library goes down by recursion: a file of nothing but brackets would end the thread. */
  private static void checkDepth(String file, Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > DEPTH) {
        throw new TooDeepException(
            event.getStartMark().map(m -> at(file, m)).orElse(new Place(file, 1, 1)));
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static YamlNode convert(
      String file, Node node, Problems problems, int depth, AtomicInteger left) {
    Place place = node.getStartMark().map(m -> at(file, m)).orElse(new Place(file, 1, 1));
    int room = left.decrementAndGet();
    if (room == 0) {
      problems.add(place, "aliases make this too large (expected: write it without them)");
    }
    if (depth > DEPTH) {
      problems.add(place, TOO_DEEP);
    }
    if (room <= 0 || depth > DEPTH) {
      return new Text(place, "");
    }
    return switch (node) {
      case ScalarNode scalar ->
          new Text(
              place,
              scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue(),
              scalar.isPlain() ? 0 : 1);
      case SequenceNode sequence ->
          new Items(
              place,
              sequence.getValue().stream()
                  .map(item -> convert(file, item, problems, depth + 1, left))
                  .toList());
      case MappingNode mapping -> entries(file, place, mapping, problems, depth, left);
      default -> throw new IllegalStateException("unexpected node " + node.getNodeType());
    };
  }

  private static Entries entries(
      String file,
      Place place,
      MappingNode mapping,
      Problems problems,
      int depth,
      AtomicInteger left) {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place keyPlace = tuple.getKeyNode().getStartMark().map(m -> at(file, m)).orElse(place);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(keyPlace, "a name is expected before the colon");
      } else if (values.containsKey(key.getValue())) {
        problems.add(keyPlace, "\"" + key.getValue() + "\" stands twice in this block");
      } else {
        values.put(key.getValue(), convert(file, tuple.getValueNode(), problems, depth + 1, left));
        keys.put(key.getValue(), keyPlace);
      }
    }
    return new Entries(place, values, keys);
  }

  private static Place at(String file, Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** This value as named fields; anything else is a problem and gives no fields. */
  default Fields fields(Problems problems) {
    if (this instanceof Entries entries) {
      return new Fields(entries, problems);
    }
    problems.add(place(), "a block of names and values is expected, got " + kind());
    return new Fields(new Entries(place(), Map.of(), Map.of()), problems);
  }

  /** This value as a list; a single value is a list of one. */
  default List<YamlNode> items() {
    return this instanceof Items list ? list.items() : List.of(this);
  }

  /** This value as text; anything else is a problem and gives {@code ""}. */
  default String text(Problems problems) {
    if (this instanceof Text text) {
      return text.value();
    }
    problems.add(place(), "a text is expected, got " + kind());
    return "";
  }

  /** This value as texts; a single text is a list of one. */
  default List<String> texts(Problems problems) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items()) {
      texts.add(item.text(problems));
    }
    return texts;
  }
}
