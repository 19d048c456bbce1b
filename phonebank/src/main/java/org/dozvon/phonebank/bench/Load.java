package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the machine did at one moment.
 *
 * @param cpu processor time used so far, by the name of the program
 * @param residentKb memory of the gateway that is in RAM; 0 where /proc does not tell
 */
record Load(long nanos, double average, Map<String, Duration> cpu, long residentKb) {
  static Load now(Map<String, ProcessHandle> programs) throws IOException {
    Map<String, Duration> cpu = new LinkedHashMap<>();
    programs.forEach(
        (name, handle) -> cpu.put(name, handle.info().totalCpuDuration().orElse(Duration.ZERO)));
    return new Load(
        System.nanoTime(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        cpu,
        resident(programs.get("gateway").pid()));
  }

  static long resident(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    return Files.isReadable(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        : 0;
  }

  /** Processors that each program kept busy since then, on average. */
  Map<String, Double> since(Load before) {
    Map<String, Double> cores = new LinkedHashMap<>();
    cpu.forEach(
        (name, used) ->
            cores.put(
                name,
                used.minus(before.cpu().get(name)).toNanos() / (double) (nanos - before.nanos())));
    return cores;
  }
}
