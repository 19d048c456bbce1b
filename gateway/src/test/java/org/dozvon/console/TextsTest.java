package org.dozvon.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages say, they say in both languages, and nothing that they say is missing. */
class TextsTest {
  private static final Path FOLDER = Path.of("src/main/resources/org/dozvon/console/texts");
  private static final Path TEMPLATES = Path.of("src/main/jte");

  /** A key that is written out; keys that are put together are held by the pages' own tests. */
  private static final Pattern USED = Pattern.compile("page\\.t\\(\"([a-z]+\\.[A-Za-z-]+)\"[,)]");

  static List<String> areas() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("_en.properties"))
          .map(name -> name.replace("_en.properties", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("areas")
  void bothLanguagesSayTheSame(String area) throws IOException {
    Properties english = read(area, "en");
    Properties russian = read(area, "ru");
    assertThat(russian.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    assertThat(russian.values()).noneMatch(text -> text.toString().isBlank());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(russian.getProperty(key)))
          .as(area + "." + key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void everyTextOfATemplateIsThere() throws IOException {
    Texts english = new Texts(Locale.ENGLISH);
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher used = USED.matcher(Files.readString(file));
        while (used.find()) {
          try {
            english.of(used.group(1));
          } catch (MissingResourceException e) {
            missing.add(file + ": " + used.group(1));
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher place = Pattern.compile("\\{\\d").matcher(text);
    while (place.find()) {
      places.add(place.group());
    }
    return places;
  }

  private static Properties read(String area, String language) throws IOException {
    Properties texts = new Properties();
    try (Reader file =
        Files.newBufferedReader(FOLDER.resolve(area + "_" + language + ".properties"))) {
      texts.load(file);
    }
    return texts;
  }
}
