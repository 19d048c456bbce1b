package org.dozvon.phonebank.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What our compose files must be; the faults are told in words. */
final class ComposeRules {
  private static final Set<String> KEYS =
      Set.of(
          "image",
          "build",
          "init",
          "restart",
          "stop_grace_period",
          "read_only",
          "tmpfs",
          "cap_drop",
          "security_opt",
          "mem_limit",
          "environment",
          "volumes",
          "networks",
          "ports",
          "depends_on",
          "healthcheck",
          "command");

  private static final Pattern TAGGED = Pattern.compile("[a-z0-9./-]+:(?!latest$)[A-Za-z0-9._-]+");
  private static final Pattern SECRET = Pattern.compile(".*(SECRET|PASSWORD|TOKEN)$");

  /** To this machine only, or to an address that a variable names and that is this machine. */
  private static final Pattern PORT =
      Pattern.compile("(127\\.0\\.0\\.1|\\$\\{[A-Z_]+:-127\\.0\\.0\\.1})(:[0-9-]+){2}(/udp)?");

  private final Path folder;
  private final ComposeFile file;
  private final List<String> faults = new ArrayList<>();

  private ComposeRules(Path folder, ComposeFile file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * What is wrong with it; empty when it is as it must be.
   *
   * @param folder that paths are relative to
   */
  static List<String> faults(Path folder, ComposeFile file) {
    ComposeRules rules = new ComposeRules(folder, file);
    file.services().forEach(rules::service);
    return rules.faults;
  }

  private void service(String name, Map<String, Object> keys) {
    keys.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> faults.add(name + ": the key " + key + " is none of ours"));
    String image = String.valueOf(keys.get("image"));
    require(TAGGED.matcher(image).matches(), name, "the image " + image + " has no tag that stays");
    require("unless-stopped".equals(keys.get("restart")), name, "it is not started again");
    require(keys.containsKey("mem_limit"), name, "it may take all memory");
    require(
        ComposeFile.texts(keys.get("security_opt")).contains("no-new-privileges:true"),
        name,
        "it may get more rights than it has");
    build(name, ComposeFile.map(keys.get("build")));
    environment(name, ComposeFile.map(keys.get("environment")));
    ComposeFile.texts(keys.get("ports")).stream()
        .filter(port -> !PORT.matcher(port).matches())
        .forEach(port -> faults.add(name + ": port " + port + " is open to everybody"));
    ComposeFile.texts(keys.get("volumes")).forEach(volume -> volume(name, volume));
    List<String> networks = ComposeFile.texts(keys.get("networks"));
    require(!networks.isEmpty(), name, "it has no network of ours");
    networks.forEach(net -> require(file.networks().containsKey(net), name, "no network " + net));
    ComposeFile.texts(keys.get("depends_on"))
        .forEach(other -> require(file.services().containsKey(other), name, "no " + other));
  }

  private void build(String name, Map<String, Object> build) {
    if (!build.isEmpty()) {
      Path context = folder.resolve(String.valueOf(build.get("context")));
      Path dockerfile = context.resolve(String.valueOf(build.get("dockerfile")));
      require(Files.isRegularFile(dockerfile), name, "there is no " + dockerfile);
    }
  }

  private void environment(String name, Map<String, Object> environment) {
    environment.forEach(
        (variable, value) -> {
          if (SECRET.matcher(variable).matches()) {
            require(
                String.valueOf(value).matches("\\$\\{[A-Z_]+:\\?.+}"),
                name,
                variable + " must come from outside, and be asked for");
          }
        });
  }

  private void volume(String name, String volume) {
    String source = volume.substring(0, volume.indexOf(':'));
    if (source.startsWith(".")) {
      require(Files.exists(folder.resolve(source)), name, "there is no " + source);
      require(volume.endsWith(":ro"), name, source + " could be written to");
    } else {
      require(file.volumes().containsKey(source), name, "no volume " + source);
    }
  }

  private void require(boolean kept, String service, String fault) {
    if (!kept) {
      faults.add(service + ": " + fault);
    }
  }
}
