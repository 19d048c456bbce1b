package org.dozvon.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dozvon.config.Configuration;
import org.dozvon.config.HostPort;
import org.dozvon.config.LocalToken;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** What a running gateway tells of its hotlines ({@code GET /hotlines}). */
final class GatewayState {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private GatewayState() {}

  /**
   * One hotline.
   *
   * @param version that takes calls, 0 when none does
   * @param hash of its files
   * @param refusedHash of the files that were refused, empty when none were
   * @param problems why; none when nothing was refused
   */
  record Hotline(int version, String hash, String refusedHash, List<String> problems) {}

  /**
   * The hotline as the gateway of this configuration has it; empty when it knows none of that name.
   * The problems are told to who can read its token only.
   */
  static Optional<Hotline> ask(Configuration configuration, String name)
      throws IOException, InterruptedException {
    Problems problems = new Problems();
    return YamlNode.parse("/hotlines", read(configuration), problems)
        .flatMap(page -> page.fields(problems).node("hotlines"))
        .flatMap(
            hotlines ->
                hotlines.items().stream()
                    .map(item -> item.fields(problems))
                    .filter(item -> item.text("name", "").equals(name))
                    .findFirst())
        .map(item -> hotline(item, configuration));
  }

  private static String read(Configuration configuration) throws IOException, InterruptedException {
    HostPort http = configuration.http();
    HttpResponse<String> reply = get(http, "/hotlines", LocalToken.find(configuration));
    if (reply.statusCode() != 200) {
      throw new IOException("the gateway at " + http + " replied " + reply.statusCode());
    }
    return reply.body();
  }

  /** What the gateway at this address answers. */
  static HttpResponse<String> get(HostPort http, String path)
      throws IOException, InterruptedException {
    return get(http, path, Optional.empty());
  }

  /** The same, showing a token. */
  static HttpResponse<String> get(HostPort http, String path, Optional<String> token)
      throws IOException, InterruptedException {
    HostPort door = http.fromHere();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://" + door + path)).timeout(PATIENCE);
      token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static Hotline hotline(Fields item, Configuration configuration) {
    Fields refused = item.fields("refused");
    String refusedHash = refused.text("hash", "");
    List<String> problems = refused.texts("problems");
    boolean isUntold = !refusedHash.isEmpty() && problems.isEmpty();
    return new Hotline(
        item.integer("version", 0, Integer.MAX_VALUE, 0),
        item.text("hash", ""),
        refusedHash,
        isUntold
            ? List.of("why is told to who can read " + LocalToken.file(configuration))
            : problems);
  }
}
