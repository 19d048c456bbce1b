package org.dozvon.phonebank.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fault did.
 *
 * @param cells by the label of the caller's moment or doing, in order
 * @param after what was wrong when all calls were over
 */
record Row(String fault, Map<String, Cell> cells, List<String> after) {
  Row {
    cells = new LinkedHashMap<>(cells);
    after = List.copyOf(after);
  }

  boolean isOk() {
    return after.isEmpty() && cells.values().stream().allMatch(Cell::isOk);
  }
}
