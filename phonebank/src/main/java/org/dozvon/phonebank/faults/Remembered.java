package org.dozvon.phonebank.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Whether the call's context is what the caller had said before the fault. */
record Remembered(FaultLab lab, String moment, String call, List<String> said) {
  void into(List<String> wrong, Cell cell) throws IOException, InterruptedException {
    if (!cell.call().equals(call)) {
      wrong.add(moment + ": the agent got X-Call-Context \"" + cell.call() + "\", not " + call);
      return;
    }
    JsonNode context = lab.lab().api().context(call);
    String told = context.path("transcript").toString();
    if (context.path("caller").path("number").asText().isEmpty()) {
      wrong.add(moment + ": no context of call " + call + ": " + context);
    }
    said.stream()
        .filter(text -> !told.contains(text))
        .forEach(text -> wrong.add(moment + ": \"" + text + "\" is forgotten: " + context));
  }
}
