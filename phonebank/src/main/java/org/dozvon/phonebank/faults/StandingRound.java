package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few calls at once while something is broken all the time; agents are free. */
final class StandingRound {
  /** A caller who does something at the first chance. */
  record Way(String label, String number, FaultCaller.Doing does) {}

  /** Ways to a person. */
  static final List<Way> WAYS =
      List.of(
          new Way("presses 0", "+74950000301", caller -> caller.press("0")),
          new Way("says operator", "+74950000302", caller -> caller.say("person-1")),
          new Way("asks the bot", "+74950000303", caller -> caller.say("balance-1")));

  /** Callers for whom a route is broken, by the last digit of their number. */
  static List<Way> broken(int digit) {
    return List.of(
        new Way("look-up", "+7495000020" + digit, caller -> caller.say("person-1")),
        new Way("in the dialog", "+7495000021" + digit, caller -> caller.say("balance-1")),
        new Way("hand-over", "+7495000022" + digit, caller -> caller.say("person-1")));
  }

  private final FaultLab lab;

  StandingRound(FaultLab lab) {
    this.lab = lab;
  }

  Row play(Fault fault, List<Way> ways) throws IOException, InterruptedException {
    lab.clear();
    lab.freeAgents();
    fault.strike(lab);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<Cell>> calls = new LinkedHashMap<>();
      for (Way way : ways) {
        calls.put(way.label(), threads.submit(() -> call(way)));
      }
      Map<String, Cell> cells = new LinkedHashMap<>();
      for (Map.Entry<String, Future<Cell>> call : calls.entrySet()) {
        cells.put(call.getKey(), Cell.of(call.getValue()));
      }
      fault.mend(lab);
      return new Row(fault.name(), cells, new Leaks(lab).left());
    }
  }

  private Cell call(Way way) throws IOException, InterruptedException {
    try (FaultCaller caller = new FaultCaller(lab, way.number())) {
      caller.dial();
      return caller.toPerson(System.nanoTime(), way.does(), Fault.MOST_SILENCE);
    }
  }
}
