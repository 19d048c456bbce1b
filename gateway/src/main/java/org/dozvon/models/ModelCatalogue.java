package org.dozvon.models;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/** The models that {@code models.yaml} names. */
public record ModelCatalogue(List<VoiceModel> models) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public ModelCatalogue {
    models = List.copyOf(models);
  }

  /**
   * Reads a catalogue; every mistake is added to the problems.
   *
   * @param file its name for messages
   */
  public static ModelCatalogue read(String file, String text, Problems problems) {
    List<VoiceModel> models = new ArrayList<>();
    YamlNode.parse(file, text, problems)
        .ifPresent(
            root -> {
              Fields fields = root.fields(problems);
              Set<String> names = new HashSet<>();
              fields
                  .required("models")
                  .ifPresent(
                      list ->
                          list.items().forEach(item -> models.add(model(item, names, problems))));
              fields.done();
            });
    return new ModelCatalogue(models);
  }

  /** The model of this name. */
  public Optional<VoiceModel> find(String name) {
    return models.stream().filter(model -> model.name().equals(name)).findFirst();
  }

  private static VoiceModel model(YamlNode node, Set<String> names, Problems problems) {
    Fields fields = node.fields(problems);
    String name = fields.text("name");
    if (!NAME.matcher(name).matches() && !name.isEmpty()) {
      problems.add(fields.place("name"), "name: \"" + name + "\" (expected: a-z 0-9 . -)");
    }
    if (!names.add(name)) {
      problems.add(fields.place("name"), "\"" + name + "\" stands twice in the list");
    }
    Locale language =
        fields.choice(
            "language", Map.of("en", Locale.ENGLISH, "ru", Locale.of("ru")), Locale.ENGLISH);
    fields.choice("kind", Map.of("recognition", true), true);
    VoiceModel model =
        new VoiceModel(
            name,
            language,
            source(fields, problems),
            fields.text("licence"),
            fields.text("size"),
            hash(fields, problems),
            fields.text("note", ""));
    fields.done();
    return model;
  }

  private static VoiceModel.Source source(Fields fields, Problems problems) {
    String folder = fields.text("shipped", "");
    String address = fields.text("address", "");
    if (folder.isEmpty() == address.isEmpty()) {
      problems.add(fields.place(), "either \"shipped\" or \"address\" is expected");
      return new VoiceModel.Shipped("");
    }
    if (!folder.isEmpty()) {
      if (!NAME.matcher(folder).matches()) {
        problems.add(fields.place("shipped"), "shipped: a folder beside this file is expected");
      }
      return new VoiceModel.Shipped(folder);
    }
    try {
      URI uri = URI.create(address);
      if ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) {
        return new VoiceModel.Published(uri);
      }
    } catch (IllegalArgumentException e) {
      // reported below, like another scheme
    }
    problems.add(fields.place("address"), "address: \"" + address + "\" (expected: https://...)");
    return new VoiceModel.Shipped("");
  }

  private static Optional<String> hash(Fields fields, Problems problems) {
    String text = fields.text("sha256");
    if (text.isEmpty() || text.equals("unknown")) {
      return Optional.empty();
    }
    if (!HASH.matcher(text).matches()) {
      problems.add(
          fields.place("sha256"), "sha256: \"" + text + "\" (expected: 64 hex digits or unknown)");
    }
    return Optional.of(text);
  }
}
