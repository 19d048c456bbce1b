package org.dozvon.packaging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code dozvon.yaml} that the Debian package installs: the shipped one, every relative path in
 * it made an absolute one. A path that is not where it is looked for ends the build, so the two
 * files can't drift apart.
 */
final class InstalledSettings {
  /** Where the package puts what never changes. */
  static final String SHARE = "/usr/share/dozvon/";

  /** Where the gateway keeps what it writes. */
  static final String STATE = "/var/lib/dozvon/";

  private static final Map<String, String> PLACES = places();

  private InstalledSettings() {}

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("$schema=dialplans/schema/", "$schema=" + SHARE + "dialplans/schema/");
    places.put("./dozvon run --config dozvon.yaml", "systemctl restart dozvon (docs/install.md)");
    places.put("hotlines: dialplans/hotlines", "hotlines: " + STATE + "hotlines");
    places.put("[dialplans/asterisk/", "[" + SHARE + "dialplans/asterisk/");
    places.put("en: voice-models/", "en: " + SHARE + "voice-models/");
    places.put("ru: voice-models/", "ru: " + SHARE + "voice-models/");
    places.put("folder: .dozvon/prompts", "folder: /var/cache/dozvon/prompts");
    places.put("folder: .dozvon/database", "folder: " + STATE + "database");
    places.put("outbox: .dozvon/outbox", "outbox: " + STATE + "outbox");
    places.put("folder: .dozvon/recordings", "folder: /var/spool/dozvon/recordings");
    places.put("folder: .dozvon/history", "folder: " + STATE + "history");
    return places;
  }

  /** The installed file's text, from the shipped file's. */
  static String of(String shipped) {
    String text = shipped;
    for (Map.Entry<String, String> place : PLACES.entrySet()) {
      Matcher found = Pattern.compile(Pattern.quote(place.getKey())).matcher(text);
      if (found.results().count() != 1) {
        throw new IllegalStateException(
            "dozvon.yaml has not exactly one \"" + place.getKey() + "\": say in " + me());
      }
      text = found.replaceFirst(Matcher.quoteReplacement(place.getValue()));
    }
    Matcher left =
        Pattern.compile("(?m)^[^#\n]*(\\.dozvon/|dialplans/|voice-models/).*$").matcher(text);
    while (left.find()) {
      if (!left.group().contains(SHARE)) {
        throw new IllegalStateException(
            "a relative path is left: say in " + me() + ": " + left.group());
      }
    }
    return text;
  }

  private static String me() {
    return InstalledSettings.class.getSimpleName() + " where it goes when it is installed";
  }
}
