package org.dozvon.phonebank.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.dozvon.phonebank.stack.Dockerfile.Instruction;

/** What an image of ours must be; the faults are told in words. */
final class DockerfileRules {
  private static final Pattern SECRET =
      Pattern.compile("(?i)[A-Z_]*(SECRET|PASSWORD|TOKEN)[A-Z_]*=\\S+");
  private static final Pattern TAGGED = Pattern.compile("[a-z0-9./-]+:[A-Za-z0-9._-]+");

  private final Path context;
  private final List<String> faults = new ArrayList<>();

  private DockerfileRules(Path context) {
    this.context = context;
  }

  /**
   * What is wrong with it; empty when it is as it must be.
   *
   * @param context the folder that COPY copies from
   */
  static List<String> faults(Dockerfile file, Path context) throws IOException {
    DockerfileRules rules = new DockerfileRules(context);
    rules.bases(file);
    rules.each(file);
    rules.image(file.lastStage());
    return rules.faults;
  }

  private void bases(Dockerfile file) {
    Set<String> stages = new HashSet<>();
    for (String from : file.all("FROM")) {
      String[] words = from.split("\\s+", -1);
      if (!stages.contains(words[0])) {
        require(
            TAGGED.matcher(words[0]).matches() && !words[0].endsWith(":latest"),
            "FROM " + words[0] + " has no tag that stays");
      }
      if (words.length == 3) {
        stages.add(words[2]);
      }
    }
  }

  private void each(Dockerfile file) throws IOException {
    for (Instruction one : file.instructions()) {
      switch (one.name()) {
        case "ADD", "MAINTAINER" -> faults.add(one.name() + " is not to be used");
        case "RUN" -> run(one.rest());
        case "COPY" -> copy(one.rest());
        case "ENV", "ARG" ->
            require(!SECRET.matcher(one.rest()).find(), "a secret in the image: " + one.rest());
        case "ENTRYPOINT", "CMD" ->
            require(one.rest().startsWith("["), one.name() + " has a shell around it");
        default -> {}
      }
    }
  }

  private void run(String command) {
    if (command.contains("apt-get install")) {
      require(command.contains("apt-get update"), "apt-get install with a list of another layer");
      require(command.contains("--no-install-recommends"), "apt-get takes what is not needed");
      require(command.contains("rm -rf /var/lib/apt/lists/*"), "apt's lists stay in the image");
    }
    require(!command.matches(".*\\b(sudo|curl|wget)\\b.*"), "RUN fetches by itself: " + command);
    require(!command.contains("chmod 777"), "everybody may write: " + command);
  }

  /** Sources must be there, and .dockerignore must let them through. */
  private void copy(String rest) throws IOException {
    if (rest.contains("--from=")) {
      return;
    }
    List<String> words =
        Arrays.stream(rest.split("\\s+")).filter(w -> !w.startsWith("--")).toList();
    List<String> ignore = Files.readAllLines(context.resolve(".dockerignore"));
    for (String source : words.subList(0, words.size() - 1)) {
      String plain = source.replaceFirst("/$", "");
      require(Files.exists(context.resolve(plain)), "COPY of what is not there: " + source);
      Predicate<String> lets =
          line ->
              line.startsWith("!")
                  && (plain.equals(line.substring(1))
                      || plain.startsWith(line.substring(1) + "/")
                      || line.substring(1).startsWith(plain + "/"));
      require(ignore.stream().anyMatch(lets), ".dockerignore keeps out " + source);
    }
  }

  private void image(Dockerfile last) {
    List<String> users = last.all("USER");
    require(
        !users.isEmpty() && users.getLast().matches("[1-9]\\d{3,}:[1-9]\\d{3,}"),
        "the image must run as a user with a number above 999, not as root");
    require(last.all("HEALTHCHECK").size() == 1, "no HEALTHCHECK");
    require(last.all("ENTRYPOINT").size() == 1, "no ENTRYPOINT");
    require(
        last.all("EXPOSE").stream()
            .flatMap(ports -> Arrays.stream(ports.split("[\\s/-]+")))
            .filter(port -> port.matches("\\d+"))
            .allMatch(port -> Integer.parseInt(port) > 1023),
        "a port that only root may open");
  }

  private void require(boolean kept, String fault) {
    if (!kept) {
      faults.add(fault);
    }
  }
}
