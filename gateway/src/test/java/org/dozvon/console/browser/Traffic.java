package org.dozvon.console.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** Every request that the pages of a browser made, from the browser's own record of its network. */
public final class Traffic {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WITHIN = Set.of("data", "blob", "about", "chrome", "devtools");
  private static final Set<String> SENT =
      Set.of("Network.requestWillBeSent", "Network.webSocketCreated");

  private final ChromeDriver driver;
  private final List<String> requests = new ArrayList<>();

  Traffic(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * The addresses of all requests so far, in their order; data: and blob: addresses, which reach no
   * network, are left out.
   */
  public List<String> requests() {
    driver
        .manage()
        .logs()
        .get(LogType.PERFORMANCE)
        .getAll()
        .forEach(entry -> record(entry.getMessage()));
    return List.copyOf(requests);
  }

  /**
   * The requests that went anywhere else than to a server; empty when the pages work without a
   * network.
   */
  public List<String> strangers(URI server) {
    return requests().stream()
        .filter(address -> !address.startsWith("http://" + server.getAuthority() + "/"))
        .toList();
  }

  /** Forgets what was asked for until now. */
  public void forget() {
    requests();
    requests.clear();
  }

  private void record(String line) {
    try {
      JsonNode message = JSON.readTree(line).path("message");
      if (!SENT.contains(message.path("method").asText())) {
        return;
      }
      JsonNode params = message.path("params");
      String address = params.path("request").path("url").asText(params.path("url").asText());
      String scheme =
          address.substring(0, Math.max(address.indexOf(':'), 0)).toLowerCase(Locale.ROOT);
      if (!WITHIN.contains(scheme)) {
        requests.add(address);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the browser's record is no JSON: " + line, e);
    }
  }
}
