package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * New contents for some folders and files, all or none of them. The new ones are made ready first,
 * each inside its folder, then everything changes place by renaming; when one of these fails, those
 * before it are taken back. A folder itself stays, with its owner and mode, and may be a mount
 * point in a folder of somebody else's. What was there is kept in it, as {@code
 * .before-restore-TIME}.
 */
final class Exchange implements AutoCloseable {
  private static final String KEPT = ".before-restore-";
  private static final String FRESH = ".restoring-";

  private final String time;
  private final List<Folder> folders = new ArrayList<>();
  private final List<Move> files = new ArrayList<>();
  private final Deque<Path> made = new ArrayDeque<>();
  private final Deque<Move> done = new ArrayDeque<>();

  /** The exchange failed on its way, and so did the way back. */
  static final class HalfDoneException extends IOException {
    private static final long serialVersionUID = 1L;

    HalfDoneException(IOException why) {
      super(FileTrouble.of(why), why);
    }
  }

  private record Folder(Path place, Path fresh, Path kept, Predicate<Path> isOld) {}

  private record Move(Path from, Path to) {
    void run() throws IOException {
      // A rename would silently replace a file.
      if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(to.toString());
      }
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    Move back() {
      return new Move(to, from);
    }
  }

  /**
   * @param time in the names of what is kept
   */
  Exchange(String time) {
    this.time = time;
  }

  /** Whether this lies in what an exchange has kept: not a part of the folder any more. */
  static boolean isKept(Path within) {
    for (Path name : within) {
      if (name.toString().startsWith(KEPT) || name.toString().startsWith(FRESH)) {
        return true;
      }
    }
    return false;
  }

  /**
   * An empty folder for what shall be in a place, which is made when there is none.
   *
   * @param isOld what is taken out of it for that
   */
  Path folder(Path place, Predicate<Path> isOld) throws IOException {
    makeFolder(place);
    Path fresh = Files.createDirectory(free(place.resolve(FRESH + time)), Owner.ALONE);
    Path kept = free(place.resolve(KEPT + time));
    folders.add(
        new Folder(place, fresh, kept, path -> isOld.test(path) && !isKept(path.getFileName())));
    return fresh;
  }

  /** Another text for a file, which keeps its owner and mode; a new one is for us alone. */
  void file(Path place, String text) throws IOException {
    makeFolder(place.toAbsolutePath().getParent());
    Path fresh = free(place.resolveSibling("." + place.getFileName() + FRESH + time));
    Files.createFile(fresh, Owner.ALONE_FILE);
    made.push(fresh);
    Files.writeString(fresh, text);
    if (Files.exists(place)) {
      Owner.of(place).give(fresh);
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(place));
      String name = place.getFileName().toString();
      files.add(new Move(place, free(place.resolveSibling(name + KEPT + time))));
    }
    files.add(new Move(fresh, place));
  }

  /** Exchanges all. What is kept where. */
  List<Path> commit() throws IOException {
    List<Path> kept = new ArrayList<>();
    for (Folder folder : folders) {
      Owner.of(folder.place()).giveAll(folder.fresh());
    }
    try {
      for (Move move : files) {
        run(move);
        if (move.to().toString().contains(KEPT)) {
          kept.add(move.to());
        }
      }
      for (Folder folder : folders) {
        if (exchange(folder)) {
          kept.add(folder.kept());
        }
      }
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
    done.clear();
    made.clear();
    return kept;
  }

  private boolean exchange(Folder folder) throws IOException {
    List<Path> old = in(folder.place()).stream().filter(folder.isOld()).toList();
    if (!old.isEmpty()) {
      made.push(Files.createDirectory(folder.kept(), Owner.ALONE));
      Owner.of(folder.place()).give(folder.kept());
    }
    for (Path path : old) {
      run(new Move(path, folder.kept().resolve(path.getFileName())));
    }
    for (Path path : in(folder.fresh())) {
      run(new Move(path, folder.place().resolve(path.getFileName())));
    }
    return !old.isEmpty();
  }

  private void run(Move move) throws IOException {
    move.run();
    done.push(move);
  }

  private void takeBack(IOException why) throws HalfDoneException {
    try {
      while (!done.isEmpty()) {
        done.pop().back().run();
      }
    } catch (IOException e) {
      e.addSuppressed(why);
      throw new HalfDoneException(e);
    }
  }

  /** Nothing is left of what was made ready; nor, without a commit, of folders that were made. */
  @Override
  public void close() throws IOException {
    for (Folder folder : folders) {
      delete(folder.fresh());
    }
    while (!made.isEmpty()) {
      Files.deleteIfExists(made.pop());
    }
  }

  private void makeFolder(Path place) throws IOException {
    Path above = place.toAbsolutePath().normalize();
    Deque<Path> missing = new ArrayDeque<>();
    while (!Files.exists(above)) {
      missing.push(above);
      above = above.getParent();
    }
    for (Path folder : missing) {
      made.push(Files.createDirectory(folder));
      Owner.of(above).give(folder);
    }
  }

  private static Path free(Path wanted) {
    Path path = wanted;
    for (int again = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); again++) {
      path = wanted.resolveSibling(wanted.getFileName() + "-" + again);
    }
    return path;
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
      for (Path path : in(tree)) {
        delete(path);
      }
    }
    Files.deleteIfExists(tree);
  }
}
