package org.dozvon.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dozvon.models.ModelCatalogue;
import org.dozvon.models.VoiceModel;
import org.dozvon.yaml.Problems;

/**
 * The list of parts (SBOM, CycloneDX): what Maven knows of the class path, with the parts of the
 * console's scripts and the voice models added. A jar that is shipped and not listed ends the
 * build.
 */
final class Parts {
  private static final Pattern SCRIPT =
      Pattern.compile("(?m)^((?:@[a-z0-9-]+/)?[a-z0-9._-]+) ([0-9][^ ]*) \\(([^)]*)\\)$");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ObjectNode bom;
  private final ArrayNode components;
  private final ArrayNode needed;

  private Parts(ObjectNode bom) {
    this.bom = bom;
    this.components = bom.withArray("components");
    this.needed = ours(bom);
  }

  /** The parts of the built project in this folder, from the list that Maven's plugin made. */
  static Parts of(Path root, String made) throws IOException {
    Parts parts = new Parts((ObjectNode) JSON.readTree(made));
    parts.scripts(root.resolve("gateway/target/classes/web/LICENSES.txt"), root);
    parts.models(root.resolve("voice-models/models.yaml"));
    parts.everyJar(root.resolve("gateway/target/lib"));
    return parts;
  }

  String json() throws IOException {
    return JSON.writeValueAsString(bom) + "\n";
  }

  /** For people: what it is, which version, under which licence. */
  String table() {
    Set<String> lines = new TreeSet<>();
    for (JsonNode part : components) {
      String group = part.path("group").asText("");
      String name =
          group.isEmpty() ? part.path("name").asText() : group + ":" + part.path("name").asText();
      lines.add(
          "| " + name + " | " + part.path("version").asText() + " | " + licences(part) + " |");
    }
    return "# Parts by others\n\nWhat this package is made of, as its publishers describe it; `sbom.cdx.json` says the same for"
        + " programs. The licence texts are in the jars (META-INF) and, for the scripts, in the gateway's jar"
        + " (web/LICENSES.txt).\n\n| part | version | licence |\n|---|---|---|\n"
        + String.join("\n", lines)
        + "\n";
  }

  private static String licences(JsonNode part) {
    List<String> names = new ArrayList<>();
    for (JsonNode choice : part.path("licenses")) {
      JsonNode licence = choice.path("license");
      names.add(
          licence
              .path("id")
              .asText(licence.path("name").asText(choice.path("expression").asText("not told"))));
    }
    return names.isEmpty() ? "not told" : String.join("; ", names);
  }

  /** Names the whole and gives the list of what it needs. */
  private static ArrayNode ours(ObjectNode bom) {
    ObjectNode whole = (ObjectNode) bom.path("metadata").path("component");
    whole.put("name", "dozvon").put("description", "Hotline gateway for Asterisk");
    String reference = whole.path("bom-ref").asText();
    for (JsonNode entry : bom.withArray("dependencies")) {
      if (entry.path("ref").asText().equals(reference)) {
        return ((ObjectNode) entry).withArray("dependsOn");
      }
    }
    return bom.withArray("dependencies").addObject().put("ref", reference).putArray("dependsOn");
  }

  private void scripts(Path licences, Path root) throws IOException {
    JsonNode lock = JSON.readTree(root.resolve("gateway/src/main/web/package-lock.json").toFile());
    Matcher line = SCRIPT.matcher(Files.readString(licences));
    while (line.find()) {
      String name = line.group(1);
      String version = line.group(2);
      String address = "pkg:npm/" + name.replace("@", "%40") + "@" + version;
      ObjectNode part = part("library", name, version, address).put("purl", address);
      String integrity =
          lock.path("packages").path("node_modules/" + name).path("integrity").asText();
      if (!integrity.startsWith("sha512-")) {
        throw new IllegalStateException(name + " is bundled and not in package-lock.json");
      }
      byte[] hash = Base64.getDecoder().decode(integrity.substring("sha512-".length()));
      hash(part, "SHA-512", HexFormat.of().formatHex(hash));
      // A package that says nothing about its licence brings a text all the same: build.mjs sees to
      // it.
      licence(part, line.group(3).equals("undefined") ? "see web/LICENSES.txt" : line.group(3));
    }
  }

  private void models(Path file) throws IOException {
    Problems problems = new Problems();
    for (VoiceModel model :
        ModelCatalogue.read(file.toString(), Files.readString(file), problems).models()) {
      if (model.source() instanceof VoiceModel.Shipped) {
        ObjectNode part =
            part("machine-learning-model", model.name(), "1", "dozvon-model-" + model.name());
        part.put("description", model.note());
        licence(part, model.licence());
      }
    }
  }

  private ObjectNode part(String type, String name, String version, String reference) {
    needed.add(reference);
    ObjectNode part = components.addObject().put("type", type).put("bom-ref", reference);
    return part.put("name", name).put("version", version);
  }

  private static void hash(ObjectNode part, String method, String content) {
    part.withArray("hashes").addObject().put("alg", method).put("content", content);
  }

  private static void licence(ObjectNode part, String name) {
    part.putArray("licenses").addObject().putObject("license").put("name", name);
  }

  private void everyJar(Path lib) throws IOException {
    Set<String> known = new TreeSet<>();
    for (JsonNode part : components) {
      for (JsonNode hash : part.path("hashes")) {
        known.add(hash.path("content").asText());
      }
    }
    try (Stream<Path> jars = Files.list(lib)) {
      for (Path jar : jars.sorted().toList()) {
        if (!known.contains(sha256(jar))) {
          throw new IllegalStateException(
              jar.getFileName() + " is shipped and not in the list of parts");
        }
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
