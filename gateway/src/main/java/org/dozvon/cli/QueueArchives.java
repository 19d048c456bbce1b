package org.dozvon.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dozvon.config.Configuration;
import org.dozvon.config.HostPort;
import org.dozvon.config.LocalToken;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.QueueLines;
import org.dozvon.journal.StoredQueues;
import org.dozvon.operator.QueueRecords;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;

/**
 * What was kept of the queues: asked of the gateway while one runs, since it has the database file
 * to itself, else read from the database.
 *
 * @param where in words
 */
record QueueArchives(String where, QueueRecords records, Runnable whenDone)
    implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Opens whichever can be had. */
  static QueueArchives open(Configuration configuration) throws ToolException {
    Gateway gateway = new Gateway(configuration.http().fromHere(), LocalToken.find(configuration));
    if (gateway.answers()) {
      return new QueueArchives("the gateway at " + gateway.door, gateway, gateway.client::close);
    }
    return stored(configuration.database());
  }

  private static QueueArchives stored(DatabaseSettings settings) throws ToolException {
    if (settings.url().isEmpty() && !Files.exists(settings.folder().resolve("dozvon.mv.db"))) {
      throw new ToolException(
          ToolException.CANNOT,
          "no gateway answers and there is no database in " + settings.folder());
    }
    try {
      Database database = Database.open(settings);
      return new QueueArchives(
          "the database " + settings.where(),
          new StoredQueues(database.dataSource()),
          database::close);
    } catch (DatabaseException e) {
      throw new ToolException(
          ToolException.CANNOT, "no gateway answers over HTTP, and " + e.getMessage());
    }
  }

  @Override
  public void close() {
    whenDone.run();
  }

  /** A running gateway. */
  private static final class Gateway implements QueueRecords {
    private final HostPort door;
    private final Optional<String> token;
    private final HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Gateway(HostPort door, Optional<String> token) {
      this.door = door;
      this.token = token;
    }

    boolean answers() {
      try {
        read("/hotlines");
        return true;
      } catch (IOException e) {
        client.close();
        return false;
      }
    }

    @Override
    public List<Figures> quarters(Interval time) throws IOException {
      return all("quarters", time, Duration.ofDays(7), QueueLines::figures);
    }

    @Override
    public List<Outcome> outcomes(Interval time) throws IOException {
      return all("outcomes", time, Duration.ofHours(2), QueueLines::outcome);
    }

    private <T> List<T> all(String kind, Interval time, Duration step, Function<String, T> reader)
        throws IOException {
      List<T> found = new ArrayList<>();
      for (Instant from = time.from(); from.isBefore(time.to()); from = from.plus(step)) {
        Instant to = from.plus(step).isBefore(time.to()) ? from.plus(step) : time.to();
        try {
          read("/api/queues/" + kind + "?from=" + from + "&to=" + to)
              .lines()
              .map(reader)
              .forEach(found::add);
        } catch (IllegalArgumentException e) {
          throw new IOException("the gateway at " + door + ": " + e.getMessage(), e);
        }
      }
      return found;
    }

    private String read(String path) throws IOException {
      try {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create("http://" + door + path)).timeout(PATIENCE);
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        HttpResponse<String> reply =
            client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() == 401) {
          throw new IOException(
              "the gateway at " + door + " lets only its own user ask, who can read its api-token");
        }
        if (reply.statusCode() != 200) {
          throw new IOException("the gateway at " + door + " replied " + reply.statusCode());
        }
        return reply.body();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
