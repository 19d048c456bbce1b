package org.dozvon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.dozvon.testing.Recordings;
import picocli.CommandLine;

/**
 * A command that was run: its exit code and what it printed.
 *
 * @param out with what it complained about
 */
record ToolRun(int code, String out) {
  /** Runs {@code dozvon} with these arguments. */
  static ToolRun of(String... arguments) {
    return run(RunCommand.Root.commandLine(), arguments);
  }

  /** Talks to a hotline: these lines are typed. */
  static ToolRun chat(String typed, String... arguments) {
    return run(new CommandLine(new ChatCommand(new StringReader(typed))), arguments);
  }

  private static ToolRun run(CommandLine command, String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code = command.setOut(out).setErr(out).execute(arguments);
    return new ToolRun(code, said.toString());
  }

  /** A configuration with the shipped hotline, models and voices that keeps its prompts there. */
  static Path config(Path folder) {
    Path home = Recordings.folder("dialplans").getParent();
    Map<String, String> lines =
        Map.of(
            "hotlines",
            home.resolve("dialplans/hotlines").toString(),
            "models",
            "{en: "
                + Recordings.model(Recordings.LANGUAGES.get(0))
                + ", ru: "
                + Recordings.model(Recordings.LANGUAGES.get(1))
                + "}",
            "voices",
            "{en: {engine: marytts, voice: cmu-slt-hsmm}}",
            "prompt-cache",
            "{folder: " + folder.resolve("prompts") + "}");
    try {
      return Files.writeString(
          folder.resolve("dozvon.yaml"),
          lines.entrySet().stream()
              .map(line -> line.getKey() + ": " + line.getValue() + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
