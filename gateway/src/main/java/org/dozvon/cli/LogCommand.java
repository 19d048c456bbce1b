package org.dozvon.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.dozvon.config.Configuration;
import org.dozvon.config.HostPort;
import org.dozvon.config.LocalToken;
import org.dozvon.operator.LogLevel;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon log}: how much the running gateway tells in its log. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = {
      "How much the running gateway tells in its log; with a logger and a level this is changed,",
      "until the gateway's next start or for some time. dozvon.yaml (log.levels) has the lasting ones.",
      "Exit code: 0 done, 1 refused, 2 wrong use, 3 no gateway answers."
    })
public final class LogCommand extends Tool {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "LOGGER",
      description = "a package or class such as org.dozvon.ami, or root (default: show them all)")
  private Optional<String> logger = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "LEVEL",
      description = "off, error, warn, info, debug or trace")
  private Optional<String> level = Optional.empty();

  @Option(names = "--for", paramLabel = "TIME", description = "such as 15m; then it is as before")
  private Optional<String> time = Optional.empty();

  @Override
  int run() throws ToolException, IOException {
    Optional<String> change = change();
    Configuration configuration = configuration();
    HttpResponse<String> reply = ask(configuration, change);
    if (reply.statusCode() == UNAUTHORIZED) {
      throw new ToolException(
          ToolException.CANNOT,
          "the gateway lets only its own user ask, who can read " + LocalToken.file(configuration));
    }
    if (reply.statusCode() != OK) {
      throw new ToolException(ToolException.FOUND, "refused: " + why(reply.body()));
    }
    show(reply.body());
    return 0;
  }

  /** The gateway's sentence, or whatever came in place of it. */
  private static String why(String reply) {
    Problems problems = new Problems();
    return YamlNode.parse("/api/log", reply, problems)
        .map(page -> page.fields(problems).text("error", ""))
        .filter(sentence -> !sentence.isEmpty())
        .orElse(reply.strip());
  }

  /** What is to be changed, as JSON; empty: nothing. */
  private Optional<String> change() throws ToolException {
    if (logger.isEmpty()) {
      return Optional.empty();
    }
    if (level.flatMap(LogLevel::called).isEmpty()) {
      throw new ToolException(
          ToolException.WRONG_USE,
          "LEVEL: \"" + level.orElse("") + "\" (expected: off, error, warn, info, debug or trace)");
    }
    if (!logger.get().matches("[A-Za-z0-9_.$-]{1,150}")) {
      throw new ToolException(
          ToolException.WRONG_USE, "LOGGER (expected: a package or class, or root)");
    }
    if (time.isPresent() && Fields.parseDuration(time.get()).isEmpty()) {
      throw new ToolException(
          ToolException.WRONG_USE, "--for: \"" + time.get() + "\" (expected: such as 30s or 15m)");
    }
    String limit = time.map(it -> ",\"for\":\"" + it + "\"").orElse("");
    return Optional.of(
        "{\"logger\":\"" + logger.get() + "\",\"level\":\"" + level.get() + "\"" + limit + "}");
  }

  private static HttpResponse<String> ask(Configuration configuration, Optional<String> change)
      throws ToolException {
    HostPort door = configuration.http().fromHere();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + door + "/api/log")).timeout(PATIENCE);
    LocalToken.find(configuration)
        .ifPresent(token -> request.header("Authorization", "Bearer " + token));
    change.ifPresent(
        body ->
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new ToolException(ToolException.CANNOT, "no gateway answers at " + door);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolException(ToolException.CANNOT, "interrupted");
    }
  }

  /** {@code org.dozvon.ami debug info again in 14m 59s}. */
  private void show(String reply) {
    Problems problems = new Problems();
    Map<String, YamlNode> loggers =
        YamlNode.parse("/api/log", reply, problems)
            .map(page -> page.fields(problems).fields("loggers").all())
            .orElse(Map.of());
    int width = loggers.keySet().stream().mapToInt(String::length).max().orElse(0);
    loggers.forEach(
        (name, node) -> {
          Fields setting = node.fields(problems);
          String back = setting.text("back", "");
          int seconds = setting.integer("seconds", 0, Integer.MAX_VALUE, 0);
          out()
              .println(
                  (name + " ".repeat(width - name.length() + 2))
                      + setting.text("level", "")
                      + (back.isEmpty() ? "" : "   " + back + " again in " + seconds + " s"));
        });
  }
}
