package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that editors use and the readers hold the same files for right and wrong. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Words that readers ask for in the files of these readers. */
  private static final Pattern ASKED =
      Pattern.compile(
          "\\.(?:text|texts|node|required|fields|flag|integer|number|duration|choice)\\(\\s*\"([a-z-]+)\"");

  @Test
  void everySoundHotlineFits() throws IOException {
    for (Map<String, String> files :
        List.of(GroceryFiles.texts(), ClubFiles.texts(), ClinicHotlineTest.files())) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        if (!file.getKey().startsWith("routes/")) {
          assertThat(refusals(file.getKey(), file.getValue())).as(file.getKey()).isEmpty();
        }
      }
    }
    Path configuration = GroceryFiles.find("dozvon.yaml").orElseThrow();
    assertThat(refusals("dozvon.yaml", Files.readString(configuration))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hotline, HotlineReader QueuesReader ScheduleReader ../timetable/TimetableReader OwnVoice"
        + " Scope",
    "dialog, IntentReader StepReader FlowReader ExpectsReader ConfirmReader Scope",
    "test, RehearsalReader",
    "queues, ../keeper/RulesReader ../keeper/PeopleReader ../keeper/LadderReader"
        + " ../timetable/TimetableReader ../callback/CallBackRulesReader",
    "dozvon, ../config/ConfigReader ../config/DatabaseReader ../config/NodeSettings"
        + " ../config/EventsReader ../config/EarsReader ../config/VoiceReader"
        + " ../config/VisibilityReader"
  })
  void everyWordThatAReaderAsksForStandsInTheSchema(String schema, String readers)
      throws IOException {
    Path sources = GroceryFiles.find("gateway/src/main/java/org/dozvon/dialog").orElseThrow();
    Set<String> asked = new TreeSet<>();
    for (String reader : List.of(readers.split(" ", -1))) {
      Matcher matcher = ASKED.matcher(Files.readString(sources.resolve(reader + ".java")));
      while (matcher.find()) {
        asked.add(matcher.group(1));
      }
    }
    assertThat(asked).isNotEmpty();
    assertThat(words(JSON.readTree(file(schema).toFile()))).containsAll(asked);
  }

  @Test
  void everyKindOfStepAndLineMoodAndPhraseStandsInTheSchema() throws IOException {
    assertThat(words(JSON.readTree(file("dialog").toFile()))).containsAll(StepReader.KINDS);
    assertThat(words(JSON.readTree(file("test").toFile()))).containsAll(RehearsalReader.KINDS);
    Set<String> hotline = words(JSON.readTree(file("hotline").toFile()));
    assertThat(hotline).containsAll(Stream.of(StockPhrase.values()).map(StockPhrase::key).toList());
    assertThat(hotline).containsAll(Stream.of(Mood.values()).map(Mood::word).toList());
  }

  @ParameterizedTest
  @CsvSource({"hotline", "dialog", "test", "queues", "dozvon"})
  void everyFieldIsDescribed(String schema) throws IOException {
    List<String> bare = new ArrayList<>();
    undescribed(JSON.readTree(file(schema).toFile()), bare);
    assertThat(bare).isEmpty();
  }

  static Stream<List<String>> mistakes() {
    return SchemaMistakes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsRefusedByTheSchemaAndByTheReader(List<String> mistake) throws IOException {
    Map<String, String> files = new TreeMap<>(ClubFiles.texts());
    String file = mistake.getFirst();
    String text = files.get(file);
    assertThat(text).contains(mistake.get(1));
    String wrong = text.replaceFirst(Pattern.quote(mistake.get(1)), mistake.get(2));
    files.put(file, wrong);
    Problems problems = new Problems();
    new HotlineReader().read("club", files, problems);
    new RehearsalReader(problems).read(files);
    assertThat(problems.list()).as("reader").isNotEmpty();
    assertThat(refusals(file, wrong)).as("schema").isNotEmpty();
  }

  private static List<String> refusals(String path, String text) throws IOException {
    String name =
        path.startsWith("tests/") ? "test" : path.startsWith("dialogs/") ? "dialog" : path;
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(JSON.readTree(file(name.replace(".yaml", "")).toFile()));
    Problems problems = new Problems();
    JsonNode json = json(YamlNode.parse(path, text, problems).orElseThrow());
    return schema.validate(json).stream().map(Object::toString).toList();
  }

  private static Path file(String schema) {
    return GroceryFiles.find("dialplans/schema/" + schema + ".schema.json").orElseThrow();
  }

  /** As editors see it: plain numbers and truth values are no texts. */
  private static JsonNode json(YamlNode node) throws IOException {
    return switch (node) {
      case YamlNode.Text text -> scalar(text);
      case YamlNode.Items items -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (YamlNode item : items.items()) {
          array.add(json(item));
        }
        yield array;
      }
      case YamlNode.Entries entries -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, YamlNode> entry : entries.entries().entrySet()) {
          object.set(entry.getKey(), json(entry.getValue()));
        }
        yield object;
      }
    };
  }

  private static JsonNode scalar(YamlNode.Text text) throws IOException {
    if (text.lead() == 0 && text.value().isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    boolean plain =
        text.lead() == 0 && text.value().matches("-?(0|[1-9]\\d*)(\\.\\d+)?|true|false");
    return plain ? JSON.readTree(text.value()) : JsonNodeFactory.instance.textNode(text.value());
  }

  private static Set<String> words(JsonNode schema) {
    Set<String> words = new TreeSet<>();
    schema
        .findValues("properties")
        .forEach(properties -> properties.fieldNames().forEachRemaining(words::add));
    collect(schema, words);
    return words;
  }

  private static void collect(JsonNode node, Set<String> words) {
    if (node.path("properties").isObject()) {
      node.path("properties").fieldNames().forEachRemaining(words::add);
    }
    node.forEach(child -> collect(child, words));
  }

  /** Fields of blocks; conditions between fields need no words. */
  private static void undescribed(JsonNode node, List<String> bare) {
    if (node.has("additionalProperties") && node.path("properties").isObject()) {
      node.path("properties")
          .properties()
          .forEach(
              field -> {
                if (!field.getValue().path("description").asText().endsWith(".")) {
                  bare.add(field.getKey());
                }
              });
    }
    node.forEach(child -> undescribed(child, bare));
  }
}
