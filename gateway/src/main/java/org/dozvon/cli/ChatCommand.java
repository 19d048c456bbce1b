package org.dozvon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.call.Profile;
import org.dozvon.camel.RoutesException;
import org.dozvon.chat.Chat;
import org.dozvon.chat.ChatRoutes;
import org.dozvon.chat.RouteDesk;
import org.dozvon.config.Configuration;
import org.dozvon.config.DemoRoutes;
import org.dozvon.dialog.Hotline;
import org.dozvon.journal.DatabaseException;
import org.dozvon.publishing.HotlineFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon chat}: talk to a hotline by typing. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = {
      "Talk to a hotline's dialogs by typing; /help there tells what can be typed.",
      "Its routes run on a database in memory with its demo data. Nothing waits for real time."
    })
public final class ChatCommand extends Tool {
  private final Reader input;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "HOTLINE",
      description = "its name or its folder (default: the only one there is)")
  private Optional<String> wanted = Optional.empty();

  @Option(names = "--language", paramLabel = "en|ru", description = "what the caller speaks")
  private Optional<String> language = Optional.empty();

  @Option(names = "--gentle", description = "the caller is treated gently")
  private boolean gentle;

  @Option(names = "--caller", paramLabel = "NUMBER", description = "who calls; is looked up")
  private Optional<String> caller = Optional.empty();

  @Option(names = "--no-routes", description = "you are asked what the routes answer")
  private boolean noRoutes;

  @Option(
      names = "--noise",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "so many of 100 words are misheard, 0..100")
  private int noise;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "another seed, other misheard words (default: ${DEFAULT-VALUE})")
  private long seed;

  public ChatCommand() {
    this(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  /** With the typed lines from elsewhere. */
  ChatCommand(Reader input) {
    this.input = input;
  }

  @Override
  int run() throws ToolException, IOException {
    if (noise < 0 || noise > 100) {
      throw new ToolException(ToolException.WRONG_USE, "--noise " + noise + " (expected: 0..100)");
    }
    Configuration configuration = configuration();
    HotlineFiles files = files(wanted, configuration);
    Hotline hotline = read(files);
    Locale spoken = language(language, hotline);
    BufferedReader lines = new BufferedReader(input);
    TerminalScreen screen =
        new TerminalScreen(
            out(), Boolean.getBoolean("dozvon.colour"), !Boolean.getBoolean("dozvon.typing"));
    try (ChatRoutes routes = routes(files, screen, lines)) {
      screen.note(routes.who() + "; /help tells what can be typed");
      Profile profile = gentle ? Profile.GENTLE : Profile.STANDARD;
      Chat chat =
          new Chat(
              hotline,
              configuration.ivr().profiles(),
              Year.now(ZoneOffset.UTC).getValue(),
              screen,
              new RouteDesk(routes),
              new Chat.Start(spoken, profile, noise / 100.0, seed));
      chat.open(caller.orElse(""));
      talk(chat, screen, lines);
    }
    return 0;
  }

  /** Talks until the input ends or the typist wants no more. */
  private static void talk(Chat chat, TerminalScreen screen, BufferedReader lines)
      throws IOException {
    screen.prompt();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      screen.typed(line);
      if (line.strip().equals("/quit")) {
        return;
      }
      chat.take(line);
      screen.prompt();
    }
    screen.end();
  }

  private ChatRoutes routes(HotlineFiles files, TerminalScreen screen, BufferedReader lines)
      throws IOException {
    if (noRoutes || files.routeTexts().isEmpty()) {
      return new TypedRoutes(screen, () -> next(lines));
    }
    try {
      return DemoRoutes.start(files.scripts(), files.routeTexts());
    } catch (RoutesException | DatabaseException e) {
      screen.note("the routes do not start here: " + e.getMessage());
      return new TypedRoutes(screen, () -> next(lines));
    }
  }

  private static String next(BufferedReader lines) {
    try {
      String line = lines.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
