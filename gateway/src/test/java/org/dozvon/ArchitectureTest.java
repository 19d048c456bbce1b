package org.dozvon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the map: who may import whom, and where each library may be known. */
@AnalyzeClasses(
    packages = "org.dozvon",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
  /** A row may import only rows above it. */
  private static final List<String> ROWS =
      List.of(
          "call",
          "audio",
          "yaml", // values
          "timetable",
          "agi",
          "audiosocket", // languages
          "speech",
          "wording",
          "understanding",
          "expression",
          "staffing",
          "scale",
          "insight",
          "queue",
          "callback",
          "keeper",
          "simulation",
          "dialog", // brains
          "operator",
          "people",
          "handover",
          "voicebot",
          "ivr",
          "chat"); // sessions

  private static final List<String> EDGES =
      List.of(
          "server",
          "vosk",
          "marytts",
          "voices",
          "camel",
          "ami",
          "journal",
          "console",
          "dialplan",
          "models",
          "publishing",
          "telemetry",
          "access");

  /** What wires the others and sees them all; the empty name is Main's. */
  private static final List<String> ROOTS = List.of("cli", "config", "");

  /** Where each library may be known. */
  private static final Map<String, List<String>> HOMES =
      Map.ofEntries(
          Map.entry("org.vosk..", List.of("vosk")),
          Map.entry("com.sun.jna..", List.of("vosk")),
          Map.entry("marytts..", List.of("marytts")),
          Map.entry("org.apache.camel..", List.of("camel")),
          Map.entry("org.apache.kafka..", List.of("camel")),
          Map.entry("org.asteriskjava..", List.of("ami")),
          Map.entry("com.ibm.icu..", List.of("wording")),
          Map.entry("org.apache.lucene..", List.of("understanding")),
          Map.entry("org.apache.commons.jexl3..", List.of("expression")),
          Map.entry("org.snakeyaml..", List.of("yaml")),
          Map.entry("java.sql..", List.of("journal", "config", "camel")),
          Map.entry("javax.sql..", List.of("journal", "config", "camel")),
          Map.entry("org.postgresql..", List.of("journal")),
          Map.entry("org.h2..", List.of("journal")),
          Map.entry("com.zaxxer..", List.of("journal")),
          Map.entry("org.jdbi..", List.of("journal")),
          Map.entry("org.flywaydb..", List.of("journal")),
          Map.entry("picocli..", List.of("cli")),
          Map.entry("io.micrometer..", List.of("journal")),
          Map.entry("io.opentelemetry..", List.of("telemetry")),
          Map.entry("ch.qos.logback..", List.of("telemetry")),
          Map.entry("com.github.difflib..", List.of("publishing")),
          Map.entry("io.netty.bootstrap..", List.of("server")),
          Map.entry("io.javalin..", List.of("console")),
          Map.entry("org.eclipse.jetty..", List.of("console")),
          Map.entry("gg.jte..", List.of("console")),
          Map.entry("org.bouncycastle..", List.of("access")),
          Map.entry("com.nimbusds..", List.of("access")),
          Map.entry("com.fasterxml.jackson..", List.of("vosk", "camel", "journal", "console")));

  @ArchTest
  static final ArchRule rowsImportOnlyRowsAbove =
      ArchRuleDefinition.classes().should(importOnlyWhatItsRowMay());

  @ArchTest
  static final ArchRule valuesAndBrainsKnowNoThreadClockOrLogger =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.dozvon.call..",
              "org.dozvon.audio..",
              "org.dozvon.yaml..",
              "org.dozvon.timetable..",
              "org.dozvon.agi..",
              "org.dozvon.audiosocket..",
              "org.dozvon.speech..",
              "org.dozvon.wording..",
              "org.dozvon.understanding..",
              "org.dozvon.expression..",
              "org.dozvon.staffing..",
              "org.dozvon.scale..",
              "org.dozvon.insight..",
              "org.dozvon.queue..",
              "org.dozvon.callback..",
              "org.dozvon.keeper..",
              "org.dozvon.simulation..",
              "org.dozvon.dialog..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "java.util.concurrent")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule librariesStayAtHome =
      ArchRuleDefinition.classes().should(useLibrariesOnlyAtHome());

  @Test
  void aPackageThatStandsNowhereIsClosed() {
    assertThat(allowed("unheard-of", "call")).isFalse();
    assertThat(allowed("config", "unheard-of")).isFalse();
    assertThat(allowed("config", "journal")).isTrue();
    assertThat(allowed("journal", "config")).isFalse();
  }

  private static ArchCondition<JavaClass> importOnlyWhatItsRowMay() {
    return new ArchCondition<>("import only rows above, and no edge another edge") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        String from = part(origin);
        origin.getDirectDependenciesFromSelf().stream()
            .filter(d -> d.getTargetClass().getPackageName().startsWith("org.dozvon"))
            .filter(d -> !allowed(from, part(d.getTargetClass())))
            .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> useLibrariesOnlyAtHome() {
    return new ArchCondition<>("use each library only in its own package") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        origin
            .getDirectDependenciesFromSelf()
            .forEach(
                d ->
                    HOMES.forEach(
                        (library, homes) -> {
                          String prefix = library.substring(0, library.length() - 2);
                          if (d.getTargetClass().getPackageName().startsWith(prefix)
                              && !homes.contains(part(origin))) {
                            events.add(SimpleConditionEvent.violated(d, d.getDescription()));
                          }
                        }));
      }
    };
  }

  private static boolean allowed(String from, String to) {
    if (from.equals(to)) {
      return true;
    }
    int row = ROWS.indexOf(from);
    if (row >= 0) {
      int target = ROWS.indexOf(to);
      return target >= 0 && target < row;
    }
    if (EDGES.contains(from)) {
      return ROWS.contains(to);
    }
    // A package that stands in no list may use nothing and be used by nobody: give it its place.
    return ROOTS.contains(from) && (ROWS.contains(to) || EDGES.contains(to) || ROOTS.contains(to));
  }

  /** The first package name below {@code org.dozvon}. */
  private static String part(JavaClass type) {
    String name = type.getPackageName().substring("org.dozvon".length());
    return name.replaceFirst("^\\.", "").replaceFirst("\\..*", "");
  }
}
