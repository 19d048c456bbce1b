package org.dozvon.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What went wrong with a file, in words: many of Java's exceptions name the path and no more. */
final class FileTrouble {
  private FileTrouble() {}

  /** One line. */
  static String of(IOException e) {
    String said = Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
    return switch (e) {
      case AccessDeniedException denied ->
          denied.getFile()
              + ": permission denied (for the user "
              + System.getProperty("user.name")
              + ")";
      case NoSuchFileException none -> none.getFile() + ": no such file or folder";
      case FileAlreadyExistsException there -> there.getFile() + ": is there already";
      case NotDirectoryException file -> file.getFile() + ": is no folder";
      case DirectoryNotEmptyException full -> full.getFile() + ": is not empty";
      default -> said;
    };
  }

  static String of(UncheckedIOException e) {
    return of(e.getCause());
  }
}
