package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whose a file is. root, who writes what the gateway's user is to read, gives it to that user. */
record Owner(UserPrincipal user, GroupPrincipal group) {
  /** A folder for its owner alone. */
  static final FileAttribute<Set<PosixFilePermission>> ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** A file for its owner alone. */
  static final FileAttribute<Set<PosixFilePermission>> ALONE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  static Owner of(Path path) throws IOException {
    PosixFileAttributes has = Files.readAttributes(path, PosixFileAttributes.class);
    return new Owner(has.owner(), has.group());
  }

  /** Gives away a file or folder, not where a link leads; who is not root keeps what is theirs. */
  void give(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributes has = view.readAttributes();
    if (has.owner().equals(user) && has.group().equals(group)) {
      return;
    }
    try {
      view.setGroup(group);
      view.setOwner(user);
    } catch (FileSystemException e) {
      if (System.getProperty("user.name").equals("root")) {
        throw e;
      }
    }
  }

  /** The same with everything in a folder. */
  void giveAll(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.toList();
    }
    for (Path path : all) {
      give(path);
    }
  }
}
