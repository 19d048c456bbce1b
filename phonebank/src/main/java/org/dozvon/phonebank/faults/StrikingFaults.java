package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What breaks while calls run. */
final class StrikingFaults {
  private static final String EATS_THE_HEAP = "+74950006666";
  private static final int AMI_CUT_S = 20;
  private static final int STILL_S = 15;

  /** What a crash, the kernel's memory killer or an impatient admin does. */
  static final Fault KILLED =
      Fault.striking("gateway killed -9", lab -> gateway(lab, "KILL"), lab -> {});

  private StrikingFaults() {}

  /**
   * All of them.
   *
   * @param manager leads to Asterisk's manager, {@code voices} to the gateway's AudioSocket port
   */
  static List<Fault> all(FaultLab lab, Proxy manager, Proxy voices) {
    List<Fault> all = new ArrayList<>(ofGateway(lab, manager, voices));
    all.addAll(DatabaseFaults.ALL);
    all.addAll(ofAsterisk());
    return all;
  }

  private static List<Fault> ofGateway(FaultLab lab, Proxy manager, Proxy voices) {
    return List.of(
        KILLED,
        Fault.striking("gateway hangs (SIGSTOP)", l -> gateway(l, "STOP"), l -> {}),
        Fault.striking(
            "gateway stopped in order", StrikingFaults::stop, StrikingFaults::startAgain),
        Fault.striking("heap exhausted by one call", StrikingFaults::eatHeap, l -> {}),
        Fault.striking("out of file descriptors", StrikingFaults::noFiles, l -> {}),
        Fault.striking("disk full", StrikingFaults::fillDisk, StrikingFaults::diskIsBack),
        through("AudioSocket reset", lab, voices, Proxy.Mode.RESET),
        manager(lab, manager));
  }

  private static List<Fault> ofAsterisk() {
    return List.of(
        new Fault(
            "Asterisk: core restart now",
            Map.of(),
            StrikingFaults::restart,
            l -> {},
            Fault.Callers.REDIAL),
        new Fault(
            "Asterisk killed -9", Map.of(), StrikingFaults::crash, l -> {}, Fault.Callers.REDIAL),
        new Fault(
            "Asterisk stands still for " + STILL_S + " s",
            Map.of(),
            StrikingFaults::standStill,
            l -> l.awaitHealth("asterisk-manager", "true"),
            Fault.Callers.SIT_IT_OUT),
        Fault.striking(
            "Asterisk: core restart when convenient",
            l -> restartLater(l, "when convenient"),
            StrikingFaults::hasRestarted));
  }

  private static void gateway(FaultLab lab, String signal)
      throws IOException, InterruptedException {
    lab.lab().gateway().signal(signal);
  }

  /** SIGTERM: drains, so it is not waited for here. */
  private static void stop(FaultLab lab) {
    Thread.ofVirtual().name("stop-gateway").start(() -> lab.lab().stopGateway());
  }

  private static void startAgain(FaultLab lab) throws IOException, InterruptedException {
    lab.stopGateway();
    lab.startGateway();
  }

  private static void eatHeap(FaultLab lab) throws IOException, InterruptedException {
    FaultCaller.breakWith(lab, EATS_THE_HEAP);
  }

  private static void noFiles(FaultLab lab) throws IOException, InterruptedException {
    long pid = lab.lab().gateway().pid();
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      limit(pid, "--nofile=" + open.count() + ":");
    }
  }

  private static void fillDisk(FaultLab lab) throws IOException, InterruptedException {
    fileSize(lab, "1");
    lab.noteLog();
  }

  /** A limit for the size of files is what a full disk looks like to the one who writes. */
  private static void fileSize(FaultLab lab, String bytes)
      throws IOException, InterruptedException {
    limit(lab.lab().gateway().pid(), "--fsize=" + bytes + ":");
  }

  private static void limit(long pid, String limit) throws IOException, InterruptedException {
    new ProcessBuilder("prlimit", "--pid", Long.toString(pid), limit).inheritIO().start().waitFor();
  }

  private static void diskIsBack(FaultLab lab) throws IOException, InterruptedException {
    int logged = lab.lab().gatewayLog().length();
    fileSize(lab, "unlimited");
    if (logged != lab.loggedBefore()) {
      throw new IOException("the gateway could write its log: the fault was none");
    }
    lab.awaitHealth("database", "true");
  }

  private static Fault through(String name, FaultLab lab, Proxy voices, Proxy.Mode mode) {
    String block =
        "{listen: \"127.0.0.1:%d\", advertise: \"127.0.0.1:%d\"}"
            .formatted(lab.lab().plan().audio(), voices.port());
    return new Fault(
        name,
        Map.of("audiosocket", block),
        l -> voices.become(mode),
        l -> voices.become(Proxy.Mode.PASS),
        Fault.Callers.STAY);
  }

  private static Fault manager(FaultLab lab, Proxy manager) {
    return new Fault(
        "AMI cut for " + AMI_CUT_S + " s",
        Map.of("ami", lab.lab().plan().ami(manager.port())),
        l -> {
          manager.become(Proxy.Mode.RESET);
          l.later(AMI_CUT_S, () -> manager.become(Proxy.Mode.PASS));
        },
        l -> l.awaitHealth("asterisk-manager", "true"),
        Fault.Callers.STAY);
  }

  private static void restart(FaultLab lab) throws IOException, InterruptedException {
    lab.lab().hotline().cli("core restart now");
    TimeUnit.SECONDS.sleep(1);
    lab.lab().hotline().awaitBooted();
    lab.addAgents();
  }

  /** Asterisk's command line waits as long as Asterisk does. */
  private static void restartLater(FaultLab lab, String when) {
    lab.later(0, () -> lab.lab().hotline().cli("core restart " + when));
  }

  /** It restarts when the last call is over. */
  private static void hasRestarted(FaultLab lab) throws IOException, InterruptedException {
    lab.lab().hotline().awaitRestarted();
    lab.addAgents();
    lab.awaitHealth("asterisk-manager", "true");
  }

  private static void standStill(FaultLab lab) throws IOException, InterruptedException {
    lab.lab().hotline().freeze(Duration.ofSeconds(STILL_S));
  }

  private static void crash(FaultLab lab) throws IOException, InterruptedException {
    lab.lab().hotline().crash();
    lab.addAgents();
  }
}
