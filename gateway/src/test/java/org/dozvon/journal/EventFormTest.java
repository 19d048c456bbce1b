package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.dozvon.operator.PlainView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves the house has the form that was promised, version by version. */
class EventFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AT = Instant.parse("2026-11-28T13:00:00.250Z");

  static Stream<CallEvent> everyEvent() {
    return Arrays.stream(CallEvent.class.getPermittedSubclasses()).map(EventFormTest::sample);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void everyKindOfEventFitsTheSchema(CallEvent event) throws IOException {
    assertThat(refusals(form(event))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void whatIsLeftOutOrHasAnotherKindIsRefused(CallEvent event) throws IOException {
    JsonNode whole = JSON.readTree(form(event));
    for (String member : whole.path("data").properties().stream().map(Map.Entry::getKey).toList()) {
      JsonNode less = whole.deepCopy();
      ((com.fasterxml.jackson.databind.node.ObjectNode) less.path("data")).remove(member);
      assertThat(refusals(less.toString())).as("without %s", member).isNotEmpty();
      JsonNode other = whole.deepCopy();
      ((com.fasterxml.jackson.databind.node.ObjectNode) other.path("data")).put(member, true);
      assertThat(refusals(other.toString())).as("a flag as %s", member).isNotEmpty();
    }
  }

  /** A member that is new in the program and missing in the schema would be no promise. */
  @ParameterizedTest
  @MethodSource("everyEvent")
  void theSchemaNamesEveryMemberOfAnEvent(CallEvent event) throws IOException {
    Set<String> named = new TreeSet<>();
    for (JsonNode rule : JSON.readTree(schemaText()).path("allOf")) {
      String type = rule.path("if").path("properties").path("type").path("const").asText();
      if (type.equals("org.dozvon.call." + event.getClass().getSimpleName() + ".v1")) {
        rule.path("then")
            .path("properties")
            .path("data")
            .path("properties")
            .fieldNames()
            .forEachRemaining(named::add);
      }
    }
    Set<String> told = new TreeSet<>();
    JSON.readTree(form(event)).path("data").fieldNames().forEachRemaining(told::add);
    assertThat(named).isEqualTo(told);
  }

  /**
   * Version 1 as it was when it was published. A line that changes here breaks somebody's reader:
   * what is needed is a version 2.
   */
  @Test
  void versionOneStaysAsItIs() throws IOException {
    List<String> now = new ArrayList<>();
    everyEvent().forEach(event -> now.add(form(event)));
    try (InputStream file = getClass().getResourceAsStream("call-events-1.jsonl")) {
      List<String> published =
          new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(now).containsExactlyElementsOf(published);
    }
  }

  private static String form(CallEvent event) {
    try {
      return EventForm.of(
          new OutboxTable.Waiting(
              42,
              event.call().value(),
              event.getClass().getSimpleName(),
              event.at(),
              JSON.writeValueAsString(PlainView.of(event))),
          "/dozvon");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> refusals(String event) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schemaText());
    return schema.validate(JSON.readTree(event)).stream().map(Object::toString).toList();
  }

  private static String schemaText() throws IOException {
    try (InputStream file = EventForm.class.getResourceAsStream("call-event-1.schema.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** An event of this kind with a value in each component. */
  private static CallEvent sample(Class<?> kind) {
    try {
      RecordComponent[] components = kind.getRecordComponents();
      Object[] values = Arrays.stream(components).map(EventFormTest::value).toArray();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return (CallEvent) kind.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(RecordComponent component) {
    Map<Class<?>, Object> values = new LinkedHashMap<>();
    values.put(CallId.class, new CallId("c0ffee"));
    values.put(Instant.class, AT);
    values.put(String.class, "a " + component.getName());
    values.put(Caller.class, new Caller("+74950004471", "Anna", "88005550100"));
    values.put(Locale.class, Locale.of("ru"));
    values.put(ProfileChoice.class, new ProfileChoice(Profile.GENTLE, "caller record: gentle"));
    values.put(double.class, 0.75);
    values.put(int.class, 3);
    values.put(Duration.class, Duration.ofMillis(1500));
    values.put(Map.class, Map.of("card", "770000004471"));
    values.put(
        Ending.class,
        new Ending(Ending.Result.SERVED, Ending.Party.CALLER, "the caller said goodbye"));
    Object value = values.get(component.getType());
    if (value == null) {
      throw new IllegalStateException("no sample of " + component);
    }
    return value;
  }
}
