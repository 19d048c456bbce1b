package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.dozvon.models.ModelCatalogue;
import org.dozvon.models.ModelException;
import org.dozvon.models.ModelStore;
import org.dozvon.models.VoiceModel;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon models list|fetch|verify}: the voice models on disk. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "List, fetch and verify voice models.")
public final class ModelsCommand implements Callable<Integer> {
  /** What to do. */
  enum Verb {
    list,
    fetch,
    verify
  }

  private static final int WRONG_USE = 2;
  private static final int FAILED = 3;

  @Parameters(index = "0", defaultValue = "list", description = "list, fetch or verify")
  private Verb verb = Verb.list;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME",
      description = "models; list and verify: all when none")
  private List<String> names = List.of();

  @Option(
      names = "--folder",
      defaultValue = "voice-models",
      description = "where models.yaml and the models are (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("voice-models");

  @Override
  public Integer call() throws IOException {
    Path file = folder.resolve("models.yaml");
    if (!Files.isReadable(file)) {
      System.err.println("dozvon: cannot read " + file + " (expected: the list of models)");
      return WRONG_USE;
    }
    Problems problems = new Problems();
    ModelCatalogue catalogue =
        ModelCatalogue.read(file.toString(), Files.readString(file), problems);
    if (!problems.isEmpty()) {
      System.err.println(problems);
      return WRONG_USE;
    }
    ModelStore store = new ModelStore(folder);
    return switch (verb) {
      case list -> each(catalogue, namesOr(catalogue, model -> true), model -> show(store, model));
      case fetch -> each(catalogue, names, model -> fetch(store, model));
      case verify ->
          each(catalogue, namesOr(catalogue, store::isPresent), model -> verify(store, model));
    };
  }

  private static boolean show(ModelStore store, VoiceModel model) {
    System.out.printf(
        "%-28s %s  %-8s %-8s %s%n    licence: %s%n",
        model.name(),
        model.language().toLanguageTag(),
        model.size(),
        store.isPresent(model) ? "present" : "absent",
        model.note(),
        model.licence());
    return true;
  }

  /** What is done with one model; true when it is well. */
  @FunctionalInterface
  private interface Deed {
    boolean with(VoiceModel model) throws ModelException;
  }

  private static int each(ModelCatalogue catalogue, List<String> names, Deed deed) {
    if (names.isEmpty()) {
      System.err.println("dozvon: which model? See: ./dozvon models list");
      return WRONG_USE;
    }
    int code = 0;
    for (String name : names) {
      try {
        VoiceModel model = catalogue.find(name).orElse(null);
        if (model == null) {
          List<String> known = catalogue.models().stream().map(VoiceModel::name).toList();
          System.err.println("dozvon: no model \"" + name + "\"" + Nearest.hint(name, known));
          code = WRONG_USE;
        } else if (!deed.with(model)) {
          code = FAILED;
        }
      } catch (ModelException e) {
        System.err.println("dozvon: " + e.getMessage());
        code = FAILED;
      }
    }
    return code;
  }

  private static boolean fetch(ModelStore store, VoiceModel model) throws ModelException {
    System.err.println("dozvon: fetching " + model.name() + " (licence: " + model.licence() + ")");
    long[] shown = {-1};
    store.fetch(
        model,
        (bytes, total) -> {
          long tens = bytes / 10_000_000;
          if (tens > shown[0]) {
            shown[0] = tens;
            System.err.printf(
                "  %d MB%s%n", bytes / 1_000_000, total > 0 ? " of " + total / 1_000_000 : "");
          }
        });
    System.out.println(model.name() + ": fetched to " + store.path(model));
    return true;
  }

  private static boolean verify(ModelStore store, VoiceModel model) throws ModelException {
    ModelStore.State state = store.verify(model);
    System.out.println(
        model.name()
            + ": "
            + switch (state) {
              case PRESENT -> "right";
              case ABSENT -> "absent";
              case CHANGED -> "CHANGED: not the files that were shipped or fetched";
            });
    return state == ModelStore.State.PRESENT;
  }

  private List<String> namesOr(ModelCatalogue catalogue, Predicate<VoiceModel> otherwise) {
    return names.isEmpty()
        ? catalogue.models().stream().filter(otherwise).map(VoiceModel::name).toList()
        : names;
  }
}
