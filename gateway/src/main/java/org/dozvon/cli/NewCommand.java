package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon new}: the folder of a small hotline that works as it is. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {
      "Make the folder of a small hotline that works as it is, beside the others.",
      "Exit code: 0 done, 2 wrong use."
    })
public final class NewCommand extends Tool {
  /** The dialplan's _[a-z]. wants two characters; longer names do not read well in a log. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  private static final Pattern QUEUE = Pattern.compile("[a-z0-9][A-Za-z0-9_-]{1,39}");

  @Parameters(index = "0", paramLabel = "NAME", description = "small letters, digits and -")
  private String name = "";

  @Option(
      names = "--languages",
      paramLabel = "en|ru",
      split = ",",
      defaultValue = "en,ru",
      description = "what it speaks (default: ${DEFAULT-VALUE})")
  private List<String> languages = List.of();

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      defaultValue = "support",
      description = "Asterisk's queue for who wants a person (default: ${DEFAULT-VALUE})")
  private String queue = "";

  @Override
  int run() throws ToolException, IOException {
    fits(NAME, "hotline", name, "2 to 40 small letters, digits and -, a letter first");
    fits(
        QUEUE, "queue", queue, "2 to 40 letters, digits, _ and -, a small letter or a digit first");
    for (String language : languages) {
      language(language);
    }
    Path folder = configuration().hotlines().resolve(name);
    if (Files.exists(folder)) {
      throw new ToolException(
          ToolException.WRONG_USE, folder + " is there already (choose another name)");
    }
    List<String> spoken = languages.stream().distinct().toList();
    for (Map.Entry<String, String> file : new Skeleton(name, spoken, queue).files().entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
      out().println("wrote " + target);
    }
    out().println("next: ./dozvon check, then ./dozvon chat " + name);
    return 0;
  }

  private static void fits(Pattern pattern, String what, String text, String expected)
      throws ToolException {
    if (!pattern.matcher(text).matches()) {
      throw new ToolException(
          ToolException.WRONG_USE, what + " \"" + text + "\" (expected: " + expected + ")");
    }
  }
}
