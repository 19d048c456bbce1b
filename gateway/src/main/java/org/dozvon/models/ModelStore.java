package org.dozvon.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The folder of the models on disk, the catalogue beside them. A model appears under its name only
 * when it is whole and right; whatever goes wrong before leaves the folder as it was. One process
 * at a time; methods block.
 */
public final class ModelStore {
  /** Whether a model is on disk and what it should be. */
  public enum State {
    PRESENT,
    ABSENT,
    /** On disk, but not the files that were shipped or fetched. */
    CHANGED
  }

  /** Vosk's biggest models are near 2 GB packed. */
  private static final long MAX_ZIP = 6L << 30;

  private final Path folder;
  private final LockFile locks;
  private final long maxUnpacked;

  /** A store in the folder that holds {@code models.yaml}. */
  public ModelStore(Path folder) {
    this(folder, 2 * MAX_ZIP);
  }

  ModelStore(Path folder, long maxUnpacked) {
    this.folder = folder.toAbsolutePath().normalize();
    this.locks = new LockFile(this.folder.resolve("models.lock"));
    this.maxUnpacked = maxUnpacked;
  }

  /** Where the model is or will be. */
  public Path path(VoiceModel model) {
    return switch (model.source()) {
      case VoiceModel.Shipped shipped -> folder.resolve(shipped.folder());
      case VoiceModel.Published published -> folder.resolve(model.name());
    };
  }

  /** Whether there is something under the model's name; a quick look. */
  public boolean isPresent(VoiceModel model) {
    return Files.isDirectory(path(model));
  }

  /**
   * Reads every byte of the model and compares.
   *
   * @throws ModelException when it cannot be read
   */
  public State verify(VoiceModel model) throws ModelException {
    if (!isPresent(model)) {
      return State.ABSENT;
    }
    try {
      Optional<String> expected =
          model.source() instanceof VoiceModel.Shipped
              ? model.sha256()
              : locks.find(model.name()).map(LockFile.Lock::folder);
      return expected.filter(Hashes.ofFolder(path(model))::equals).isPresent()
          ? State.PRESENT
          : State.CHANGED;
    } catch (IOException e) {
      throw new ModelException("cannot read the model " + model.name() + ": " + e, e);
    }
  }

  /**
   * Downloads, checks and unpacks a published model, replacing an older copy at the very end.
   *
   * @param progress bytes so far and in all (-1: unknown), on this thread
   * @throws ModelException when it cannot be had or is not what it should be; nothing has changed
   */
  public void fetch(VoiceModel model, BiConsumer<Long, Long> progress) throws ModelException {
    if (!(model.source() instanceof VoiceModel.Published published)) {
      throw new ModelException(model.name() + " ships with the project: there is nothing to fetch");
    }
    Path work = null;
    try {
      work = Files.createTempDirectory(folder, ".fetch-");
      Path zip = work.resolve("model.zip");
      String hash = Download.get(published.address(), zip, MAX_ZIP, progress::accept);
      compare(model, hash);
      Path unpacked = Files.createDirectory(work.resolve("unpacked"));
      Unzip.into(unpacked, zip, maxUnpacked);
      Path root = modelRoot(unpacked);
      LockFile.Lock lock = new LockFile.Lock(hash, Hashes.ofFolder(root));
      replace(root, path(model), work.resolve("old"));
      locks.put(model.name(), lock);
    } catch (IOException e) {
      throw new ModelException("cannot store the model " + model.name() + ": " + e, e);
    } finally {
      delete(work);
    }
  }

  private void compare(VoiceModel model, String hash) throws ModelException, IOException {
    Optional<String> known =
        model.sha256().isPresent()
            ? model.sha256()
            : locks.find(model.name()).map(LockFile.Lock::zip);
    Optional<String> expected = known.filter(right -> !right.equals(hash));
    if (expected.isPresent()) {
      throw new ModelException(
          "wrong checksum of "
              + model.name()
              + ": got "
              + hash
              + " (expected: "
              + expected.get()
              + "); the download was thrown away");
    }
  }

  /** Archives hold the model directly or in one folder. */
  private static Path modelRoot(Path unpacked) throws IOException, ModelException {
    List<Path> top;
    try (Stream<Path> entries = Files.list(unpacked)) {
      top = entries.toList();
    }
    Path root = top.size() == 1 && Files.isDirectory(top.getFirst()) ? top.getFirst() : unpacked;
    if (!Files.exists(root.resolve("am/final.mdl")) && !Files.exists(root.resolve("final.mdl"))) {
      throw new ModelException("the archive holds no Vosk model (expected: am/final.mdl in it)");
    }
    return root;
  }

  private static void replace(Path fresh, Path target, Path old) throws IOException {
    boolean had = Files.exists(target);
    if (had) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (had) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  private static void delete(Path work) throws ModelException {
    if (work == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new ModelException("cannot clean up " + work + ": " + e, e);
    }
  }
}
