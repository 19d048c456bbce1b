package org.dozvon.phonebank.faults;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Rows with the same columns, as text. */
final class FaultTable {
  private FaultTable() {}

  private static Set<String> columns(List<Row> rows) {
    return rows.stream()
        .map(row -> row.cells().keySet())
        .max(Comparator.comparingInt(Set::size))
        .orElse(Set.of());
  }

  static String of(List<Row> rows) {
    StringBuilder out = new StringBuilder();
    out.append(String.format("%-34s", "longest silence, s"));
    columns(rows).forEach(label -> out.append(String.format(" %-13s", label)));
    out.append('\n');
    for (Row row : rows) {
      out.append(String.format("%-34s", row.fault()));
      row.cells().values().forEach(cell -> out.append(String.format(" %-13s", cell.brief())));
      out.append('\n');
    }
    for (Row row : rows) {
      row.cells()
          .forEach(
              (label, cell) -> {
                if (!cell.isOk()) {
                  out.append("  " + row.fault() + ", " + label + ": " + cell.details() + "\n");
                }
              });
      row.after().forEach(wrong -> out.append("  " + row.fault() + ", after: " + wrong + "\n"));
    }
    return out.toString();
  }
}
