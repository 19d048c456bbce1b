package org.dozvon;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Holds the walls of CONTRIBUTING: no file above 400 lines, no method above 40, from its return
 * type to its closing brace.
 */
class HouseNumbersTest {
  private static final int LONGEST_FILE = 400;
  private static final int LONGEST_METHOD = 40;

  /** Those that stand above the wall still. The list may only shrink. */
  private static final Set<String> STILL_TOO_LONG = Set.of("HotlineReader.read");

  private static List<Path> sources(String folder) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : List.of("gateway", "phonebank", "packaging")) {
      Path root = Path.of("..", module, folder);
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
        }
      }
    }
    return found;
  }

  @Test
  void noFileIsLongerThan400Lines() throws IOException {
    List<Path> files = new ArrayList<>(sources("src/main/java"));
    files.addAll(sources("src/test/java"));
    Set<String> tooLong = new TreeSet<>();
    for (Path file : files) {
      try (Stream<String> lines = Files.lines(file)) {
        long count = lines.count();
        String name = file.getFileName().toString().replace(".java", "");
        if (count > LONGEST_FILE && !STILL_TOO_LONG.contains(name)) {
          tooLong.add(file + ": " + count);
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(1_000);
    assertThat(tooLong).isEmpty();
  }

  @Test
  void noMethodIsLongerThan40Lines() throws IOException {
    assertThat(tooLong(sources("src/main/java"))).isSubsetOf(STILL_TOO_LONG);
  }

  @Test
  void aMethodIsCountedFromItsTypeToItsBrace(@org.junit.jupiter.api.io.TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("Sample.java");
    String body = "\n".repeat(LONGEST_METHOD - 1);
    Files.writeString(
        file,
        "class Sample {\n  /** Of 40 lines. */\n  @Deprecated\n  static int fits() {%s}\n  Sample() {%s\n  }\n}\n"
            .formatted(body.replaceFirst("\n", "\nreturn 1;"), body));
    assertThat(tooLong(List.of(file))).containsExactly("Sample.<init>");
  }

  /** As {@code Type.method}, for the file's first type. */
  private static Set<String> tooLong(List<Path> files) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    Set<String> found = new TreeSet<>();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              javac.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new LongMethods(positions, found).scan(unit, null);
      }
    }
    return found;
  }

  private static final class LongMethods extends TreePathScanner<Void, Void> {
    private final SourcePositions positions;
    private final Set<String> found;

    LongMethods(SourcePositions positions, Set<String> found) {
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      Optional<Tree> type = Optional.ofNullable(method.getReturnType());
      long from = positions.getStartPosition(unit, type.orElse(method));
      long to = positions.getEndPosition(unit, method);
      if (from >= 0 && to >= 0) {
        long lines =
            unit.getLineMap().getLineNumber(to) - unit.getLineMap().getLineNumber(from) + 1;
        if (lines > LONGEST_METHOD) {
          String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
          found.add(file.replace(".java", "") + "." + method.getName());
        }
      }
      return super.visitMethod(method, null);
    }
  }
}
