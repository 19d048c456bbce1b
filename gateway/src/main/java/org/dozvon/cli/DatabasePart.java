package org.dozvon.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dozvon.config.Configuration;
import org.dozvon.config.HostPort;
import org.dozvon.config.LocalToken;
import org.dozvon.journal.DatabaseCopy;

/**
 * The database's file for a backup: asked of the gateway while one runs, since it has the file to
 * itself, else copied.
 */
final class DatabasePart {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Configuration configuration;

  DatabasePart(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Writes the copy; says where it is from, empty when there is no database yet.
   *
   * @param file that is not there yet
   */
  Optional<String> copyTo(Path file) throws ToolException, IOException {
    Optional<String> token = LocalToken.find(configuration);
    if (token.isPresent() && isThere()) {
      Optional<String> asked = ask(token.get(), file);
      if (asked.isPresent()) {
        return asked;
      }
    }
    try {
      DatabaseCopy.ofClosed(configuration.database().folder(), file);
      return Optional.of("no gateway runs, copied from " + configuration.database().where());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ToolException(
          ToolException.CANNOT,
          "no gateway answers at " + door() + ", and " + e.getMessage() + "; start or stop it");
    }
  }

  /** Whether somebody listens; one who hangs would be waited for in vain. */
  private boolean isThere() throws ToolException, IOException {
    try {
      RunningGateway there = RunningGateway.at(configuration.http());
      if (there == RunningGateway.SILENT) {
        throw new ToolException(
            ToolException.CANNOT,
            "the gateway at " + door() + " does not answer: no backup was made; start it again");
      }
      return there != RunningGateway.NOBODY;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Empty when nobody listens there. */
  private Optional<String> ask(String token, Path file) throws ToolException, IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + door() + "/api/backup/database"))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + token)
              .build();
      HttpResponse<Path> reply = reply(client, request, file);
      if (reply.statusCode() == 200) {
        return Optional.of("copied by the gateway at " + door() + ", which goes on");
      }
      String said = Files.readString(file);
      throw new ToolException(
          ToolException.CANNOT,
          "the gateway at " + door() + " replied " + reply.statusCode() + ": " + said.strip());
    } catch (java.net.ConnectException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** For as long as it takes, so long as the gateway lives: the copy is made before its answer. */
  private HttpResponse<Path> reply(HttpClient client, HttpRequest request, Path file)
      throws ToolException, IOException, InterruptedException {
    CompletableFuture<HttpResponse<Path>> coming =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.ofFile(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    while (true) {
      try {
        return coming.get(LOOK.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        try {
          isThere();
        } catch (ToolException hangs) {
          client.shutdownNow();
          throw hangs;
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failed) {
          throw failed;
        }
        throw new IOException(e.getCause());
      }
    }
  }

  private HostPort door() {
    return configuration.http().fromHere();
  }
}
