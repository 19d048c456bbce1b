package org.dozvon.console.dialogs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dozvon.operator.workshop.WorkFile;

/**
 * A hotline's files as a list of folders. Pure.
 *
 * @param folder empty: the hotline's own
 */
public record Tree(String folder, List<Leaf> files) {
  /** Copies. */
  public Tree {
    files = List.copyOf(files);
  }

  /** A file by its name within the folder. */
  public record Leaf(String name, WorkFile file) {}

  /** The hotline's own files first, then its folders by name. */
  public static List<Tree> of(List<WorkFile> files) {
    Map<String, List<Leaf>> folders = new TreeMap<>();
    for (WorkFile file : files) {
      int slash = file.path().indexOf('/');
      String folder = slash < 0 ? "" : file.path().substring(0, slash);
      folders
          .computeIfAbsent(folder, name -> new ArrayList<>())
          .add(new Leaf(file.path().substring(slash + 1), file));
    }
    return folders.entrySet().stream().map(e -> new Tree(e.getKey(), e.getValue())).toList();
  }
}
