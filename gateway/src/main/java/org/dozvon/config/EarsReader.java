package org.dozvon.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dozvon.vosk.ServerSettings;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** Reads where vosk-servers are from the block {@code recognition} of dozvon.yaml. */
final class EarsReader {
  private static final Pattern ADDRESS = Pattern.compile("wss?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?");

  private static final int LAST_PORT = 65_535;

  private EarsReader() {}

  /** Without servers everything is heard here. */
  static ServerSettings read(Fields recognition, Problems problems) {
    ServerSettings usual = ServerSettings.NONE;
    Map<Locale, List<URI>> servers = new LinkedHashMap<>();
    recognition
        .fields("servers")
        .all()
        .forEach(
            (language, node) ->
                servers.put(Locale.forLanguageTag(language), addresses(node, problems)));
    return new ServerSettings(
        servers,
        recognition.duration(
            "server-timeout", Duration.ofMillis(300), Duration.ofSeconds(30), usual.patience()),
        recognition.integer("server-streams", 1, 100_000, usual.streams()),
        usual.pause());
  }

  private static List<URI> addresses(YamlNode node, Problems problems) {
    List<URI> addresses = new ArrayList<>();
    for (String address : node.texts(problems)) {
      if (ADDRESS.matcher(address).matches() && URI.create(address).getPort() <= LAST_PORT) {
        addresses.add(URI.create(address));
      } else if (!address.isEmpty()) {
        problems.add(
            node.place(), "servers: \"" + address + "\" (expected: ws://host:2700, or a list)");
      }
    }
    return addresses;
  }
}
