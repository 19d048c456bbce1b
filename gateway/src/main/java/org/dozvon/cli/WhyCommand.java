package org.dozvon.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.dozvon.config.Configuration;
import org.dozvon.config.LocalToken;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.StoredQueues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dozvon why}: what befell a caller in the queues. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = {
      "What befell a caller in the queues: what was done and why, who went before, how it ended.",
      "Asks the running gateway, which also tells who stands before one who still waits, and why;",
      "without one, its database is read.",
      "Exit code: 0 told, 1 nothing is known of that call, 2 wrong use, 3 the database cannot be read."
    })
public final class WhyCommand extends Tool {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;

  @Parameters(
      index = "0",
      paramLabel = "CALL",
      description = "our name of the call, or Asterisk's unique id of the caller's channel")
  private String call = "";

  @Override
  int run() throws ToolException, IOException {
    if (!call.matches("[A-Za-z0-9._:-]{1,150}")) {
      throw new ToolException(
          ToolException.WRONG_USE, "call \"" + call + "\" (expected: an id, without spaces)");
    }
    Configuration configuration = configuration();
    List<String> story = story(configuration);
    if (story.isEmpty()) {
      throw new ToolException(
          ToolException.FOUND, "nothing is known of the call " + call + " in the queues");
    }
    story.forEach(out()::println);
    return 0;
  }

  private List<String> story(Configuration configuration) throws ToolException, IOException {
    HttpResponse<String> reply;
    try {
      reply =
          GatewayState.get(
              configuration.http(), "/api/why/" + call, LocalToken.find(configuration));
    } catch (IOException e) {
      return stored(configuration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolException(ToolException.CANNOT, "interrupted");
    }
    return switch (reply.statusCode()) {
      case OK -> reply.body().lines().toList();
      case NOT_FOUND -> List.of();
      case UNAUTHORIZED ->
          throw new ToolException(
              ToolException.CANNOT,
              "the gateway lets only its own user ask, who can read "
                  + LocalToken.file(configuration));
      default ->
          throw new ToolException(
              ToolException.CANNOT, "the gateway replied " + reply.statusCode());
    };
  }

  private List<String> stored(Configuration configuration) throws ToolException, IOException {
    try (Database database = Database.open(configuration.database())) {
      return new StoredQueues(database.dataSource()).story(call);
    } catch (DatabaseException e) {
      throw new ToolException(ToolException.CANNOT, e.getMessage());
    }
  }
}
